"""How long it takes to begin a plan and to take one of sixty parts away, beside what it is made by.

Run inside a hub: `python -m tests.benchmarks.plans`, after `hub.new_hub(cases)`.
"""

import json
import random
from collections.abc import Callable
from dataclasses import asdict, dataclass
from io import BytesIO
from time import process_time

from tests.benchmarks.hub import run_in

ROUNDS = 3
FORK = "start a plan from a case"


@dataclass
class PlanTime:
    """What was done: seconds of the processor, the best of three; those of a peer, if there is one;
    how many queries."""

    what: str
    seconds: float
    peer: str = ""
    peer_seconds: float | None = None
    queries: int = 0

    @property
    def ratio(self) -> float | None:
        return self.seconds / self.peer_seconds if self.peer_seconds else None


def measure_plans(environment: dict[str, str]) -> list[PlanTime]:
    """In the hub that has this environment."""
    return [PlanTime(**one) for one in run_in(environment, "tests.benchmarks.plans")]


def best(do: Callable[[], object]) -> float:
    taken = []
    for _ in range(ROUNDS):
        start = process_time()
        do()
        taken.append(process_time() - start)
    return min(taken)


def queries(do: Callable[[], object]) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        do()
    return len(asked)


def main() -> None:
    import django

    django.setup()
    from practices.plans.export import FORMATS, Reader

    fork = forking()
    found = [PlanTime(FORK, best(fork), queries=queries(fork))]
    plan, reader = filled(fork()), Reader(site="https://hub.example/")
    for name, (peer, beside) in peers(plan, reader).items():
        write = FORMATS[name].write

        def do(write=write):
            return write(plan, reader)

        do()  # fonts and templates are read once by a process
        theirs = best(beside) if beside else None
        found.append(PlanTime(name, best(do), peer, theirs, queries(do)))
    print(json.dumps([asdict(one) for one in found]))


def forking() -> Callable[[], object]:
    """Starts a plan with the full template from the longest case."""
    from hub.people.models import Organisation, User
    from practices.case_studies.models import CaseStudyVersion
    from practices.plans.fork import fork_plan
    from practices.plans.models import PlanTemplate

    given = {
        "version": max(CaseStudyVersion.objects.all(), key=lambda one: len(str(one.content))),
        "organisation": Organisation.objects.get_or_create(name="A council", slug="a-council")[0],
        "author": User.objects.get_or_create(email="bench@hub.example")[0],
        "template": PlanTemplate.objects.get(slug="full"),
    }
    return lambda: fork_plan(**given)


def filled(plan):
    """The plan with about 150 words, a list and, in every fifth part, a table."""
    from hub.ui.html import clean
    from practices.plans.models import Action, PlanPart

    words = random.Random(1)
    parts = list(plan.parts.all())
    for place, part in enumerate(parts):
        part.text = clean(text(words, with_table=place % 5 == 0), "plan")
    PlanPart.objects.bulk_update(parts, ["text"])
    tables = [part for part in parts if part.kind == "actions"]
    Action.objects.bulk_create(
        Action(plan=plan, part=part, position=place, what=said(words, 8), owner=said(words, 2))
        for part in tables
        for place in range(20)
    )
    return plan


WORDS = "warm homes team council partner landlord evidence money people risk action weekly board"


def said(words: random.Random, number: int) -> str:
    return " ".join(words.choices(WORDS.split(), k=number)).capitalize()


def text(words: random.Random, *, with_table: bool) -> str:
    paragraphs = "".join(
        f"<p>{said(words, 25)} <strong>{said(words, 5)}</strong> {said(words, 15)}.</p>"
        for _ in range(3)
    )
    points = "".join(f"<li>{said(words, 10)}</li>" for _ in range(4))
    rows = "".join(
        f"<tr><th>{said(words, 2)}</th><td>{said(words, 6)}</td></tr>"
        for _ in range(6 * with_table)
    )
    return f"{paragraphs}<ul>{points}</ul>" + (f"<table>{rows}</table>" if rows else "")


def peers(plan, reader) -> dict[str, tuple[str, Callable | None]]:
    """By format: what else writes the same words, and how; Markdown has none."""
    content = json.loads(exported(plan, reader, "json"))
    return {
        "docx": ("python-docx by itself", word_by_itself(exported(plan, reader, "docx"))),
        "pdf": ("WeasyPrint without PDF/UA", pdf_without_tags(plan, reader)),
        "md": ("", None),
        "json": ("json.dumps", lambda: json.dumps(content, ensure_ascii=False, indent=2)),
    }


def exported(plan, reader, name: str) -> bytes:
    from practices.plans.export import FORMATS

    return FORMATS[name].write(plan, reader)


def word_by_itself(written: bytes) -> Callable[[], object]:
    """Writes the same paragraphs, in the same styles, by the public means of python-docx."""
    from docx import Document

    ours = Document(BytesIO(written))
    tables = [[[cell.text for cell in row.cells] for row in each.rows] for each in ours.tables]
    paragraphs = [(each.text, each.style.name) for each in ours.paragraphs]

    def write():
        document = Document()
        there = {style.name for style in document.styles}
        for words, style in paragraphs:
            document.add_paragraph(words, style=style if style in there else None)
        for rows in tables:
            made = document.add_table(rows=len(rows), cols=len(rows[0]))
            for row, made_row in zip(rows, made.rows, strict=True):
                for words, cell in zip(row, made_row.cells, strict=True):
                    cell.text = words
        document.save(BytesIO())

    return write


def pdf_without_tags(plan, reader) -> Callable[[], object]:
    from unittest.mock import patch

    from practices.plans.export import pdf

    def write():
        with patch.object(pdf, "VARIANT", None):
            pdf.plan_pdf(plan, reader)

    return write


if __name__ == "__main__":
    main()
