"""Everybody's answers question by question: where they stand, and where they differ."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from practices.plans.fit.questions import Question, fit_questions
from practices.plans.models import FitCheck

WIDE_APART = 2
LEFT, STEP, UNKNOWN_AT = 24, 62, 330


@dataclass(frozen=True)
class Said:
    """One person's answer."""

    name: str
    value: int | None
    words: str
    note: str


@dataclass(frozen=True)
class Spot:
    """A place on the line, and how many people stand there."""

    label: str
    x: int
    count: int


@dataclass(frozen=True)
class QuestionPattern:
    question: Question
    said: list[Said]

    @property
    def spots(self) -> list[Spot]:
        counts = Counter(each.value for each in self.said)
        return [Spot(label(value), place(value), counts[value]) for value in (1, 2, 3, 4, 5, None)]

    @property
    def differs(self) -> bool:
        """Whether answers lie so far apart that people should talk about this first."""
        values = [each.value for each in self.said if each.value is not None]
        return bool(values) and max(values) - min(values) >= WIDE_APART

    @property
    def description(self) -> str:
        """The picture in words."""
        people = [counted(spot) for spot in self.spots if spot.count]
        return "; ".join(people) or _("Nobody has answered.")


def pattern(checks: Iterable[FitCheck]) -> list[tuple[str, list[QuestionPattern]]]:
    """The pattern of all answers, group by group; no total and no verdict."""
    checks = list(checks)
    return [
        (name, [QuestionPattern(each, [said(check, each) for check in checks]) for each in rows])
        for name, rows in fit_questions().groups
    ]


def said(check: FitCheck, question: Question) -> Said:
    answer = check.answers.get(question.key) or {}
    value = answer.get("value")
    name = str(check.user or _("Someone who has left"))
    return Said(name, value, question.words(value), answer.get("note", ""))


def label(value: int | None) -> str:
    return "?" if value is None else str(value)


def place(value: int | None) -> int:
    return UNKNOWN_AT if value is None else LEFT + (value - 1) * STEP


def counted(spot: Spot) -> str:
    number = ngettext("%d person", "%d people", spot.count) % spot.count
    where = _("not known yet") if spot.label == "?" else spot.label
    return f"{where}: {number}"
