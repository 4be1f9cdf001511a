"""Merging councils from the command line and from the admin: told first, then done."""

import pytest
from django.core.management import CommandError, call_command
from django.urls import reverse
from wagtail.models import GroupPagePermission

from hub.people.models import Membership
from practices.case_studies.publishers import ensure_publisher_groups
from practices.plans.models import Plan
from tests.factories import HubEditorFactory, MembershipFactory, OrganisationFactory


@pytest.fixture
def old(db):
    return OrganisationFactory(name="Craven District Council", slug="craven")


@pytest.fixture
def new(db):
    return OrganisationFactory(name="North Yorkshire Council", slug="north-yorkshire")


@pytest.fixture
def kept(old, case, library):
    """A person, a plan, a case, a publisher page and a follow of the old council."""
    publisher = library["councils"]
    publisher.organisation = old
    publisher.save()
    person = MembershipFactory(organisation=old, role=Membership.Role.OWNER).user
    ensure_publisher_groups(publisher)
    plan = Plan.objects.create(title="Ours", organisation=old, template_slug="x")
    case.organisations.add(old)
    case.save()
    case.save_revision()
    follow = person.saved_searches.create(name="Craven", query="organisation=craven")
    return {"person": person, "plan": plan, "case": case, "publisher": publisher, "follow": follow}


def where(kept) -> dict:
    for each in (kept["plan"], kept["publisher"], kept["follow"]):
        each.refresh_from_db()
    fresh = type(kept["case"]).objects.get(pk=kept["case"].pk)
    draft = fresh.get_latest_revision_as_object()
    return {
        "person": kept["person"].memberships.get().organisation.slug,
        "plan": kept["plan"].organisation.slug,
        "publisher": kept["publisher"].organisation.slug,
        "case": sorted(fresh.organisations.values_list("slug", flat=True)),
        "draft": sorted(one.slug for one in draft.organisations.all()),
        "follow": kept["follow"].query,
    }


MOVED = {
    "person": "north-yorkshire",
    "plan": "north-yorkshire",
    "publisher": "north-yorkshire",
    "case": ["craven", "north-yorkshire"],
    "draft": ["craven", "north-yorkshire"],
    "follow": "organisation=north-yorkshire",
}


def test_the_command_moves_everything_and_tells_how_much(old, new, kept, capsys):
    call_command("merge_councils", "craven", "north-yorkshire")

    assert where(kept) == MOVED
    said = capsys.readouterr().out
    for told in ("1 plans", "1 people", "1 publisher pages", "1 follows"):
        assert told in said


def test_its_people_write_and_check_for_the_publisher_as_before(old, new, kept):
    call_command("merge_councils", "craven", "north-yorkshire")

    new.refresh_from_db()
    groups = set(kept["person"].groups.all())
    assert {new.authors_group, new.approvers_group} <= groups
    old.refresh_from_db()
    allowed = GroupPagePermission.objects.filter(page=kept["publisher"])
    assert allowed.filter(group=new.authors_group).exists()
    assert not allowed.filter(group=old.authors_group).exists()


def test_a_dry_run_tells_the_same_and_moves_nothing(old, new, kept, capsys):
    before = where(kept)

    call_command("merge_councils", "craven", "north-yorkshire", "--dry-run")

    assert where(kept) == before
    old.refresh_from_db()
    assert old.end is None
    assert "1 plans" in capsys.readouterr().out


@pytest.mark.parametrize("slugs", [("craven", "craven"), ("craven", "nowhere")])
def test_a_wrong_name_is_refused(old, new, slugs):
    with pytest.raises(CommandError):
        call_command("merge_councils", *slugs)


def test_whoever_follows_both_follows_the_successor_once(old, new, kept):
    kept["person"].saved_searches.create(name="New", query="organisation=north-yorkshire")

    call_command("merge_councils", "craven", "north-yorkshire")

    assert [each.name for each in kept["person"].saved_searches.all()] == ["New"]


def test_a_hub_editor_is_told_first_and_then_merges(client, old, new, kept):
    client.force_login(HubEditorFactory())
    address = reverse("organisation-merge", args=[old.pk])

    told = client.post(address, {"new": new.pk}).content.decode()
    assert "<li>1 plans</li>" in told
    assert where(kept)["plan"] == "craven"
    client.post(address, {"new": new.pk, "confirm": "1"})

    assert where(kept) == MOVED


def test_nobody_else_merges(client, old, new, kept):
    client.force_login(kept["person"])
    address = reverse("organisation-merge", args=[old.pk])

    answer = client.post(address, {"new": new.pk, "confirm": "1"})

    assert answer.status_code in (302, 403)
    assert where(kept)["plan"] == "craven"
