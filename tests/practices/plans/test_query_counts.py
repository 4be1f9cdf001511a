"""No page or file of a plan asks the database more because there is more of anything."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hub.people.models import Organisation
from practices.plans.fork import new_source
from practices.plans.models import (
    Action,
    Comment,
    Cost,
    DataFlow,
    Measure,
    PartVersion,
    Person,
    Plan,
    PlanChange,
    PlanPart,
    PlanPartner,
    Reading,
    Risk,
)

pytestmark = pytest.mark.usefixtures("no_tasks")
MORE = 40
# Of the plan, for those who work on it and for everybody else
READ = ["plan", "plan-print"]
FILES = ["docx", "md", "json"]  # PDF is made of what Word is made of
WORKED_ON = [
    "plan-adaptations",
    "plan-history",
    "plan-comments",
    "plan-sharing",
    "plan-updates",
    "plan-sources",
]
WORKED_ON += ["plan-check-ins", "plan-files", "plan-download", "plan-share-back"]


def ask(client, address) -> int:
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
        b"".join(response) if response.streaming else response.content
    assert response.status_code == 200, address
    return len(asked)


def counts(client, addresses) -> dict[str, int]:
    for address in addresses:
        ask(client, address)  # warms what is kept in memory
    return {address: ask(client, address) for address in addresses}


def of_plan(plan) -> list[str]:
    lineage = reverse("plan-lineage", args=[plan.sources.get().key])
    exports = [reverse("plan-export", args=[plan.pk, name]) for name in FILES]
    pages = [reverse(name, args=[plan.pk]) for name in READ]
    return [*pages, *exports, lineage, reverse("plans-public")]


def add_to(plan, user, number) -> None:
    """So many more of everything that a plan holds."""
    part = plan.parts.get(key="hope")
    past = part.past.count() + 100
    parts = PlanPart.objects.bulk_create(new_part(plan, place) for place in range(number))
    PartVersion.objects.bulk_create(
        PartVersion(part=part, number=past + n, saved_by=user, saved_at=part.updated_at)
        for n in range(number)
    )
    PlanChange.objects.bulk_create(
        PlanChange(plan=plan, what="part", by=user, label="Part", part=each, version=1)
        for each in parts
    )
    Comment.objects.bulk_create(
        Comment(plan=plan, part=place, author=user, text="Why?") for place in [*parts, part]
    )
    for key, kind, words in ROWS:
        of_kind = plan.parts.get(key=key)
        kind.objects.bulk_create(kind(plan=plan, part=of_kind, **words) for _ in range(number))
    day = date(2027, 1, 1)
    Reading.objects.bulk_create(
        Reading(measure=measure, day=day + timedelta(days), value=days)
        for measure in plan.measures.filter(readings=None)
        for days in range(2)
    )
    PlanPartner.objects.bulk_create(
        PlanPartner(plan=plan, organisation=each) for each in organisations(number)
    )


ROWS = [
    ("first-actions", Action, {"what": "Meet landlords", "due": date(2027, 3, 1)}),
    ("measures", Measure, {"what": "Warm homes"}),
    ("risks", Risk, {"what": "Refusal"}),
    ("roles", Person, {"role": "Lead worker", "name": "A. Person"}),
    ("costs", Cost, {"what": "Van", "pounds": 10}),
    ("data-flows", DataFlow, {"what": "Addresses"}),
]


def new_part(plan, place) -> PlanPart:
    block = plan.parts.filter(kind="blocks").first()
    return PlanPart(
        plan=plan,
        section=block.section,
        source=block.source,
        position=100_000 + place,
        key="more",
        heading=f"Part {place}",
        kind="blocks",
        decision="adapt",
        reason="We have no such team.",
        base="<p>They met weekly.</p>",
        text="<p>We meet daily.</p>",
        case_key=block.case_key,
        case_uid=f"more-{place}",
    )


def organisations(number) -> list[Organisation]:
    there = Organisation.objects.count()
    return Organisation.objects.bulk_create(
        Organisation(name=f"Council {there + n}", slug=f"council-{there + n}")
        for n in range(number)
    )


def adapt(version, number, author) -> None:
    """So many public plans that are made from a case, each of another council."""
    for organisation in organisations(number):
        plan = Plan.objects.create(
            title="A plan",
            organisation=organisation,
            author=author,
            visibility=Plan.Visibility.EVERYONE,
            is_named=True,
            template_slug="full",
        )
        new_source(plan, version)


@pytest.fixture
def open_plan(full_plan):
    """One that everybody may read."""
    Plan.objects.filter(pk=full_plan.pk).update(visibility=Plan.Visibility.EVERYONE, is_named=True)
    full_plan.refresh_from_db()
    return full_plan


@pytest.mark.parametrize("who", ["editor", "nobody"])
def test_a_larger_plan_is_read_and_taken_away_with_no_more_queries(
    who, open_plan, editor, sign_in, client
):
    addresses = of_plan(open_plan)
    if who == "editor":
        sign_in(editor)
        addresses += [reverse(name, args=[open_plan.pk]) for name in WORKED_ON]
        addresses.append(open_plan.parts.get(key="hope").get_absolute_url())
    add_to(open_plan, editor, 2)
    few = counts(client, addresses)

    add_to(open_plan, editor, MORE)

    many = counts(client, addresses)
    assert {a: n for a, n in many.items() if n > few[a]} == {}


def test_more_plans_of_a_case_and_of_ours_make_no_more_queries(
    open_plan, fork, version, case, editor, sign_in, client
):
    sign_in(editor)
    addresses = [case.get_url(), reverse("plans"), reverse("plan-lineage", args=[case.key])]
    adapt(version, 4, editor)
    few = counts(client, addresses)

    adapt(version, MORE, editor)
    for place in range(4):
        fork(title=f"Plan {place}")

    many = counts(client, addresses)
    assert {a: (few[a], n) for a, n in many.items() if n > few[a]} == {}
