"""The questions of the fit check, from fixtures/fit-check.json. They follow the Hexagon idea."""

import json
from dataclasses import dataclass
from functools import cache

from django.conf import settings


@dataclass(frozen=True)
class Question:
    """One question: its scale in words, and the places of a case that speak to it."""

    key: str
    about: str
    question: str
    why: str
    scale: dict[int | None, str]
    paths: list[str]
    prompts: list[str]

    def words(self, value: int | None) -> str:
        """What somebody answered, as they read it when they chose."""
        said = self.scale.get(value, self.scale[None])
        return said if value is None else f"{value}: {said}"


@dataclass(frozen=True)
class FitQuestions:
    how_to_use: list[str]
    groups: list[tuple[str, list[Question]]]

    @property
    def all(self) -> list[Question]:
        return [question for _name, questions in self.groups for question in questions]


@cache
def fit_questions() -> FitQuestions:
    """The six questions in their two groups."""
    data = json.loads((settings.FIXTURES_DIR / "fit-check.json").read_text(encoding="utf-8"))
    not_sure = data["not_sure"]["words"]
    found = [question(row, not_sure) for row in data["questions"]]
    groups = [
        (name, [each for each in found if each.about == about]) for about, name in data["groups"]
    ]
    return FitQuestions(data["how_to_use"], groups)


def question(row: dict, not_sure: str) -> Question:
    return Question(
        key=row["key"],
        about=row["about"],
        question=row["question"],
        why=row["why_it_matters"],
        scale={step["value"]: step["words"] for step in row["scale"]} | {None: not_sure},
        paths=row["show_from_case"],
        prompts=row["prompts"],
    )
