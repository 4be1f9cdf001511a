"""The benchmark itself works, and what it compares answers alike. No times are tested."""

import pytest

from tests.benchmarks.corpus import Corpus, make_corpus
from tests.benchmarks.ours import Ours
from tests.benchmarks.questions import choose_questions, words_of
from tests.benchmarks.report import report
from tests.benchmarks.results import Results
from tests.benchmarks.run import KINDS, run, steps
from tests.benchmarks.targets import targets
from tests.benchmarks.timing import kinds
from tests.peers import Fts5, PlainWhoosh

BUILT_IN = [Ours, Fts5, PlainWhoosh]
ALL = 1_000


@pytest.fixture(scope="module")
def corpus():
    """Words that no stemmer changes, as often as real ones: stemmers differ, engines should not."""
    made = make_corpus(200, 150)
    numbers = {}
    docs = {
        key: {"body": " ".join(plain(word, numbers) for word in words_of(doc["body"]))}
        for key, doc in made.docs.items()
    }
    return Corpus(docs, made.facets, made.words)


def plain(word, numbers):
    number = numbers.setdefault(word, len(numbers))
    return f"z{''.join('bcdfghjklm'[int(digit)] for digit in f'{number:04}')}x"


@pytest.fixture(scope="module")
def asked(corpus):
    return choose_questions(corpus, each=20)


@pytest.fixture(scope="module")
def engines(corpus, tmp_path_factory):
    engines = [engine(tmp_path_factory.mktemp("engine")) for engine in BUILT_IN]
    for engine in engines:
        engine.build(corpus.docs, corpus.facets)
    yield engines
    for engine in engines:
        engine.close()


def keys(hits):
    return {key for key, _ in hits}


def test_the_same_seed_gives_the_same_documents():
    assert make_corpus(200, 150) == make_corpus(200, 150)


def test_a_larger_corpus_has_more_words():
    def vocabulary(made):
        return len({word for doc in made.docs.values() for word in doc["body"].split()})

    assert vocabulary(make_corpus(400, 150)) > 1.2 * vocabulary(make_corpus(200, 150))


def test_all_engines_find_the_same_documents(engines, asked):
    for question in [*asked.one, *asked.two, *asked.three]:
        ours, *others = [keys(engine.search(question, k=ALL)) for engine in engines]
        assert ours, question
        assert others == [ours, ours], question


def test_all_engines_count_the_same(engines, asked):
    for question in asked.two:
        found = [engine.faceted(question, {}, ("sector", "status")) for engine in engines]
        assert len({one.total for one in found}) == 1
        assert found[0].counts == found[1].counts == found[2].counts
    for word, sector in asked.filtered:
        totals = {engine.filtered(word, {"sector": [sector]}).total for engine in engines}
        assert len(totals) == 1


def test_our_answers_to_the_other_kinds_are_answers(engines, asked):
    ours, fts5, _ = engines
    for question in asked.phrases:
        assert keys(ours.phrase(question, k=ALL)) == keys(fts5.phrase(question, k=ALL))
    for question in asked.any_three:
        found = keys(ours.search(question, operator="or", k=ALL))
        assert found == keys(fts5.search(question, operator="or", k=ALL))
    for beginning in asked.prefixes:
        assert ours.prefix(beginning)
    for question in asked.two:
        assert all("<mark>" in passage for _, passage in ours.highlight(question))
    assert sum(bool(ours.suggest(word)) for word in asked.misspelt) > len(asked.misspelt) / 2


def test_a_run_tells_every_step_and_reports_every_kind(asked):
    told, results = [], Results("tiny")

    run(results, BUILT_IN, told.append, questions=4)

    assert len(told) == steps("tiny", BUILT_IN)
    assert len(kinds(asked)) == KINDS
    text = report(results, [engine.name for engine in BUILT_IN])
    for kind in kinds(asked):
        assert text.count(f"\n| {kind} |") == 2  # warm and cold
    assert all(target.met is None for target in targets(results))
