"""The adaptation log: each change to the source, in the five fields that people need."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from hub.ui.html.characters import without_unseen
from practices.plans.export.model import RowTable
from practices.plans.models import PlanPart


def adaptation_log(parts: Iterable[PlanPart]) -> RowTable | None:
    """A row for each building block that is not as the source has it; none, no table."""
    rows = [row(part) for part in parts if part.is_adaptation]
    if not rows:
        return None
    headers = [
        _("What changed"),
        _("Why"),
        _("Planned or forced"),
        _("Who decided"),
        _("Is the core kept?"),
    ]
    return RowTable(_("What we changed, and why"), headers, rows)


def row(part: PlanPart) -> list[str]:
    cells = [
        f"{part.heading}: {part.get_decision_display()}",
        part.reason,
        part.get_planned_display(),
        part.decided_by,
        part.get_core_kept_display(),
    ]
    return [without_unseen(str(cell)) for cell in cells]
