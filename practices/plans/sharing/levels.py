"""The four levels of who sees a plan, in words, and what a wider one lays open."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from practices.plans.models import PartRow, Plan, PlanSource

Level = Plan.Visibility
ORDER = Level.values  # from the narrowest to the widest
WHAT_OTHERS_SEE = {
    Level.US: _(
        "Confirmed members of your organisation, and guests that you invite. Nobody else can find "
        "out that the plan is there."
    ),
    Level.PARTNERS: _(
        "Also confirmed members of the organisations that you name below. They read the history "
        "and comment; you choose who of them may write."
    ),
    Level.BODIES: _(
        "Also everyone signed in whom a council, combined authority, NHS body, police or fire "
        "service or government department has confirmed. They read the plan and cannot change it."
    ),
    Level.EVERYONE: _(
        "Anyone, without signing in. Search engines find it, and it is listed among the public "
        "plans."
    ),
}


def is_wider(level: str, than: str) -> bool:
    return ORDER.index(level) > ORDER.index(than)


def laid_open(plan: Plan) -> list[str]:
    """What others come to see in the plan, counted, in words."""
    parts = list(plan.parts.all())
    written = sum(bool(part.own_words) for part in parts)
    reasons = sum(bool(part.reason) for part in parts)
    found = [
        written
        and ngettext("the words of %(n)d part", "the words of %(n)d parts", written)
        % {"n": written},
        reasons
        and ngettext("%(n)d reason that you gave", "%(n)d reasons that you gave", reasons)
        % {"n": reasons},
        *(_rows(plan, kind) for kind in PartRow.__subclasses__()),
        *(_("the file “%(title)s”") % {"title": file.title} for file in plan.files.all()),
    ]
    return [each for each in found if each]


def _rows(plan: Plan, kind: type[PartRow]) -> str:
    number = kind.objects.filter(plan=plan).count()
    name = kind._meta.verbose_name if number == 1 else kind._meta.verbose_name_plural
    return f"{number} {name}" if number else ""


def takers(plan: Plan) -> int:
    """How many plans were made from this one; they keep the words that they took."""
    return PlanSource.objects.filter(key=plan.pk.hex).values("plan").distinct().count()
