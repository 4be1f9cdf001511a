"""The adaptation log: every building block that is not as its source has it. It fills itself from
the parts; what nobody has said yet is named as a gap."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from hub.ui.redline import redline
from practices.plans.models import Plan, PlanPart

AS_IN_SOURCE = ("", PlanPart.Decision.KEEP)
# What an entry should say, and what to call it
WANTED = {
    "reason": _("why"),
    "planned": _("planned or forced"),
    "decided_by": _("who decided"),
    "core_kept": _("whether the core is kept"),
}


@dataclass(frozen=True)
class Adaptation:
    """One change to what the source does."""

    part: PlanPart

    @property
    def gaps(self) -> list[str]:
        """What nobody has said yet."""
        return [str(name) for field, name in WANTED.items() if not getattr(self.part, field)]

    @cached_property
    def redline(self) -> str:
        """The source's words with ours marked in them; nothing where there is none to compare."""
        part = self.part
        is_reworded = part.base and part.text != part.base
        is_dropped = part.decision == PlanPart.Decision.DROP
        return redline(part.base, part.text) if is_reworded and not is_dropped else ""


def adaptations_of(plan: Plan) -> list[Adaptation]:
    """The changes of a plan in its own order. One query, however many there are."""
    blocks = plan.parts.filter(kind="blocks").exclude(decision__in=AS_IN_SOURCE)
    return [Adaptation(part) for part in blocks.select_related("section", "source", "updated_by")]
