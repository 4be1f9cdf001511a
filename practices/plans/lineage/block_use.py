"""What places did with each building block of a case, and why, as far as that may be told."""

from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import Count, F, Q

from practices.plans.lineage.counts import FEWEST, few
from practices.plans.lineage.reach import is_named, is_open, place
from practices.plans.models import PlanPart

Decision = PlanPart.Decision
DECISIONS = [Decision.KEEP, Decision.ADAPT, Decision.REPLACE, Decision.DROP]
REASONS_READ, REASONS_SHOWN = 200, 3


@dataclass
class BlockUse:
    """One building block: in how many places each decision was made, in words that may be told."""

    uid: str
    counts: dict[str, str]
    reasons: list[dict] = field(default_factory=list)
    title: str = ""


def block_uses(key: str) -> dict[str, BlockUse]:
    """By the block's uid; only blocks of which enough places decided. Two queries."""
    found = {row["case_uid"]: use for row in _counted(key) if (use := _use(row))}
    for uid, reasons in (_reasons(key) if found else {}).items():
        if uid in found:
            found[uid].reasons = reasons
    return found


def _decided(key: str):
    parts = PlanPart.objects.filter(case_key=key, decision__in=DECISIONS, plan__deleted_at=None)
    return parts.exclude(case_uid="").order_by()


def _counted(key: str):
    """Numbers of places for each block: all, and those of open plans alone."""
    numbers = {"all": _places(Q()), "open": _places(is_open("plan__"))}
    for name in DECISIONS:
        numbers[f"all_{name.value}"] = _places(Q(decision=name))
        numbers[f"open_{name.value}"] = _places(Q(decision=name) & is_open("plan__"))
    rows = _decided(key).annotate(place=place("plan__")).values("case_uid")
    return rows.annotate(**numbers)


def _places(which: Q) -> Count:
    return Count("place", distinct=True, filter=which)


def _use(row: dict) -> BlockUse | None:
    """Private places count too, where there are enough that none of them stands alone beside the
    open ones, whose decisions anyone may read."""
    hidden = row["all"] - row["open"]
    group = "open" if 0 < hidden < FEWEST else "all"
    if row[group] < FEWEST:
        return None
    counts = {name.value: few(row[f"{group}_{name.value}"]) for name in DECISIONS}
    return BlockUse(row["case_uid"], counts)


def _reasons(key: str) -> dict[str, list[dict]]:
    parts = _decided(key).filter(is_open("plan__"), is_named("plan__")).exclude(reason="")
    rows = parts.order_by("-updated_at").values(
        "case_uid", "reason", "decision", "plan_id", by=F("plan__organisation__name")
    )
    reasons = defaultdict(list)
    for row in rows[:REASONS_READ]:
        if len(reasons[row["case_uid"]]) < REASONS_SHOWN:
            row["decision_label"] = Decision(row["decision"]).label
            reasons[row["case_uid"]].append(row)
    return reasons
