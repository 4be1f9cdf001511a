"""Every address of a plan, at every level, against everyone who might ask for it."""

import dataclasses
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import resolve, reverse
from django.utils import timezone

from hub.people.models import Membership, Organisation
from practices.case_studies.permissions import may_read_version
from practices.plans import urls
from practices.plans.changes import change_state
from practices.plans.export import FORMATS
from practices.plans.models import (
    CheckIn,
    Comment,
    Guest,
    Measure,
    Plan,
    PlanFile,
    PlanPartner,
    Reading,
)
from practices.plans.permissions import editable_by, visible_to
from practices.plans.rows.verbs import add_row, delete_row
from tests.factories import (
    HubEditorFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.practices.plans.permission_table import ADDRESSES, KINDS, OTHERS, holds, names, right_of

Role, State = Membership.Role, Membership.State


@pytest.fixture
def everyone(full_plan, editor, organisation):
    """One person of each kind in the table; the plan is `editor`'s."""

    def member(of=None, **fields):
        return MembershipFactory(organisation=of or organisation, **fields).user

    def body(**fields):
        return member(OrganisationFactory(**fields))

    def partner(role, member_role):
        body = OrganisationFactory()
        PlanPartner.objects.create(plan=full_plan, organisation=body, role=role)
        return member(body, role=member_role)

    def guest(role="reader", days=9, came=True, **fields):
        user, now = UserFactory(), timezone.now()
        Guest.objects.create(
            plan=full_plan,
            email=user.email,
            role=role,
            user=user if came else None,
            link_until=now,
            until=now + timedelta(days=days),
            **fields,
        )
        return user

    return {
        "Nobody signed in": AnonymousUser(),
        "Newcomer whom nobody has confirmed": member(state=State.ASKED, role=Role.OWNER),
        "Member who left": member(state=State.LEFT, role=Role.OWNER),
        "Somebody of another public body": body(),
        "Somebody of a body that was wound up": body(end=date(2020, 4, 1)),
        "Somebody of another kind of organisation": body(kind=Organisation.Kind.PRIVATE),
        "Editor at a partner that reads": partner("reader", Role.EDITOR),
        "Editor at a partner that writes": partner("editor", Role.EDITOR),
        "Reader at a partner that writes": partner("editor", Role.READER),
        "Guest who reads": guest(),
        "Guest who writes": guest("editor"),
        "Guest who has not come in": guest("editor", came=False),
        "Guest whose time is over": guest("editor", days=-1),
        "Guest who was removed": guest("editor", revoked_at=timezone.now()),
        "Reader": member(role=Role.READER),
        "Editor": member(),
        "Author": editor,
        "Owner": member(role=Role.OWNER),
        "Hub editor": HubEditorFactory(),
        "Administrator": UserFactory(is_superuser=True, is_staff=True),
    }


@pytest.fixture
def addresses(full_plan, editor, case):
    """Every address of the plan, filled in with what the plan has: (name, path)."""
    plan = full_plan
    part = plan.parts.get(key="first-actions")
    action, gone = (add_row(part=part, by=editor, what=what) for what in ("Meet", "Leave"))
    delete_row(row=gone, by=editor)
    measure_part = plan.parts.filter(kind="measures").first()
    measure = Measure.objects.create(plan=plan, part=measure_part, what="Homes")
    file = PlanFile(plan=plan, title="Budget", file_name="b.csv", size=1, content_type="text/csv")
    file.file.save("b.csv", ContentFile(b"1"))
    invited = Guest.objects.create(
        plan=plan, email="x@example.org", link_until=timezone.now(), until=timezone.now()
    )
    partner = PlanPartner.objects.create(plan=plan, organisation=OrganisationFactory())
    comment = Comment.objects.create(plan=plan, part=part, author=editor, text="Why?")
    due = timezone.localdate()
    CheckIn.objects.get_or_create(plan=plan, months=3, defaults={"due": due})
    known = {
        "plan_id": plan.pk,
        "part_id": part.pk,
        "row_id": action.pk,
        "kind": "actions",
        "measure_id": measure.pk,
        "reading_id": Reading.objects.create(measure=measure, day=due, value=1).pk,
        "comment_id": comment.pk,
        "file_id": file.pk,
        "change_id": plan.changes.first().pk,
        "moment": plan.changes.last().pk,
        "months": 3,
        "guest_id": invited.pk,
        "partner_id": partner.pk,
        "key": "choose",
        "name": "docx",
    }
    return plan, [each for name in ADDRESSES for each in paths(name, known, case.key)]


def paths(name, known, case_key):
    if name == "plan-source-add":
        known = known | {"key": case_key}
    variants = [{"name": each} for each in FORMATS] if name == "plan-export" else [{}]
    for variant in variants:
        wanted = {each: (known | variant)[each] for each in PARAMETERS[name]}
        yield name, reverse(name, kwargs=wanted)


def parameters(patterns, found=None):
    """By the name of an address, what it takes."""
    found = {} if found is None else found
    for each in patterns:
        if hasattr(each, "url_patterns"):
            parameters(each.url_patterns, found)
        else:
            found[each.name] = list(each.pattern.converters)
    return found


PARAMETERS = parameters(urls.urlpatterns)


def ask(user, path, method="get"):
    """What the address answers, without drawing a page: forbidden things are never drawn."""
    request = getattr(RequestFactory(), method)(path)
    request.user = user
    request.session = import_module(settings.SESSION_ENGINE).SessionStore()
    request._messages = FallbackStorage(request)
    found = resolve(path)
    try:
        response = found.func(request, *found.args, **found.kwargs)
    except Http404:
        return "not there"
    except PermissionDenied:
        return "forbidden"
    if response.status_code == 302 and response.url.startswith("/accounts/login/"):
        return "sign in"
    return "open" if response.status_code < 500 else f"fault {response.status_code}"


def expected(user, right, wanted):
    """What a person with this right is answered where another is wanted; two may do."""
    if holds(right, wanted):
        return {"open", "not there", "forbidden"} if wanted.startswith("(") else {"open"}
    if not user.is_authenticated:
        return {"sign in"}
    return {"forbidden", "not there"} if holds(right, "comments") else {"not there"}


@pytest.fixture
def quick_exports(monkeypatch):
    """What a file holds is tested elsewhere; here it matters who gets one."""
    for name, each in FORMATS.items():
        quick = dataclasses.replace(each, write=lambda plan, reader: b"", is_available=lambda: True)
        monkeypatch.setitem(FORMATS, name, quick)


LEVELS = Plan.Visibility.values


@pytest.mark.parametrize("level", LEVELS)
def test_every_cell_of_the_table(addresses, everyone, quick_exports, level):
    plan, found = addresses
    Plan.objects.filter(pk=plan.pk).update(visibility=level)
    assert set(everyone) == set(KINDS)
    wrong = [
        (kind, name, method, answer)
        for kind, user in everyone.items()
        for name, path in found
        for method, allowed in questions(kind, user, name, level)
        if (answer := ask(user, path, method)) not in allowed
    ]
    assert wrong == []


def questions(kind, user, name, level):
    """How to ask an address, and the answers that will do."""
    right, row = right_of(kind, level), ADDRESSES[name]
    if row["Look"] != "–" and not is_known(kind, name, level):
        yield "get", signed_in(expected(user, right, row["Look"]), user, name)
    # What is allowed would change the plan for those who come after.
    if row["Send"] != "–" and not holds(right, row["Send"]):
        yield "post", expected(user, right, row["Send"])


def is_known(kind, name, level):
    """Whether this was open to the same person at the level before, by the same right. Drawing
    it again would take long and tell nothing; what is refused is asked at every level, and so is
    one light page."""
    before = LEVELS[LEVELS.index(level) - 1]
    right = right_of(kind, level)
    is_open = holds(right, ADDRESSES[name]["Look"]) and name != "plan-download"
    return is_open and level != LEVELS[0] and right_of(kind, before) == right


def signed_in(answers, user, name):
    """To begin a plan of one's own takes an account, even from what everyone may read."""
    return {"sign in"} if name == "plan-adapt-plan" and not user.is_authenticated else answers


def test_every_address_has_a_row_and_every_row_an_address():
    assert set(names(urls.urlpatterns)) == set(ADDRESSES) | set(OTHERS)
    assert not set(ADDRESSES) & set(OTHERS)


# What an address may name of a plan besides the plan itself
OF_A_PLAN = {"part_id", "row_id", "measure_id", "reading_id", "comment_id", "file_id"}
OF_A_PLAN |= {"change_id", "moment", "guest_id", "partner_id"}
LEADS_ON = {"plan-update-write"}  # to the part, which is not there


def all_answers(user, found):
    """What each address answers this person, looked at and sent to."""
    return {
        (name, method): ask(user, path, method)
        for name, path in found
        for method, column in (("get", "Look"), ("post", "Send"))
        if ADDRESSES[name][column] != "–"
    }


def test_what_belongs_to_one_plan_is_not_there_under_another(addresses, person, fork):
    plan, found = addresses
    other = str(fork().pk)
    moved = [
        (name, path.replace(str(plan.pk), other))
        for name, path in found
        if OF_A_PLAN & set(PARAMETERS[name]) and name not in LEADS_ON
    ]

    answers = all_answers(person["owner"], moved)

    assert len(answers) > 40
    assert {key: answer for key, answer in answers.items() if answer != "not there"} == {}


def test_nothing_of_a_deleted_plan_is_there(addresses, person):
    plan, found = addresses
    Plan.objects.filter(pk=plan.pk).update(visibility="everyone", deleted_at=timezone.now())

    for user, answer in ((person["owner"], "not there"), (AnonymousUser(), "sign in")):
        assert set(all_answers(user, found).values()) == {answer}


def test_every_form_wants_its_token(addresses, person):
    client = Client(enforce_csrf_checks=True)
    client.force_login(person["owner"])
    sent = [(name, path) for name, path in addresses[1] if ADDRESSES[name]["Send"] != "–"]

    open_to_forgery = [name for name, path in sent if client.post(path).status_code != 403]

    assert open_to_forgery == []


def test_readers_see_no_form(sign_in, person, plan):
    client = sign_in(person["reader"])

    for path in (plan.parts.first().get_absolute_url(), plan.sections.first().get_absolute_url()):
        assert b'name="expected_version"' not in client.get(path).content


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


def test_parts_rows_and_sections_of_another_plan_cannot_be_reached(sign_in, editor, plan, fork):
    other = fork("full", organisation=None, author=editor)
    part = other.parts.get(key="first-actions")
    action = add_row(part=part, by=None, what="Meet landlords")
    client = sign_in(editor)

    for name, key in (
        ("plan-part", [part.pk]),
        ("plan-section", ["money"]),
        ("plan-row", ["actions", action.pk]),
        ("plan-row-delete", ["actions", action.pk]),
        ("plan-row-add", [part.pk]),
    ):
        assert client.post(reverse(name, args=[plan.pk, *key])).status_code == 404


def test_plans_are_not_in_the_admin(sign_in, person, plan):
    change_state(plan=plan, state="agreed", user=person["owner"])
    client = sign_in(person["hub editor"])

    assert client.get("/admin/snippets/plans/plan/").status_code == 404
    assert client.get("/admin/snippets/plans/plantemplate/").status_code == 200


def test_members_go_on_reading_the_version_of_a_withdrawn_case(person, plan, case, version):
    case.unpublish()

    assert may_read_version(person["reader"], version)
    assert not may_read_version(person["stranger"], version)
    assert not may_read_version(person["newcomer"], version)
