"""What it means for the evidence when a core building block is changed or left out."""

from django.utils.translation import gettext as _

from practices.plans.models import PlanPart
from practices.plans.origins import mark_of
from practices.plans.outline import core_warning

CHANGED = (PlanPart.Decision.ADAPT, PlanPart.Decision.REPLACE)


def mark_with(part: PlanPart) -> str:
    """The evidence mark, in words, that its source has with this part; a plan has none."""
    return mark_of(part.source.origin) if part.source else ""


def core_advice(part: PlanPart) -> str:
    """What to know before deciding about a core part."""
    advice = _("The source marks this part as core: it does the work. Change it with care.")
    mark = mark_with(part)
    if not mark:
        return advice
    evidence = _("The case is marked “%(mark)s”; without this part read it as “Clear idea” (1).")
    return f"{advice} {evidence % {'mark': mark}}"


def warning_about(part: PlanPart) -> str:
    """What to say of what was decided about a part; nothing unless it is core and not kept."""
    if not part.core:
        return ""
    if part.drops_core:
        mark = mark_with(part)
        with_it = _("With it, the case is marked “%(mark)s”.") % {"mark": mark} if mark else ""
        return f"{core_warning(bool(part.reason))} {with_it}".strip()
    if part.decision in CHANGED:
        return _(
            "You are changing a part that the source marks as core. Its evidence holds for your "
            "plan only as far as what you do instead does the same job."
        )
    return ""
