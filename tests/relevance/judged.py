"""The questions with their judgements; README.md tells how they were judged."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

FILE = Path(__file__).with_name("judged.json")
GRADES = (3, 2, 1)


@dataclass(frozen=True)
class Judged:
    """A question and what it should find: {slug of a case: its grade, 1 to 3}."""

    question: str
    kind: str
    grades: dict[str, int]

    @property
    def is_for_tuning(self) -> bool:
        """Half of the questions, told apart by nothing but their letters."""
        return sha256(self.question.encode()).digest()[0] % 2 == 0


def judged() -> list[Judged]:
    return [as_judged(row) for row in json.loads(FILE.read_text())]


def as_judged(row: dict) -> Judged:
    grades = {slug: grade for grade in GRADES for slug in row.get(str(grade), ())}
    return Judged(row["question"], row["kind"], grades)


def for_tuning(questions: Iterable[Judged]) -> list[Judged]:
    return [one for one in questions if one.is_for_tuning]


def for_report(questions: Iterable[Judged]) -> list[Judged]:
    return [one for one in questions if not one.is_for_tuning]
