"""What a plan's costs say, as a case file has it."""

from collections.abc import Iterable
from decimal import Decimal

from practices.case_studies.choices import CostBand
from practices.plans.models import Cost, Plan

BANDS = [
    (50_000, CostBand.UNDER_50K),
    (250_000, CostBand.TO_250K),
    (1_000_000, CostBand.TO_1M),
    (10_000_000, CostBand.TO_10M),
]


def money_of(plan: Plan) -> dict:
    """The keys of a case's `resources` that the plan can answer; empty where it has no costs."""
    costs = list(plan.costs.all())
    if not costs:
        return {}
    kinds = {kind: [cost for cost in costs if cost.kind == kind] for kind in Cost.Kind}
    return {
        "setup_cost": _cost(kinds[Cost.Kind.SET_UP]),
        "yearly_cost": _cost(kinds[Cost.Kind.RUNNING]),
        "who_pays": _names(cost.who_pays for cost in costs),
        "who_gains": _names(cost.who_gains for cost in costs),
        "notes": _lines(kinds[Cost.Kind.SAVING], "Saved each year: ") or None,
    }


def _cost(costs: list[Cost]) -> dict:
    """A band only where every line has its figure: a sum of some would mislead."""
    is_clear = costs and all(cost.pounds is not None for cost in costs)
    band = band_of(sum(cost.pounds for cost in costs)) if is_clear else CostBand.NOT_KNOWN
    return {"band": band.value, "text": _lines(costs) or None}


def band_of(pounds: Decimal) -> CostBand:
    fitting = (band for limit, band in BANDS if pounds < limit)
    return next(fitting, CostBand.OVER_10M)


def _lines(costs: list[Cost], before: str = "") -> str:
    return "\n".join(before + _line(cost) for cost in costs)[:1000]


def _line(cost: Cost) -> str:
    pounds = "" if cost.pounds is None else f"£{cost.pounds:,.2f}".removesuffix(".00")
    return ", ".join(filter(None, [cost.what, pounds, cost.years]))


def _names(names: Iterable[str]) -> str | None:
    return ", ".join(dict.fromkeys(filter(None, map(str.strip, names))))[:1000] or None
