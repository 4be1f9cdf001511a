"""Who must have a second factor before the admin opens."""

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group

from hub.people.models import Membership
from hub.people.second_factor import needs_second_factor
from practices.case_studies.publishers import allow_admin
from tests.factories import HubEditorFactory, MembershipFactory, OrganisationFactory, UserFactory


@pytest.fixture(autouse=True)
def required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def publisher(db):
    authors, approvers = (Group.objects.create(name=name) for name in ("Authors", "Approvers"))
    allow_admin(authors)
    allow_admin(approvers)
    return OrganisationFactory(authors_group=authors, approvers_group=approvers)


@pytest.fixture
def person(publisher):
    owner = Membership.Role.OWNER
    return {
        "author": MembershipFactory(organisation=publisher).user,
        "approver": MembershipFactory(organisation=publisher, role=owner).user,
        "hub editor": HubEditorFactory(),
        "administrator": UserFactory(is_superuser=True),
        "officer": MembershipFactory(role=owner).user,
    }


@pytest.mark.parametrize(
    ("who", "needs"),
    [
        ("author", False),
        ("approver", True),
        ("hub editor", True),
        ("administrator", True),
        ("officer", False),
    ],
)
def test_who_needs_one(person, who, needs):
    assert needs_second_factor(person[who]) is needs


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/api/main/pages/"])
def test_the_admin_is_shut_until_there_is_one(client, person, path):
    client.force_login(person["approver"])

    answer = client.get(path)

    assert (answer.status_code, answer.url) == (302, "/accounts/2fa/")


def test_the_page_that_it_leads_to_says_why(client, person):
    client.force_login(person["approver"])

    page = client.get("/admin/", follow=True).content.decode()

    assert "your role asks for one" in page


def test_the_admin_opens_to_those_who_have_one(client, person):
    Authenticator.objects.create(user=person["approver"], type="totp", data={"secret": "x"})
    client.force_login(person["approver"])

    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("who", ["author", "administrator"])
def test_everything_else_stays_open(client, person, who):
    client.force_login(person[who])

    assert client.get("/plans/").status_code == 200
    assert client.get("/accounts/email/").status_code == 200


def test_authors_write_without_one(client, person):
    client.force_login(person["author"])

    assert client.get("/admin/").status_code == 200
