"""The figures of each engine side by side."""

from collections.abc import Sequence
from typing import NamedTuple

from tests.relevance.engines import DEPTH, OURS, Ask
from tests.relevance.judged import Judged, for_report, for_tuning
from tests.relevance.measures import mean, ndcg, success

HALVES = {"tuning half": for_tuning, "report half": for_report, "all": list}


class Answer(NamedTuple):
    one: Judged
    found: list[str]

    @property
    def ndcg(self) -> float:
        return ndcg(self.found, self.one.grades, DEPTH)

    @property
    def success(self) -> bool:
        return success(self.found, self.one.grades)


def answers(ask: Ask, questions: Sequence[Judged]) -> list[Answer]:
    return [Answer(one, ask(one.question)) for one in questions]


def table(asks: dict[str, Ask], questions: Sequence[Judged]) -> list[str]:
    """One line an engine: nDCG@10 and success@3 of each half, and of all."""
    halves = {name: pick(questions) for name, pick in HALVES.items()}
    head = "".join(f"{f'{name} ({len(half)})':>22}" for name, half in halves.items())
    lines = [f"{'':<24}{head}", f"{'':<24}" + f"{'nDCG@10':>13}{'succ@3':>9}" * len(halves)]
    for name, ask in asks.items():
        figures = [figures_of(answers(ask, half)) for half in halves.values()]
        lines.append(f"{name:<24}" + "".join(f"{gain:13.3f}{hit:9.3f}" for gain, hit in figures))
    return lines


def figures_of(given: list[Answer]) -> tuple[float, float]:
    return mean([one.ndcg for one in given]), mean([one.success for one in given])


def kinds(ask: Ask, questions: Sequence[Judged]) -> list[str]:
    """Ours by kind of question."""
    lines = [f"{OURS}, by kind of question"]
    for kind in dict.fromkeys(one.kind for one in questions):
        given = answers(ask, [one for one in questions if one.kind == kind])
        gain, hit = figures_of(given)
        lines.append(f"  {kind:<22}{f'({len(given)})':>6}{gain:9.3f}{hit:9.3f}")
    return lines


def misses(ask: Ask, questions: Sequence[Judged]) -> list[str]:
    """Questions with nothing useful among the first three, and what stood there."""
    missed = [given for given in answers(ask, questions) if not given.success]
    return [f"nothing useful first: {given.one.question}: {given.found[:3]}" for given in missed]
