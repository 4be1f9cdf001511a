import pytest

from search.backend.text import fold, stem, words
from search.passages import highlights
from search.passages.finding import beginning_of
from search.passages.intent import asked_for
from search.passages.marking import LENGTH, best, find, marked, piece, spans_of
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


# --- Choosing, without a database ----------------------------------------------------------------


def best_of(*texts, words, **options):
    return [(row.where, row.text) for row in best(texts, terms(*words), **options)]


def test_the_sentences_with_most_of_the_words_near_together_come_first():
    texts = [
        ("Problem", "Otters were lost. " + "They wait. " * 40 + "Herons too."),
        ("Results", "It rained. Otters and herons came back. Nobody knew why."),
    ]

    found = best_of(*texts, words=["otter", "heron"], most=1)

    assert found == [
        ("Results", "<mark>Otters</mark> and <mark>herons</mark> came back. Nobody knew why.")
    ]


def test_a_long_sentence_is_cut_between_words():
    text = "It was said that " * 30 + "otters swim" + " and on they went" * 30 + "."

    [(_, shown)] = best_of(("Problem", text), words=["otter"], most=1)

    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert "<mark>otters</mark> swim" in shown
    assert len(shown) < LENGTH + 40


def test_a_long_first_sentence_is_no_place_for_words_of_the_next():
    text = "Otters swim " + "far " * LENGTH + "away. Herons wait for otters."

    first, second = spans_of(find(text, terms("otter", "heron")))

    assert [hit.term for hit in first.hits] == [("otter",)]
    assert [hit.term for hit in second.hits] == [("heron",), ("otter",)]


def test_the_section_that_was_asked_for_comes_first():
    texts = [("problem", "Otters and herons were lost."), ("wrong", "Otters ate the fish.")]

    found = best_of(*texts, words=["otter", "heron"], most=1, preferred={"wrong"})

    assert found == [("wrong", "<mark>Otters</mark> ate the fish.")]


def test_a_phrase_does_not_run_from_one_text_into_the_next():
    texts = [("a", "We built the key"), ("b", "Worker found")]

    assert best_of(*texts, words=["key worker"]) == []


@pytest.mark.parametrize(
    ("question", "sections"),
    [
        ("what went wrong with data sharing", {"wrong"}),
        ("projects that failed", {"wrong"}),
        ("how much does it cost", {"resources"}),
        ("evidence and lessons", {"results", "carry_on"}),
        ("otters", set()),
    ],
)
def test_a_question_asks_for_sections(question, sections):
    assert asked_for(question) == sections


@pytest.mark.parametrize(
    ("text", "wanted", "expected"),
    [
        ("Tŷ Gwyn", "ty", "<mark>Tŷ</mark> Gwyn"),
        ("Café", "cafe", "<mark>Café</mark>"),
        ("Hoping for a possibility", "hope", "<mark>Hoping</mark> for a possibility"),
        ("Hoping for a possibility", "possibl", "Hoping for a <mark>possibility</mark>"),
        ("An agency dying", "die", "An agency <mark>dying</mark>"),
        ("Unshared, shared", "share", "Unshared, <mark>shared</mark>"),
        ("They're here; re-use", "re", "They&#x27;re here; <mark>re</mark>-use"),
        ("The council’s plan", "council", "The <mark>council’s</mark> plan"),
    ],
)
def test_every_form_of_a_word_is_found(text, wanted, expected):
    assert marked(find(text, terms(wanted))) == expected


def test_every_word_begins_as_its_stem_promises():
    text = """agencies agreement ambulances analysis authorities budgets cared carers caring cities
        commissioning communities councils dying employability families hopefully hopping housing
        integration joined lives lying organisational partnerships policies possibility police
        prevention probably responsibilities safely services sharing skies studies supported
        sustainability tried utilities voluntary vulnerabilities wellbeing"""

    for word in words(text):
        assert fold(word).startswith(beginning_of(stem(word))), word


def test_a_text_that_stands_in_two_sections_is_shown_once():
    texts = [("problem", "A shared care record."), ("done", "A shared  care record.")]

    assert len(best_of(*texts, words=["share", "care", "record"])) == 1


def test_a_second_passage_of_a_section_marks_another_word():
    texts = [("done", "Otters swim."), ("done", "Otters play."), ("done", "Herons and otters.")]

    found = [text for _, text in best_of(*texts[:2], words=["otter", "heron"])]
    assert found == ["<mark>Otters</mark> swim."]
    assert len(best_of(*texts, words=["otter", "heron"])) == 1
    texts[2] = ("done", "Herons nest.")
    assert len(best_of(*texts, words=["otter", "heron"])) == 2
