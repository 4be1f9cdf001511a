"""Plans that everyone may read, narrowed and put in order."""

from django.db.models import Case, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from hub.people.models import Organisation
from practices.case_studies.models import CaseStudyPage
from practices.plans.lineage.counts import FEWEST
from practices.plans.lineage.reach import made_from, place
from practices.plans.models import Plan, PlanPart, PlanSource
from practices.plans.permissions import public
from practices.plans.public.words import with_words

MOST_ADAPTED = "adapted"


def public_plans(
    *, q="", sector=None, barrier=None, state="", nation="", organisation=None, case="", sort=""
) -> QuerySet:
    """The public plans that fit all that is asked; what is left empty asks nothing."""
    plans = public()
    if case:
        plans = plans.filter(pk__in=made_from(case).values("pk"))
    if sector or barrier:
        plans = plans.filter(_began_in(_cases(sector, barrier)))
    if state:
        plans = plans.filter(state=state)
    if nation:
        plans = plans.filter(organisation__nation=nation)
    if organisation:
        plans = plans.filter(organisation=organisation)
    if q:
        plans = with_words(plans, q)
    return in_order(plans, sort)


def find_public(question: str, limit: int) -> list[Plan]:
    """The newest public plans that have these words."""
    plans = with_words(public(), question).select_related("organisation")
    return list(plans.order_by("-updated_at", "pk")[:limit])


def _cases(sector, barrier) -> QuerySet:
    cases = CaseStudyPage.objects.visible()
    if sector:
        cases = cases.filter(sectors=sector)
    return cases.facing(barrier.slug) if barrier else cases


def _began_in(cases: QuerySet) -> Q:
    """Made from one of these cases, or with a building block of one, through whoever's hands."""
    keys = cases.values("key")
    parts = PlanPart.objects.filter(case_key__in=keys)
    sources = PlanSource.objects.filter(key__in=keys)
    return Q(pk__in=sources.values("plan")) | Q(pk__in=parts.values("plan"))


def in_order(plans: QuerySet, sort: str) -> QuerySet:
    if sort != MOST_ADAPTED:
        return plans.order_by("-created_at", "pk")
    # Where so few adapted it that one could guess who, the order must not tell either.
    told = Case(When(places__gte=FEWEST, then="places"), default=Value(0))
    plans = plans.annotate(places=_places_that_adapted(), told=told)
    return plans.order_by("-told", "-created_at", "pk")


def _places_that_adapted():
    """How many places made a plan of it."""
    forks = PlanSource.objects.filter(plan_version__plan=OuterRef("pk"), plan__deleted_at=None)
    forks = forks.order_by().annotate(place=place("plan__")).values("plan_version__plan")
    counted = Subquery(
        forks.annotate(number=Count("place", distinct=True)).values("number"),
        output_field=IntegerField(),
    )
    return Coalesce(counted, 0)


def places() -> QuerySet:
    """The organisations that have a public plan."""
    return Organisation.objects.filter(pk__in=public().values("organisation")).order_by("name")
