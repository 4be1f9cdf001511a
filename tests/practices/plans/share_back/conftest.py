from datetime import date

import pytest

from hub.operations.groups import ensure_hub_editors
from practices.plans.models import Cost, Measure, PlanPart, PlanPartner, Reading
from practices.plans.share_back.offer import offers
from practices.plans.share_back.pieces import Pieces
from practices.plans.share_back.share import share_back
from practices.taxonomy.models import Barrier
from tests.factories import OrganisationFactory


@pytest.fixture
def written(full_plan, organisation, editor):
    """A plan with something to say about all that a case can hold."""
    plan = full_plan
    organisation.nation = "England"
    organisation.save()
    editor.first_name, editor.last_name = "Ann", "Example"
    editor.save()
    say(plan, "hope", text="<p>Warmer homes for older people.</p>")
    say(plan, "who-is-affected", text="<p>People in cold rented homes.</p>")
    say(plan, "review-12", text="<p>Begin with the landlords.</p>")
    first, second, *_rest = plan.parts.filter(kind="blocks")
    change(first, "<p>We visit on Fridays.</p>", PlanPart.Decision.ADAPT, "Nobody is in before.")
    change(second, second.text, PlanPart.Decision.DROP, "We have no such team.")
    barrier = Barrier.objects.get(slug="data-sharing")
    part = plan.parts.get(key="risks")
    plan.risks.create(part=part, what="No names are passed on.", barrier=barrier)
    measures = plan.parts.get(key="measures")
    measure = Measure.objects.create(plan=plan, part=measures, what="Falls", unit="a month")
    Measure.objects.filter(pk=measure.pk).update(better=Measure.Better.DOWN)
    for day, value in ((date(2026, 3, 1), 12), (date(2026, 9, 1), 8)):
        Reading.objects.create(measure=measure, day=day, value=value)
    costs = plan.parts.get(key="costs")
    Cost.objects.create(plan=plan, part=costs, what="A van", kind=Cost.Kind.SET_UP, pounds=9000)
    nhs = OrganisationFactory(name="Leeds NHS", slug="leeds-nhs", kind="nhs")
    PlanPartner.objects.create(plan=plan, organisation=nhs)
    return plan


def say(plan, key, **values):
    plan.parts.filter(key=key).update(**values)


def change(part, text, decision, reason):
    part.text, part.decision, part.reason = text, decision, reason
    part.save()


@pytest.fixture
def share(library, editor):
    """Shares a plan back; keyword arguments replace what `share_back` is given."""
    ensure_hub_editors()

    def make(plan, **changes):
        given = {
            "publisher": library["councils"],
            "user": editor,
            "title": "Warm homes in Leeds",
            "summary": "Visits to cold homes; fewer people fell.",
            "wrong": ["Landlords refused entry."],
            "take": [offer.key for offer in offers(Pieces(plan))],
        }
        return share_back(plan=plan, **given | changes)

    return make
