"""Every address of a plan against everyone who might ask for it."""

import pytest
from django.test import Client
from django.urls import reverse

from practices.case_studies.permissions import may_read_version
from practices.plans.actions import add_action
from practices.plans.changes import change_state
from practices.plans.permissions import editable_by, visible_to

READ = ["plan", "plan-print", "plan-part", "plan-section", "plan-export"]
EDIT = [
    "plan-rename",
    "plan-state",
    "plan-delete",
    "plan-block-add",
    "plan-action-add",
    "plan-action",
    "plan-action-delete",
]
POST = [*EDIT, "plan-part", "plan-section", "plan-move"]
ALL = [*READ, *EDIT, "plan-move"]
OUTSIDERS = ["stranger", "newcomer", "left", "hub editor"]


@pytest.fixture
def address(plan):
    part = plan.parts.get(key="first-actions")
    action = add_action(part=part, what="Meet landlords")
    more = {
        "plan-part": [part.pk],
        "plan-section": ["choose"],
        "plan-export": ["docx"],
        "plan-action-add": [part.pk],
        "plan-action": [action.pk],
        "plan-action-delete": [action.pk],
    }
    return lambda name: reverse(name, args=[plan.pk, *more.get(name, [])])


@pytest.fixture
def answers(address):
    """The status of each address, as a table to compare at once: making a plan takes time."""

    def ask(client, names, method="get"):
        return {name: getattr(client, method)(address(name)).status_code for name in names}

    return ask


def all_are(names, status):
    return dict.fromkeys(names, status)


def test_people_who_have_not_signed_in_are_asked_to(client, address):
    for name in ALL:
        response = client.get(address(name))

        assert response.status_code == 302, name
        assert response.url == f"/accounts/login/?next={address(name)}"


def test_nothing_is_sent_by_people_who_have_not_signed_in(client, answers, plan):
    assert answers(client, POST, "post") == all_are(POST, 302)

    assert visible_to(plan.author).filter(pk=plan.pk).exists()


@pytest.mark.parametrize("role", OUTSIDERS)
def test_outsiders_find_nothing(sign_in, person, answers, role):
    client = sign_in(person[role])

    assert answers(client, ALL) == all_are(ALL, 404)
    assert answers(client, POST, "post") == all_are(POST, 404)


@pytest.mark.parametrize("role", ["reader", "editor", "owner"])
def test_members_read(sign_in, person, answers, role):
    assert answers(sign_in(person[role]), READ) == all_are(READ, 200)


def test_readers_may_not_write(sign_in, person, answers):
    client = sign_in(person["reader"])

    assert answers(client, EDIT) == all_are(EDIT, 403)
    assert answers(client, POST, "post") == all_are(POST, 403)


def test_readers_see_no_form(sign_in, person, address):
    client = sign_in(person["reader"])

    for name in ("plan-part", "plan-section"):
        assert b'name="expected_version"' not in client.get(address(name)).content


@pytest.mark.parametrize("role", ["editor", "owner"])
def test_editors_and_owners_write(sign_in, person, answers, role):
    assert answers(sign_in(person[role]), EDIT) == all_are(EDIT, 200)


def test_every_form_wants_its_token(person, answers):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person["owner"])

    assert answers(client, POST, "post") == all_are(POST, 403)


@pytest.mark.parametrize("role", ["stranger", "newcomer", "hub editor", "editor"])
def test_a_private_plan_is_for_its_author_alone(sign_in, person, fork, role):
    author = person["newcomer"]
    plan = fork(organisation=None, author=author)
    expected = 200 if person[role] == author else 404

    assert sign_in(person[role]).get(plan.get_absolute_url()).status_code == expected


@pytest.mark.parametrize(
    ("role", "sees", "writes"),
    [
        ("reader", True, False),
        ("editor", True, True),
        ("owner", True, True),
        ("stranger", False, False),
        ("newcomer", False, False),
        ("left", False, False),
        ("hub editor", False, False),
    ],
)
def test_the_list_shows_only_what_one_may_read(sign_in, person, plan, role, sees, writes):
    user = person[role]

    assert visible_to(user).filter(pk=plan.pk).exists() is sees
    assert editable_by(user).filter(pk=plan.pk).exists() is writes
    assert (plan.title in sign_in(user).get("/plans/").content.decode()) is sees


def test_parts_steps_and_sections_of_another_plan_cannot_be_reached(sign_in, editor, plan, fork):
    other = fork("full", organisation=None, author=editor)
    part = other.parts.get(key="first-actions")
    action = add_action(part=part, what="Meet landlords")
    client = sign_in(editor)

    for name, key in (
        ("plan-part", part.pk),
        ("plan-section", "money"),
        ("plan-action", action.pk),
        ("plan-action-delete", action.pk),
        ("plan-action-add", part.pk),
    ):
        assert client.post(reverse(name, args=[plan.pk, key])).status_code == 404


def test_plans_are_not_in_the_admin(sign_in, person, plan):
    change_state(plan=plan, state="agreed")
    client = sign_in(person["hub editor"])

    assert client.get("/admin/snippets/plans/plan/").status_code == 404
    assert client.get("/admin/snippets/plans/plantemplate/").status_code == 200


def test_members_go_on_reading_the_version_of_a_withdrawn_case(person, plan, case, version):
    case.unpublish()

    assert may_read_version(person["reader"], version)
    assert not may_read_version(person["stranger"], version)
    assert not may_read_version(person["newcomer"], version)
