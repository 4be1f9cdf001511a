"""The engine finds what Whoosh finds, with the same scores, whatever is asked of whatever."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.backend.engine import Engine, sidecar
from search.backend.engine.queries import And, Boost, Every, Not, Or, Phrase, Prefix, Term
from tests.search.backend.engine.oracle import Oracle

WEIGHTS = {"title": 2.0, "body": 1.0, "note": 0.5}
WORDS = ["damp", "dampers", "data", "mould", "mouldy", "heat", "plan", "plans", "house", "dawn"]
TERMS = ["damp", "damper", "data", "mould", "mouldi", "heat", "plan", "hous", "dawn", "absent"]

# Different sizes, so that documents are looked up in both ways.
SIZES = [1, 7, 60, 300]


def text(chance: random.Random, most: int) -> str:
    # The first words are the commonest, as in a language.
    return " ".join(
        WORDS[min(int(chance.expovariate(0.45)), len(WORDS) - 1)]
        for _ in range(chance.randrange(most))
    )


def document(chance: random.Random, key: int) -> dict:
    return {
        "key": key,
        "title": text(chance, 5),
        "body": text(chance, 40) + " damp" * (400 if key % 41 == 0 else 0),
        "note": text(chance, 3),
    }


@pytest.fixture(scope="module", params=SIZES)
def engine(request, tmp_path_factory):
    """Several segments, some of them merged, with documents replaced and removed in each."""
    chance, size = random.Random(request.param), request.param
    engine = Engine(tmp_path_factory.mktemp("index"), WEIGHTS)
    for part in range(7):
        keys = range(part * size, (part + 1) * size)
        engine.add(document(chance, key) for key in keys)
    engine.remove(range(2, 7 * size, 11))
    engine.add(document(chance, key) for key in range(3, 7 * size, 13))
    return engine


@pytest.fixture(scope="module")
def oracle(engine):
    return Oracle(engine.path, engine.weights)


columns = st.sampled_from([None, {"body": 1.0}, {"title": 3.0, "note": 0.25}])
terms = st.sampled_from(TERMS)
positive_leaves = st.one_of(
    st.builds(Term, terms, columns),
    st.builds(Phrase, st.lists(terms, min_size=1, max_size=3).map(tuple), columns),
    st.builds(Prefix, st.sampled_from(["d", "da", "mould", "p", "x"]), columns, st.just(2)),
    st.builds(Prefix, st.sampled_from(["", "da", "h"]), columns),
)
leaves = positive_leaves | st.builds(Every, st.sampled_from([1.0, 2.5]))


def parts(trees):
    return st.lists(trees, min_size=1, max_size=4).map(tuple)


def joined(trees):
    return st.one_of(
        st.builds(And, parts(trees)),
        st.builds(Or, parts(trees)),
        st.builds(Boost, trees, st.sampled_from([0.5, 3.0])),
    )


positive = st.recursive(positive_leaves, joined, max_leaves=8)
trees = st.recursive(leaves, lambda inner: joined(inner) | st.builds(Not, inner), max_leaves=8)


def assert_same(hits, expected):
    found = dict(zip(hits.keys.tolist(), hits.scores.tolist(), strict=True))
    assert len(found) == len(hits.keys)
    assert found.keys() == expected.keys()
    for key, score in expected.items():
        assert found[key] == pytest.approx(score, abs=1e-3)


@given(query=positive)
@settings(max_examples=60, deadline=None)
def test_trees_without_not_match_as_whoosh_matches_them_whole(engine, oracle, query):
    assert_same(engine.match(query), oracle.ask(oracle.leaf(query, 1.0)))


@given(query=trees)
@settings(max_examples=60, deadline=None)
def test_any_tree_matches_as_sets_of_what_whoosh_matches(engine, oracle, query):
    assert_same(engine.match(query), oracle.answer(query))


@given(query=trees, limit=st.sampled_from([0, 1, 3, 10, 10_000]))
@settings(max_examples=40, deadline=None)
def test_the_best_come_first_and_of_equals_the_document_added_first(engine, query, limit):
    hits = engine.match(query)
    places = sorted(range(len(hits.keys)), key=lambda n: (-hits.scores[n], n))[:limit]

    found = engine.search(query, limit=limit)

    assert found.keys.tolist() == hits.keys[places].tolist()
    assert found.total == len(hits.keys)


def test_arrays_written_with_a_segment_are_those_its_postings_give(engine, monkeypatch):
    asked = [Term("damp"), Phrase(("damp", "mould")), Prefix("d"), Every()]
    written = [engine.match(query) for query in asked]

    def missing(path, name):
        raise sidecar.SidecarError("missing")

    monkeypatch.setattr(sidecar, "read", missing)

    for query, hits in zip(asked, written, strict=True):
        decoded = Engine(engine.path, WEIGHTS).match(query)
        assert decoded.keys.tolist() == hits.keys.tolist()
        assert decoded.scores.tolist() == hits.scores.tolist()
