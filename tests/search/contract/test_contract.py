"""What every engine promises: the same hits, counts, marks and corrections for the same cases.

It runs on Whoosh and on the database at hand: SQLite in a plain run, and PostgreSQL in the run
that test_on_postgresql.py starts.
"""

import numpy as np
import pytest

from search.engines import current_engine
from search.library import current_library
from search.passages import highlights
from search.service import search_case_studies

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        # Accents and Welsh letters
        ("tŷ", {"ty"}),
        ("ty", {"ty"}),
        ("TY", {"ty"}),
        ("llyn", {"ty"}),
        ("ynys mon", {"mon"}),
        ('"ynys môn"', {"mon"}),
        ("cafe", {"cafe"}),
        ("café", {"cafe"}),
        # Apostrophes
        ("st helens", {"helens", "helen's"}),
        ("st helen's", {"helens", "helen's"}),
        ("St Helen’s", {"helens", "helen's"}),
        ('"st helens"', {"helens", "helen's"}),
        ("don't close", {"don't"}),
        ("dont close", {"don't"}),
        # Hyphens and slashes
        ("multi-agency", {"hyphen", "no hyphen", "apart"}),
        ('"multi-agency"', {"hyphen", "no hyphen"}),
        ('"multi agency"', {"hyphen", "no hyphen"}),
        ("health/care record", {"slash"}),
        ('"care record"', {"slash"}),
        ('"and or carers"', {"slash"}),
        ("covid 19", {"number"}),
        ("COVID-19", {"number"}),
        # Acronyms, numbers and single letters
        ("marac", {"marac"}),
        ("MARAC", {"marac"}),
        ("A&E", {"a&e"}),
        ('"a e"', {"a&e"}),
        ("111", {"number"}),
        ("plan b", {"plan b"}),
        ("vitamin e", {"e"}),
        # Forms of a word
        ("warden", {"warden", "community"}),
        ("wardens", {"warden", "community"}),
        ("warden's", {"warden", "community"}),
        ("WARDENS’", {"warden", "community"}),
        ("homeless", {"homeless"}),
        # Phrases with small words
        ('"out of hospital"', {"out of"}),
        ('"out at hospital"', {"out at"}),
        ("rehabilitation out of hospital", {"out of", "out at"}),
        ('"hospital out"', set()),
        # No phrase from one field, or one value, into the next
        ('"everybody a multi agency"', set()),
        ('"warden wardens"', set()),
        ('"hub one door"', set()),
        # Beginnings
        ("commiss*", {"commissioning"}),
        ("comm* land", {"community"}),
        ("gob*", {"ty"}),
        ("zzz*", set()),
        # Either, and without
        ("marac OR winter", {"marac", "plan b"}),
        ("weymouth OR “ynys môn” OR café", {"warden", "mon", "cafe"}),
        ("wardens -weymouth", {"community"}),
        ('rehabilitation -"out of hospital"', {"out at"}),
        ("agency -multi-agency", {"apart"}),
        ("wardens -wey*", {"community"}),
        ("wardens -wardens", set()),
        # Words of the same meaning
        ("emergency department", {"a&e"}),
        ("roundsman", {"warden", "community"}),
        # Some will do where none has all
        ("weymouth vitamin", {"warden", "e"}),
        # Nothing, and not a word
        ("zeppelin", set()),
        ("%_", None),
        ("' OR 99=99 --", set()),
        ('":*&|!<->()', None),
    ],
)  # fmt: skip
def test_hits(names, pages, question, expected):
    results = search_case_studies(q=question)

    assert set(names(results)) == (set(pages) if expected is None else expected)
    assert not results.is_simple


def test_only_an_excluded_word_leaves_all_the_others(names, pages):
    assert set(names(search_case_studies(q="-wardens"))) == set(pages) - {"warden", "community"}


@pytest.mark.parametrize(
    ("question", "best"), [("warden", "warden"), ("community", "community"), ("plan b", "plan b")]
)
def test_the_best_hit(names, question, best):
    assert names(search_case_studies(q=question))[0] == best


@pytest.mark.parametrize(
    ("asked", "facet", "counts"),
    [
        ({"q": "st helens"}, "status", {"running": 1, "stopped": 1}),
        ({"q": "st helens", "status": ["stopped"]}, "status", {"running": 1, "stopped": 1}),
        ({"q": "st helens", "status": ["stopped"]}, "sector", {"policing": 1}),
        ({"sector": ["health"]}, "sector", {"health": 2, "housing": 17, "policing": 4}),
        ({"q": "multi agency"}, "year", {"2019": 2, "2001": 1}),
    ],
)
def test_facet_counts(names, asked, facet, counts):
    assert search_case_studies(**asked).counts[facet] == counts


@pytest.mark.parametrize(
    ("question", "marks"),
    [
        ("nurses", ["<mark>Nurses</mark> and/or carers typed it twice."]),
        ('"carers typed"', ["Nurses and/or <mark>carers typed</mark> it twice."]),
        ("A&E", ["<mark>A&amp;E</mark> staff were not told."]),
        ("warden weymouth", ["<mark>Wardens</mark> walked. A <mark>warden’s</mark> round."]),
    ],
)
def test_marks(names, question, marks):
    results = search_case_studies(q=question)
    (found,) = highlights(results[:], results.matches.terms).values()

    shown = [found.summary] if found.summary else []
    assert [*shown, *(passage.text for passage in found.passages)] == marks


@pytest.mark.parametrize(
    ("question", "correction"),
    [
        ("weymoth", "weymouth"),
        ("homelesness", "homelessness"),
        ("wardens weymuoth", "wardens weymouth"),
        ("gobiath", "gobaith"),
        ("rehabilitaton -hospital", ""),
        ("comissioning*", ""),
        ("MARACS", ""),
        ("MRAC", ""),
        ("b", ""),
        ("11l", ""),
        ("zeppelin", ""),
        ("cafe", ""),
        ("roundsman", ""),
    ],
)
def test_corrections(names, question, correction):
    assert search_case_studies(q=question).correction == correction


def test_words_are_told_as_written_with_the_cases_that_have_them(pages):
    keys = [pages[name].pk for name in ("ty", "warden", "don't", "mon")]

    words = current_engine().vocabulary(np.sort(np.array(keys)))

    wanted = ("tŷ", "llŷn", "ynys", "môn", "wardens", "warden", "don't", "hull", "zeppelin")
    assert {word: words.get(word, 0) for word in wanted} == {
        "tŷ": 1, "llŷn": 1, "ynys": 1, "môn": 1, "wardens": 1, "warden": 1, "don't": 1,
        "hull": 4, "zeppelin": 0,
    }  # fmt: skip
    assert "marac" not in words


def test_a_case_written_anew_is_found_by_its_new_words_only(names, pages):
    backend_index = current_engine().backend.get_index_for_model(type(pages["ty"]))
    before = current_library(), current_engine().stamp()
    page = type(pages["ty"]).objects.get(pk=pages["plan b"].pk)
    page.title = "Icebergs"
    backend_index.add_items(type(page), [page])
    try:
        assert names(search_case_studies(q="icebergs")) == ["plan b"]
        assert names(search_case_studies(q='"plan b"')) == []
        assert current_engine().stamp() != before[1]
    finally:
        backend_index.add_items(type(page), [pages["plan b"]])


def test_the_backend_answers_the_admins_questions_alike(names, pages):
    backend = current_engine().backend

    found = {
        question: {page.title for page in backend.search(question, type(pages["ty"]).objects.all())}
        for question in ("st helen's", "wardens")
    }

    assert found == {
        "st helen's": {pages["helens"].title, pages["helen's"].title},
        "wardens": {pages["warden"].title, pages["community"].title},
    }
