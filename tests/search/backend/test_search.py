import pytest
from modelsearch.query import MATCH_ALL, Boost, Fuzzy, Phrase, PlainText
from wagtail.models import Page

from search.backend import narrowing
from search.backend.lexicon import Lexicon

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(backend, add_page):
    for title in ["Warm homes for carers", "Homes that are warm", "Tŷ Gofal Llŷn", "Plan B"]:
        add_page(title, live=title != "Plan B")


def test_words_are_found_in_any_form(backend, pages, titles):
    assert titles(backend.search("caring home", Page)) == set()
    assert titles(backend.search("carer home", Page)) == {"Warm homes for carers"}


def test_accents_do_not_matter(backend, pages, titles):
    assert titles(backend.search("ty llyn", Page)) == {"Tŷ Gofal Llŷn"}
    assert titles(backend.search("tŷ llŷn", Page)) == {"Tŷ Gofal Llŷn"}


def test_a_phrase_needs_its_words_in_order(backend, pages, titles):
    assert titles(backend.search(Phrase("warm homes"), Page)) == {"Warm homes for carers"}


def test_one_letter_words_are_found(backend, pages, titles):
    assert titles(backend.search("b", Page)) == {"Plan B"}


@pytest.mark.parametrize("typed", ["carrers", "carer", "carres for", "cærers"])
def test_near_words_are_found_on_asking(backend, pages, titles, typed):
    assert "Warm homes for carers" in titles(backend.search(Fuzzy(typed), Page))


def test_near_words_are_not_found_unasked(backend, pages, titles):
    assert titles(backend.search("carres", Page)) == set()


def test_a_long_question_is_compared_with_near_words_only_so_often(backend, pages, monkeypatch):
    compared = []
    monkeypatch.setattr(Lexicon, "near", lambda self, word: compared.append(word) or {})

    list(backend.search(Fuzzy(" ".join(f"word{number}" for number in range(50))), Page))

    assert len(compared) == 8


def test_right_spelling_comes_before_near_ones(backend, add_page):
    add_page("The coast"), add_page("The coats")

    found = backend.search(Fuzzy("coats"), Page)

    assert [page.title for page in found] == ["The coats", "The coast"]


def test_beginnings_of_words_complete_them(backend, pages, titles):
    assert titles(backend.autocomplete("ho wa", Page)) == {
        "Warm homes for carers",
        "Homes that are warm",
    }
    assert titles(backend.autocomplete("llŷ", Page)) == {"Tŷ Gofal Llŷn"}
    assert titles(backend.autocomplete("omes", Page)) == set()


def test_a_boosted_part_leads(backend, pages):
    plan, homes = PlainText("plan"), PlainText("gofal")

    assert backend.search(Boost(plan, 5) | homes, Page)[0].title == "Plan B"
    assert backend.search(plan | Boost(homes, 5), Page)[0].title == "Tŷ Gofal Llŷn"


def test_the_queryset_decides_what_shows(backend, pages, titles):
    assert titles(backend.search("plan", Page)) == {"Plan B"}
    assert titles(backend.search("plan", Page.objects.live())) == set()


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("\x00", id="NUL alone"),
        pytest.param("warm\x00\x07", id="control characters"),
        pytest.param("warm " * 20_000, id="100 kB"),
        pytest.param("x" * 100_000, id="one endless word"),
        pytest.param('"*?:()[]~^ AND OR NOT', id="query syntax"),
        pytest.param("\ud800", id="half a surrogate pair"),
        pytest.param("🏠", id="picture"),
    ],
)
def test_odd_questions_are_answered(backend, pages, typed, caplog):
    for query in (typed, Fuzzy(typed), Phrase(typed)):
        list(backend.search(query, Page))
    list(backend.autocomplete(typed, Page))

    assert not caplog.records


def test_text_with_control_characters_can_be_indexed(backend, add_page, titles):
    page = add_page("Damp")
    # Not saved: SQLite would keep a NUL, and PostgreSQL refuses it.
    page.title = "Damp\x00 and mould\x1e"
    backend.add(page)

    assert titles(backend.search("damp mould", Page)) == {"Damp"}


def test_scores_come_in_order_and_follow_slices(backend, pages):
    results = backend.search(PlainText("warm homes carers", operator="or"), Page)

    scores = results.scores()

    assert [pk for pk, _ in scores] == [page.pk for page in results]
    assert [score for _, score in scores] == sorted((s for _, s in scores), reverse=True)
    assert results[1:2].scores() == scores[1:2]


def test_equals_keep_the_order_of_the_queryset(backend, pages):
    by_title = backend.search(MATCH_ALL, Page.objects.filter(depth=2).order_by("-title"))

    titles = [page.title for page in by_title if page.title != "Welcome to your new Wagtail site!"]
    assert titles == sorted(titles, reverse=True)


@pytest.mark.parametrize("few", [1, 500])
def test_many_hits_are_narrowed_like_few(backend, pages, titles, monkeypatch, few):
    monkeypatch.setattr(narrowing, "FEW", few)

    results = backend.search("homes", Page.objects.live())

    assert titles(results) == {"Warm homes for carers", "Homes that are warm"}
    assert results.facet("live") == {True: 2}


def test_facets_count_all_results_whatever_the_slice(backend, pages):
    results = backend.search(PlainText("homes plan", operator="or"), Page)

    assert list(results[:1].facet("live").items()) == [(True, 2), (False, 1)]


def test_a_page_of_results_takes_two_queries(backend, pages, django_assert_num_queries):
    results = backend.search("homes", Page)

    with django_assert_num_queries(2):
        assert results.count() == 2
        assert len(results[:20]) == 2


def test_a_sliced_queryset_can_be_searched(backend, pages):
    first = Page.objects.order_by("title")[:2]

    assert all(page in list(first) for page in backend.search(MATCH_ALL, first))


def test_vocabulary_gives_words_as_written(backend, pages):
    words = backend.vocabulary(Page)

    assert words["homes"] == 2
    assert words["tŷ"] == 1
