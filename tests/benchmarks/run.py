"""One run: every corpus, every engine, every kind of question."""

import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.building import build_all
from tests.benchmarks.corpus import Corpus, make_corpus
from tests.benchmarks.hub import new_hub, run_in
from tests.benchmarks.memory import memory
from tests.benchmarks.page import measure_page
from tests.benchmarks.plans import measure_plans
from tests.benchmarks.questions import EACH, Questions, choose_questions
from tests.benchmarks.results import COLD, WARM, Measured, Results
from tests.benchmarks.scales import BUILT_TWICE, SCALES
from tests.benchmarks.timing import kinds, measure
from tests.peers import Peer

Tell = Callable[[str], None]


def run(results: Results, engines: list[type[Peer]], tell: Tell, *, questions: int = EACH) -> None:
    """Measure all corpora of a scale; `tell` is called before each of `steps` steps."""
    asked = None
    for words, numbers in SCALES[results.scale].items():
        for number in numbers:
            corpus = make_corpus(number, words)
            # Those of the first, which is the smallest: it has answers to them all.
            asked = asked or choose_questions(corpus, each=questions)
            with tempfile.TemporaryDirectory(prefix="bench-") as folder:
                measured, missing = measure_corpus(corpus, asked, engines, Path(folder), tell)
            results.measured.append(measured)
            results.missing |= missing


def run_hub(results: Results, cases: int, tell: Tell) -> None:
    """Measure the whole site with so many made-up cases beside its own."""
    tell(f"making a hub of {cases:,} cases")
    with new_hub(cases) as environment:
        tell(f"the search page at {cases:,} cases")
        results.page = measure_page(environment)
        tell("from saving to finding")
        results.saved = run_in(environment, "tests.benchmarks.saving")
        tell("plans: starting one, and every format")
        results.plans = measure_plans(environment)


HUB_STEPS = 4


def steps(scale: str, engines: list[type[Peer]]) -> int:
    """How often `run` tells what it does."""
    corpora = [(number, words) for words, numbers in SCALES[scale].items() for number in numbers]
    each = 2 * len(engines) + 2 * KINDS
    return len(corpora) * each + corpora.count(BUILT_TWICE) * len(engines)


KINDS = 10


def measure_corpus(
    corpus: Corpus, asked: Questions, engines: list[type[Peer]], folder: Path, tell: Tell
) -> tuple[Measured, dict[str, str]]:
    size = f"{len(corpus):,} × {corpus.words:,} words: "

    def say(what):
        tell(size + what)

    twice = (len(corpus), corpus.words) == BUILT_TWICE
    peers, built, missing = build_all(engines, corpus, folder, twice=twice, tell=say)
    try:
        measured = Measured(len(corpus), corpus.words, built)
        for peer in peers:
            say(f"memory of {peer.name}")
            measured.memory[peer.name] = memory(peer, asked.two)
        asks = kinds(asked)
        for state in (WARM, COLD):
            measured.times[state] = {}
            for kind, each in asks.items():
                say(f"{kind}, {state}")
                measured.times[state][kind] = measure(peers, each, cold=state == COLD)
        return measured, missing
    finally:
        for peer in peers:
            peer.close()
