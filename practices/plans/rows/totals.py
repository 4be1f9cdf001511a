"""What the lines of money come to, body by body. A line without a figure is counted apart."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from practices.plans.models import Cost
from practices.plans.rows.numbers import pounds

KINDS = (Cost.Kind.SET_UP, Cost.Kind.RUNNING, Cost.Kind.SAVING)


@dataclass
class Total:
    """The sums of one body, or of all."""

    who: str
    sums: dict[str, Decimal] = field(default_factory=dict)
    without_figure: int = 0

    def add(self, cost: Cost) -> None:
        if cost.pounds is None:
            self.without_figure += 1
        else:
            self.sums[cost.kind] = self.sums.get(cost.kind, Decimal(0)) + cost.pounds

    @property
    def cells(self) -> list[str]:
        return [pounds(self.sums.get(kind)) or "–" for kind in KINDS]


@dataclass
class Totals:
    bodies: list[Total]
    all: Total


def totals(costs: Iterable[Cost]) -> Totals:
    """By who pays; a saving belongs to who gains from it, if that is said."""
    bodies: dict[str, Total] = {}
    everything = Total(_("All together"))
    for cost in costs:
        who = whose(cost)
        bodies.setdefault(who.casefold(), Total(who or _("Not said who"))).add(cost)
        everything.add(cost)
    return Totals(sorted(bodies.values(), key=lambda body: body.who.casefold()), everything)


def whose(cost: Cost) -> str:
    is_saving = cost.kind == Cost.Kind.SAVING
    who = (cost.who_gains or cost.who_pays) if is_saving else cost.who_pays
    return " ".join(who.split())
