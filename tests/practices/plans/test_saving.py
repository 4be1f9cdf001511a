import pytest

from hub.people.models import Membership
from hub.ui.html import MAX_CHARACTERS
from practices.plans.blocks import MOST, TooManyBlocks, add_own_block
from practices.plans.changes import AlreadyHasHome, change_state, move_plan
from practices.plans.models import Action, Plan, PlanPart
from practices.plans.permissions import homes_for
from practices.plans.rows.verbs import add_row, change_row, delete_row
from practices.plans.saving import StalePart, StaleSection, decide_section, save_part
from tests.factories import MembershipFactory, OrganisationFactory, UserFactory


@pytest.fixture
def part(plan):
    return plan.parts.get(key="hope")


def test_what_is_saved_is_cleaned_and_says_who_wrote_it(part, editor):
    text = "<p onclick='x'>Warm <script>alert(1)</script>homes</p>"

    saved = save_part(part=part, expected_version=1, user=editor, text=text)

    assert saved.text == "<p>Warm homes</p>"
    assert (saved.version, saved.updated_by) == (2, editor)


def test_a_stale_save_changes_nothing_and_carries_what_stands_there(part, editor):
    save_part(part=part, expected_version=1, user=editor, text="<p>Theirs</p>")

    with pytest.raises(StalePart) as stale:
        save_part(part=part, expected_version=1, user=UserFactory(), text="<p>Ours</p>")

    assert stale.value.theirs.text == "<p>Theirs</p>"
    assert stale.value.theirs.updated_by == editor
    part.refresh_from_db()
    assert part.text == "<p>Theirs</p>"


def test_sending_the_same_twice_is_no_conflict(part, editor):
    for _attempt in range(2):
        saved = save_part(part=part, expected_version=1, user=editor, text="<p>Warm</p>")

    assert saved.version == 2


def test_a_save_moves_the_plan_to_the_top_of_the_list(plan, part, editor):
    before = plan.updated_at

    save_part(part=part, expected_version=1, user=editor, text="<p>Warm</p>")

    plan.refresh_from_db()
    assert plan.updated_at > before


def test_a_stale_decision_changes_nothing(plan, editor):
    section = plan.sections.get(key="choose")
    given = {"section": section, "expected_version": 1, "user": editor}
    decide_section(**given, decision="go-on", reason="")

    with pytest.raises(StaleSection):
        decide_section(**given, decision="stop-here", reason="No money.")

    section.refresh_from_db()
    assert section.decision == "go-on"


def test_parts_of_our_own_stand_after_the_sources_in_the_order_added(plan, editor):
    for title in ("A van", "A choir"):
        add_own_block(plan=plan, title=title, user=editor)

    section = plan.sections.get(key="keep-and-change")
    headings = list(section.parts.values_list("heading", flat=True))
    assert headings[-3:] == ["A van", "A choir", "Why we change it"]
    own = plan.parts.get(heading="A van")
    assert own.is_own_block
    assert own.decision == PlanPart.Decision.ADD


def test_a_plan_holds_only_so_many_parts_of_its_own(plan, editor, monkeypatch):
    monkeypatch.setattr("practices.plans.blocks.MOST", 1)
    add_own_block(plan=plan, title="A van", user=editor)

    with pytest.raises(TooManyBlocks):
        add_own_block(plan=plan, title="A choir", user=editor)

    assert MOST < 1000


def test_steps_are_added_changed_and_deleted(plan):
    part = plan.parts.get(key="first-actions")
    first = add_row(part=part, by=None, what="Meet landlords", owner="Housing lead")
    add_row(part=part, by=None, what="Find a van")
    change_row(row=first, by=None, is_done=True)

    assert [action.what for action in part.actions.all()] == ["Meet landlords", "Find a van"]
    assert Action.objects.get(pk=first.pk).is_done
    delete_row(row=first, by=None)
    assert part.actions.get().what == "Find a van"


def test_the_reason_for_stopping_goes_when_the_plan_goes_on(plan, editor):
    change_state(plan=plan, state=Plan.State.STOPPED, because="No money.", user=editor)
    change_state(plan=plan, state=Plan.State.DRAFT, because="No money.", user=editor)

    plan.refresh_from_db()
    assert plan.stopped_because == ""


def test_only_the_author_of_a_private_plan_may_move_it_and_only_where_they_edit(fork):
    membership = MembershipFactory(role=Membership.Role.READER)
    plan = fork(organisation=None, author=membership.user)
    assert not homes_for(plan, membership.user)

    membership.role = Membership.Role.EDITOR
    membership.save()

    assert homes_for(plan, membership.user).get() == membership.organisation
    assert not homes_for(plan, MembershipFactory().user)


def test_a_plan_moves_only_once(fork, editor, organisation):
    plan = fork(organisation=None)
    move_plan(plan=plan, organisation=organisation, user=editor)

    with pytest.raises(AlreadyHasHome):
        move_plan(plan=plan, organisation=OrganisationFactory(), user=editor)

    plan.refresh_from_db()
    assert plan.organisation == organisation


def test_text_beyond_the_limit_is_refused(part, editor):
    with pytest.raises(ValueError, match="long"):
        save_part(part=part, expected_version=1, user=editor, text="x" * (MAX_CHARACTERS + 1))
