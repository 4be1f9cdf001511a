"""People leave, accounts are deleted, organisations merge: no plan is left to nobody."""

import pytest

from hub.people.merging import merge_organisation
from hub.people.models import Membership
from practices.plans.history.words import in_words
from practices.plans.log import What
from practices.plans.models import FitCheck, Plan, PlanPartner, PlanTemplate
from practices.plans.permissions import editable_by, homes_for, managed_by, visible_to
from practices.plans.sources import sources_of
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


def may(rights, user, plan):
    return rights(user).filter(pk=plan.pk).exists()


def test_whoever_leaves_leaves_the_plan_to_the_organisation(plan, editor, reader, organisation):
    successor = MembershipFactory(organisation=organisation).user
    editor.memberships.update(state=State.LEFT)

    assert not may(visible_to, editor, plan)
    assert may(visible_to, reader, plan)
    # Without an owner the editors manage it, so that somebody can.
    assert may(managed_by, successor, plan)
    assert not may(managed_by, reader, plan)


def test_with_an_owner_editors_do_not_manage_others_plans(plan, owner, organisation):
    successor = MembershipFactory(organisation=organisation).user

    assert may(managed_by, owner, plan)
    assert not may(managed_by, successor, plan)


def test_the_plan_outlives_its_authors_account(plan, editor, reader):
    editor.delete()

    plan.refresh_from_db()
    assert plan.author is None
    assert may(visible_to, reader, plan)


def test_a_plan_of_ones_own_goes_with_the_account(fork, plan, newcomer):
    own = fork(organisation=None, author=newcomer)
    FitCheck.objects.create(user=newcomer, key="abc", answers={})

    newcomer.delete()

    assert not Plan.objects.filter(pk=own.pk).exists()
    assert not FitCheck.objects.exists()
    assert Plan.objects.filter(pk=plan.pk).exists()


def test_once_confirmed_as_editor_the_plan_may_move_and_only_then(fork, newcomer, organisation):
    own = fork(organisation=None, author=newcomer)
    membership = newcomer.memberships.get()
    assert not homes_for(own, newcomer)

    membership.state, membership.role = State.CONFIRMED, Role.READER
    membership.save()
    assert not homes_for(own, newcomer)

    membership.role = Role.EDITOR
    membership.save()
    assert list(homes_for(own, newcomer)) == [organisation]
    own.refresh_from_db()
    assert own.organisation is None  # nothing moves unless they say so


@pytest.fixture
def merged(organisation):
    new = OrganisationFactory(name="West Yorkshire Council")

    def merge(by=None):
        return merge_organisation(old=organisation, new=new, by=by)

    merge.new = new
    return merge


def test_plans_go_to_the_successor_with_their_people(plan, fork, editor, reader, merged):
    shelved = fork(title="Shelved")
    Plan.objects.filter(pk=shelved.pk).update(deleted_at="2026-01-01T00:00Z")
    admin = UserFactory()
    changed_before = plan.updated_at

    merged(by=admin)

    for each in (plan, shelved):
        each.refresh_from_db()
        assert each.organisation == merged.new
    plan.refresh_from_db()
    assert plan.updated_at == changed_before
    assert may(editable_by, editor, plan)
    assert may(visible_to, reader, plan)
    change = plan.changes.first()
    assert (change.what, change.by) == (What.MOVED, admin)
    assert change.before == {"organisation": "Leeds City Council"}
    assert change.after == {"organisation": "West Yorkshire Council"}
    assert in_words(change) == "Moved the plan to West Yorkshire Council"


def test_partnerships_follow_without_doubles(plan, merged, organisation, fork):
    other = OrganisationFactory()
    theirs, both = fork(organisation=other), fork(organisation=other)
    of_new = fork(organisation=merged.new)
    PlanPartner.objects.create(plan=plan, organisation=merged.new, role="reader")
    PlanPartner.objects.create(plan=theirs, organisation=organisation, role="reader")
    PlanPartner.objects.create(plan=both, organisation=organisation, role="editor")
    PlanPartner.objects.create(plan=both, organisation=merged.new, role="reader")
    PlanPartner.objects.create(plan=of_new, organisation=organisation)

    merged()

    rows = set(PlanPartner.objects.values_list("plan", "organisation", "role"))
    assert rows == {
        (theirs.pk, merged.new.pk, "reader"),
        (both.pk, merged.new.pk, "editor"),
    }


def test_templates_follow(merged, organisation, templates):
    PlanTemplate.objects.filter(slug="one-page").update(organisation=organisation)

    merged()

    assert PlanTemplate.objects.get(slug="one-page").organisation == merged.new


def test_a_plan_still_follows_its_source_afterwards(plan, merged):
    merged()

    plan.refresh_from_db()
    assert [source.is_withdrawn for source in sources_of(plan)] == [False]
