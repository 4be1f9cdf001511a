"""A plan that is taken away and brought in again says the same."""

import pytest

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.fork import fork_plan
from practices.plans.models import Plan, PlanChange, PlanVersion
from practices.plans.versions import keep_plan_version
from tests.factories import MembershipFactory, OrganisationFactory


def said(data):
    """The file without what can only differ: days, addresses, and who wrote it."""
    plan = {k: v for k, v in data["plan"].items() if k not in ("created_at", "updated_at")}
    return without_people(data | {"written": None, "plan": plan | {"author": ""}})


def without_people(value):
    if isinstance(value, dict):
        return {k: "" if k == "by" else without_people(v) for k, v in value.items()}
    return [without_people(each) for each in value] if isinstance(value, list) else value


def test_a_plan_with_everything_comes_back_equal(rich_plan, taken, bring_in):
    before = taken(rich_plan)

    plan = bring_in(before)

    assert plan.pk != rich_plan.pk
    assert said(taken(plan)) == said(before)


def test_a_source_that_this_hub_has_is_linked(rich_plan, taken, bring_in, version):
    plan = bring_in(taken(rich_plan))

    assert plan.sources.get().version == version


def test_a_plan_from_another_hub_keeps_its_lineage_and_makes_no_page(
    rich_plan, taken, bring_in, case
):
    data = taken(rich_plan)
    content = data["sources"][0]["content"]
    content["key"] = data["sources"][0]["key"] = "elsewher"
    pages = CaseStudyPage.objects.count()

    plan = bring_in(data)

    source = plan.sources.get()
    assert source.title == case.title
    assert source.key.startswith("_")
    assert source.version.page is None
    assert CaseStudyPage.objects.count() == pages
    assert taken(plan)["sources"][0]["key"] == "elsewher"
    assert said(taken(bring_in(taken(plan)))) == said(taken(plan))
    assert CaseStudyVersion.objects.filter(key=source.key).count() == 1


def test_a_false_version_of_our_case_stands_beside_it_never_in_its_line(
    rich_plan, taken, bring_in, version
):
    data = taken(rich_plan)
    data["sources"][0]["number"] = 99
    data["sources"][0]["content"]["title"] = "Not what they wrote"

    bring_in(data)

    assert [each.number for each in CaseStudyVersion.objects.filter(key=version.key)] == [1]


def test_knowing_a_withdrawn_case_opens_no_door_to_its_versions(
    rich_plan, taken, bring_in, case, version, client
):
    data = taken(rich_plan)
    case.unpublish()
    stranger = MembershipFactory()
    plan = bring_in(data, author=stranger.user, organisation=stranger.organisation)

    assert plan.sources.get().key != version.key
    client.force_login(stranger.user)
    assert client.get(version.get_absolute_url()).status_code == 404
    assert client.get(plan.sources.get().version.get_absolute_url()).status_code == 200


def test_nobody_else_reads_a_version_that_came_in_a_file(rich_plan, taken, bring_in, client):
    data = taken(rich_plan)
    data["sources"][0]["content"]["key"] = data["sources"][0]["key"] = "elsewher"
    plan = bring_in(data)

    assert client.get(plan.sources.get().version.get_absolute_url()).status_code == 404


def test_a_fork_of_a_plan_comes_back_with_what_it_was_forked_from(
    rich_plan, taken, bring_in, editor, organisation, templates
):
    kept = keep_plan_version(plan=rich_plan, by=editor)
    fork = fork_plan(
        version=kept, organisation=organisation, author=editor, template=templates["one-page"]
    )
    before = taken(fork)

    assert bring_in(before).sources.get().plan_version == kept

    other = MembershipFactory()
    far = bring_in(before, author=other.user, organisation=other.organisation)
    assert far.sources.get().plan_version != kept
    assert said(taken(far))["sources"] == said(before)["sources"]
    assert PlanVersion.objects.filter(plan=rich_plan).count() == 1


def test_what_is_brought_in_is_new_and_seen_by_nobody_else(rich_plan, taken, bring_in, editor):
    Plan.objects.filter(pk=rich_plan.pk).update(visibility="everyone", is_named=True)

    plan = bring_in(taken(rich_plan))

    assert (plan.visibility, plan.is_named, plan.author) == ("us", False, editor)
    change = plan.changes.get(what=PlanChange.What.IMPORTED)
    assert change.by == editor


def test_partners_are_found_by_code_or_name_and_others_left_out(rich_plan, taken, bring_in):
    data = taken(rich_plan)
    known = OrganisationFactory(name="Known Trust")
    data["plan"]["partners"] += [
        {"name": "Known Trust", "ons_code": "", "role": "reader"},
        {"name": "Nobody knows", "ons_code": "X99999999", "role": "reader"},
    ]

    plan = bring_in(data)

    assert {str(each) for each in plan.partners.all()} == {"Leeds Advice", str(known)}


@pytest.mark.parametrize("kept", ["past", "number"])
def test_an_outsiders_file_can_be_brought_in_too(rich_plan, taken, bring_in, kept):
    data = taken(rich_plan, is_inside=False)

    plan = bring_in(data)

    assert kept not in data["sections"][0]["parts"][0]
    assert plan.parts.count() == rich_plan.parts.count()
    assert set(plan.parts.values_list("version", flat=True)) == {1}
