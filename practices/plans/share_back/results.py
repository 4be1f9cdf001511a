"""What a plan measured, as results of a case: the first reading and the last."""

from decimal import Decimal

from practices.case_studies.choices import Direction
from practices.plans.models import Measure, Plan, Reading

DESIGN = "The place’s own readings, first and last"
PLAN_SOURCE = "plan"  # put in place by `draft`, which numbers the sources


def results_of(plan: Plan) -> list[dict]:
    """A result for each measure that was read at least once. Two queries."""
    measures = plan.measures.prefetch_related("readings")
    rows = [(measure, list(measure.readings.all())) for measure in measures]
    return [_result(measure, readings) for measure, readings in rows if readings]


def _result(measure: Measure, readings: list[Reading]) -> dict:
    first, last = readings[0], readings[-1]
    told = f"{number(last.value)} {measure.unit}".strip()
    if len(readings) > 1:
        told = f"From {number(first.value)} to {told}"
    compared = [measure.baseline, measure.compared_with]
    return {
        "measure": measure.what[:250],
        "value": told[:250],
        "baseline_or_comparator": "; ".join(filter(None, compared))[:250] or "None",
        "period": " to ".join(dict.fromkeys(day(each) for each in (first, last))),
        "study_design": DESIGN,
        "direction": direction(measure, first.value, last.value, len(readings)).value,
        "source": PLAN_SOURCE,
    }


def number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def day(reading: Reading) -> str:
    return f"{reading.day.day} {reading.day:%B %Y}"


def direction(measure: Measure, first: Decimal, last: Decimal, count: int) -> Direction:
    """What we do is no effect, and one reading shows none."""
    if measure.kind == Measure.Kind.PROCESS or measure.better == Measure.Better.NEITHER:
        return Direction.ACTIVITY_ONLY
    if count == 1:
        return Direction.ACTIVITY_ONLY
    if first == last:
        return Direction.NO_DIFFERENCE
    is_better = (last > first) == (measure.better == Measure.Better.UP)
    return Direction.BETTER if is_better else Direction.WORSE
