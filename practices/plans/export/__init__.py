"""A plan as a file. Each format is a row of `FORMATS`."""

from collections.abc import Callable
from dataclasses import dataclass

from practices.plans.export.word import plan_document


@dataclass(frozen=True)
class Format:
    content_type: str
    write: Callable[..., bytes]


FORMATS = {
    "docx": Format(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document", plan_document
    ),
}
