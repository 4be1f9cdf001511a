"""What a plan can be forked from, asked in one way: a version of a case, or of another plan."""

from dataclasses import dataclass

from practices.case_studies.choices import EvidenceMark
from practices.case_studies.models import CaseStudyVersion
from practices.plans.models import PlanVersion
from practices.plans.source_text import block_html, source_html
from practices.plans.source_values import Names

Origin = CaseStudyVersion | PlanVersion


@dataclass(frozen=True)
class Block:
    """A building block that a plan may take. `case_key` and `case_uid` say in which case it
    began, if in any."""

    uid: str
    title: str
    core: bool | None
    html: str
    case_key: str = ""
    case_uid: str = ""


def blocks_of(origin: Origin) -> list[Block]:
    """Its building blocks, in its own order."""
    if isinstance(origin, PlanVersion):
        return [Block(**row) for row in origin.content["blocks"]]
    return [
        Block(row["uid"], row["title"], row["core"], block_html(row), origin.key, row["uid"])
        for row in origin.content["blocks"]
    ]


def answer_of(origin: Origin, part_key: str, paths: list[str], names: Names) -> str:
    """What it says beside a part of a plan: a case at these paths, a plan in its own part."""
    if isinstance(origin, PlanVersion):
        return origin.content["answers"].get(part_key, "")
    return source_html(origin.content, paths, names)


def mark_of(origin: Origin) -> str:
    """Its evidence mark in words; a plan has none."""
    if isinstance(origin, PlanVersion):
        return ""
    return str(EvidenceMark(origin.content["evidence"]["mark"]).label)
