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
    found = {row["case_uid"]: _use(row) for row in _counted(key) if _may_be_told(row)}
    for uid, reasons in (_reasons(key) if found else {}).items():
        if uid in found:
            found[uid].reasons = reasons
    return found


def _decided(key: str):
    parts = PlanPart.objects.filter(case_key=key, decision__in=DECISIONS, plan__deleted_at=None)
    return parts.exclude(case_uid="").order_by()


def _counted(key: str):
    def places(**options):
        return Count("place", distinct=True, **options)

    numbers = {name.value: places(filter=Q(decision=name)) for name in DECISIONS}
    rows = _decided(key).annotate(place=place("plan__")).values("case_uid")
    return rows.annotate(took=places(), open=places(filter=is_open("plan__")), **numbers)


def _may_be_told(row: dict) -> bool:
    """Enough places, and among them no private one that the open ones leave standing alone."""
    hidden = row["took"] - row["open"]
    return row["took"] >= FEWEST and (hidden == 0 or hidden >= FEWEST)


def _use(row: dict) -> BlockUse:
    return BlockUse(row["case_uid"], {name.value: few(row[name.value]) for name in DECISIONS})


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
