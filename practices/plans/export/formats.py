"""The formats that a plan can be taken away in, and what each is for."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from practices.plans.export import pdf
from practices.plans.export.data import plan_file
from practices.plans.export.markdown import plan_markdown
from practices.plans.export.word import plan_document


def always() -> bool:
    return True


@dataclass(frozen=True)
class Format:
    """`write(plan, reader)` gives the file. `has_*`: which choices mean something for it."""

    title: str | Promise
    purpose: str | Promise
    content_type: str
    write: Callable[..., bytes]
    is_available: Callable[[], bool] = always


# In the order in which they are offered.
FORMATS = {
    "docx": Format(
        _("Word"),
        _("To edit further, or for a committee paper. Has real headings and tables."),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        plan_document,
    ),
    "pdf": Format(
        _("PDF"),
        _("To send or file something that looks the same everywhere. Screen readers can read it."),
        "application/pdf",
        pdf.plan_pdf,
        lambda: pdf.is_available(),
    ),
    "md": Format(
        _("Markdown"),
        _("Plain text with simple marks, for wikis and for tools that compare texts."),
        "text/markdown; charset=utf-8",
        plan_markdown,
    ),
    "json": Format(
        _("Plan file (JSON)"),
        _("Everything, for a computer: to keep a copy, or to bring the plan into another hub."),
        "application/json",
        plan_file,
    ),
}
