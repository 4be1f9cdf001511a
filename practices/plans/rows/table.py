"""A part's rows as a table, for the pages that show it."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q

from practices.plans.models import FitCheck, Plan, PlanPart
from practices.plans.rows.kind import RowKind
from practices.plans.rows.kinds import KINDS, MEASURES, MONEY, RISKS, kind_of
from practices.plans.rows.severity import gravest_first
from practices.plans.rows.totals import Totals, totals

BY_SEVERITY = "severity"


@dataclass
class Line:
    """One row: its name, and under each other column a text and perhaps a picture."""

    row: object
    name: str
    cells: list[tuple[str, str, str]]
    warnings: list[str]


@dataclass
class RowTable:
    part: PlanPart
    kind: RowKind
    rows: list
    by_severity: bool = False

    @property
    def columns(self) -> list[str]:
        return [column.label for column in self.kind.columns]

    @property
    def lines(self) -> list[Line]:
        first, *others = self.kind.columns
        return [
            Line(
                row,
                first.text(row),
                [
                    (each.label, each.text(row), each.picture(row) if each.picture else "")
                    for each in others
                ],
                self.kind.warnings(row),
            )
            for row in self.rows
        ]

    @property
    def texts(self) -> list[list[str]]:
        """Every cell as text, for files."""
        return [[str(column.text(row)) for column in self.kind.columns] for row in self.rows]

    @property
    def totals(self) -> Totals | None:
        return totals(self.rows) if self.kind is MONEY and self.rows else None

    @property
    def has_readings(self) -> bool:
        return self.kind is MEASURES

    @property
    def may_order(self) -> bool:
        """Risks can be read gravest first; the plan's own order stays as it is."""
        return self.kind is RISKS and len(self.rows) > 1


def table_of(part: PlanPart, order: str = "") -> RowTable | None:
    """The table of a part that holds one."""
    kind = kind_of(part)
    if kind is None:
        return None
    table = RowTable(part, kind, list(kind.rows(part=part)))
    if table.may_order and order == BY_SEVERITY:
        table.rows, table.by_severity = gravest_first(table.rows), True
    return table


class PlanRows:
    """The rows of a whole plan. Each kind is read once for all parts, when first asked for."""

    def __init__(self, plan: Plan):
        self.plan = plan
        self.read: dict[str, dict] = {}

    def of(self, part: PlanPart) -> list:
        """The rows of one part of the plan."""
        if part.kind not in KINDS:
            return []
        if part.kind not in self.read:
            self.read[part.kind] = self._by_part(KINDS[part.kind])
        return self.read[part.kind][part.pk]

    def _by_part(self, kind: RowKind) -> dict:
        rows = defaultdict(list)
        for row in kind.rows(plan=self.plan):
            rows[row.part_id].append(row)
        return rows


def has_rows(part: PlanPart) -> bool:
    """Whether somebody has filled in a row of this part."""
    kind = kind_of(part)
    return kind is not None and kind.model.objects.filter(part=part).exists()


def with_rows(parts):
    """Parts that know whether they hold rows (`has_rows`), or answers to the fit check."""
    checks = FitCheck.objects.filter(plan=OuterRef("plan"))
    held = Q(kind="fit-check") & Exists(checks)
    for kind in KINDS.values():
        held |= Q(kind=kind.key) & Exists(kind.model.objects.filter(part=OuterRef("pk")))
    return parts.annotate(has_rows=ExpressionWrapper(held, output_field=BooleanField()))
