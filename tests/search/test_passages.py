import pytest

from search.passages import highlights
from search.passages.marking import LENGTH, find, marked, piece
from search.service import search_case_studies
from tests.factories.cases import statement


def terms(*texts):
    return frozenset(tuple(text.split()) for text in texts)


# --- Marking, without a database ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        pytest.param("Wardens walk", terms("warden"), "<mark>Wardens</mark> walk", id="by stem"),
        pytest.param("Key workers keep keys", terms("key worker"),
                     "<mark>Key workers</mark> keep keys", id="a phrase as a whole"),
        pytest.param("A & B <b>warden</b>", terms("warden"),
                     "A &amp; B &lt;b&gt;<mark>warden</mark>&lt;/b&gt;", id="escaped"),
        pytest.param("<script>alert(1)</script>", terms("script"),
                     "&lt;<mark>script</mark>&gt;alert(1)&lt;/<mark>script</mark>&gt;",
                     id="a script is only text"),
        pytest.param("Nothing here", terms("warden"), "Nothing here", id="nothing to mark"),
    ],
)  # fmt: skip
def test_marked(text, wanted, expected):
    assert marked(find(text, wanted)) == expected


def test_a_piece_of_a_long_text_holds_the_words_and_ends_between_words():
    text = "before " * 100 + "otters & herons " + "after " * 100

    shown = piece(find(text, terms("otter", "heron")))

    assert "<mark>otters</mark> &amp; <mark>herons</mark>" in shown
    assert shown.startswith("… before ")
    assert shown.endswith("after …")
    assert len(shown) < LENGTH + 60


# --- From the library --------------------------------------------------------------------------


def passages(**question):
    results = search_case_studies(**question)
    return next(iter(highlights(results[:], results.matches.terms).values()), None)


@pytest.mark.django_db
def test_the_summary_comes_first_and_two_passages_are_the_most(add_case):
    add_case(
        "Case",
        summary="Otters came back.",
        problem="No otters were left.",
        went_wrong=[statement("Otters ate the fish.")],
    )

    found = passages(q="otters")

    assert found.summary == "<mark>Otters</mark> came back."
    assert [(str(row.where), row.text) for row in found.passages] == [
        ("Problem", "No <mark>otters</mark> were left.")
    ]


@pytest.mark.django_db
def test_a_passage_shows_what_the_summary_does_not(add_case):
    add_case(
        "Case",
        summary="Otters came back.",
        problem="No otters were left.",
        went_wrong=[statement("Herons ate the fish.")],
    )

    found = passages(q="otters herons")

    assert [row.text for row in found.passages] == ["<mark>Herons</mark> ate the fish."]


@pytest.mark.django_db
def test_without_a_question_nothing_is_marked(add_case):
    add_case("Case")

    assert passages() is None


@pytest.mark.django_db
def test_a_draft_is_not_shown_in_a_passage(add_case):
    page = add_case("Case", went_wrong=[statement("Otters ate the fish.")])
    page.who_it_serves = "Otters, as a secret draft says."
    page.save_revision()

    assert [row.text for row in passages(q="otters").passages] == [
        "<mark>Otters</mark> ate the fish."
    ]
