"""What the index answers by itself, before the database has its say."""

import numpy as np
import pytest
from modelsearch.query import And, Not, Or, Phrase, PlainText
from wagtail.models import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def pages(backend, add_page):
    backend.reset_indexes()
    titles = ["Damp homes", "Mould", "Damp mould", "Heat"]
    return {title: add_page(title) for title in titles}


def test_every_match_comes_with_its_key_and_score(backend, pages):
    keys, scores = backend.match(Or([PlainText("damp"), PlainText("mould")]), Page)

    assert keys.dtype == np.int64
    assert scores.dtype == np.float32
    found = dict(zip(keys.tolist(), scores.tolist(), strict=True))
    assert found.keys() == {pages[title].pk for title in ["Damp homes", "Mould", "Damp mould"]}
    assert max(found, key=found.get) == pages["Damp mould"].pk


def test_the_index_is_asked_without_the_database(backend, pages, django_assert_num_queries):
    with django_assert_num_queries(0):
        backend.match(PlainText("damp"), Page)
        backend.vocabulary(Page)
        backend.stamp(Page)


def test_words_are_counted_among_some_documents_alone(backend, pages):
    some = np.array([pages["Damp homes"].pk, pages["Mould"].pk, 10**6])

    assert backend.vocabulary(Page, among=some) == {"damp": 1, "homes": 1, "mould": 1}
    assert backend.vocabulary(Page, among=some[:0]) == {}


def test_words_of_deleted_documents_are_not_counted(backend, pages):
    pages["Heat"].delete()
    pages["Mould"].title = "Spores"
    pages["Mould"].save()

    assert backend.vocabulary(Page) == {"damp": 2, "homes": 1, "mould": 1, "spores": 1}


def test_the_stamp_changes_with_every_commit_and_only_then(backend, pages):
    before = backend.stamp(Page)
    assert backend.stamp(Page) == before
    pages["Heat"].save()

    assert backend.stamp(Page) != before
    assert hash(backend.stamp(Page)) is not None


def test_a_missing_index_answers_with_nothing(backend):
    assert len(backend.match(PlainText("damp"), Page).keys) == 0
    assert backend.stamp(Page) is None
    assert backend.explain(PlainText("damp"), Page, 1) == []


def test_a_score_is_the_sum_of_what_is_explained(backend, pages):
    query = And([PlainText("damp"), Not(PlainText("heat")), Phrase("damp mould")])
    key = pages["Damp mould"].pk
    hits = backend.match(query, Page)

    rows = backend.explain(query, Page, key)

    assert sum(row[-1] for row in rows) == pytest.approx(hits.scores[hits.keys == key][0])
    assert {row[1] for row in rows} == {"damp", "mould"}
    assert backend.explain(query, Page, 10**6) == []


def test_memory_stays_within_what_is_allowed(settings, backend, pages):
    backend.posting_cache_mb = 0.002
    readers = backend.get_index_for_model(Page).readers
    readers.cache_bytes, readers.kept = 2_000, None

    for word in ["damp", "mould", "heat", "homes", "nothing", "nobody"]:
        backend.match(PlainText(word), Page)

    assert 0 < backend.memory(Page)["cache"] <= 2_000
