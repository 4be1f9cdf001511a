"""The pages of who belongs: for whom they open, and what they do."""

import pytest
from django.urls import reverse

from hub.people.belonging.inviting import address_of, invite
from hub.people.models import MailHost, Membership, Proposal
from tests.factories import HubEditorFactory, MembershipFactory, OrganisationFactory, UserFactory

Role, State = Membership.Role, Membership.State


@pytest.fixture
def council(db):
    council = OrganisationFactory(name="Leeds City Council", slug="leeds")
    MailHost.objects.create(organisation=council, host="leeds.gov.uk")
    return council


@pytest.fixture
def people(council):
    asked = MembershipFactory(
        organisation=council, state=State.ASKED, user=UserFactory(email="sam@leeds.gov.uk")
    )
    return {
        "owner": MembershipFactory(organisation=council, role=Role.OWNER),
        "editor": MembershipFactory(organisation=council),
        "asked": asked,
        "stranger": MembershipFactory(),
    }


PAGES = ["organisation-people", "organisation-invite", "membership-decide", "membership-role"]


def address(name, people):
    pks = {"membership-decide": people["asked"].pk, "membership-role": people["editor"].pk}
    return reverse(name, args=["leeds", *([pks[name]] if name in pks else [])])


@pytest.mark.parametrize(
    ("who", "statuses"),
    [
        ("owner", [200, 200, 200, 200]),
        ("editor", [200, 403, 403, 403]),
        ("asked", [404, 404, 404, 404]),
        ("stranger", [404, 404, 404, 404]),
        ("hub editor", [200, 200, 200, 200]),
        ("visitor", [302, 302, 302, 302]),
    ],
)
def test_only_owners_and_hub_editors_decide(client, people, who, statuses):
    if who == "hub editor":
        client.force_login(HubEditorFactory())
    elif who != "visitor":
        client.force_login(people[who].user)

    found = [client.get(address(name, people)).status_code for name in PAGES]

    assert found == statuses


def test_members_see_names_and_not_addresses(client, people):
    client.force_login(people["editor"].user)

    page = client.get(address("organisation-people", people)).content.decode()

    assert people["owner"].user.get_full_name() in page
    assert people["owner"].user.email not in page
    assert "sam@leeds.gov.uk" not in page


def test_an_owner_says_yes(client, people):
    client.force_login(people["owner"].user)

    client.post(address("membership-decide", people), {"role": "editor"})

    people["asked"].refresh_from_db()
    assert people["asked"].state == State.CONFIRMED


def test_an_owner_says_no(client, people):
    client.force_login(people["owner"].user)

    client.post(address("membership-decide", people), {"decline": "1"})

    assert not Membership.objects.filter(pk=people["asked"].pk).exists()


def test_the_last_owner_reads_why_they_cannot_step_down(client, people):
    client.force_login(people["owner"].user)
    role = reverse("membership-role", args=["leeds", people["owner"].pk])

    answer = client.post(role, {"role": "editor"})

    assert "Make somebody else an owner first" in answer.content.decode()


def test_leaving_is_asked_about_first(client, people):
    client.force_login(people["editor"].user)
    leave = reverse("membership-end", args=["leeds", people["editor"].pk])

    assert "Leave Leeds City Council?" in client.get(leave).content.decode()
    client.post(leave)

    people["editor"].refresh_from_db()
    assert people["editor"].state == State.LEFT


def test_nobody_ends_the_membership_of_another(client, people):
    client.force_login(people["editor"].user)
    other = reverse("membership-end", args=["leeds", people["owner"].pk])

    assert client.post(other).status_code == 404


def test_somebody_asks_to_join_from_their_account(client, council):
    user = UserFactory(email="pat@leeds.gov.uk")
    client.force_login(user)

    assert "Leeds City Council" in client.get(reverse("my-organisations")).content.decode()
    client.post(reverse("my-organisations"), {"organisation": council.pk})

    assert user.memberships.get().state == State.ASKED


def test_an_invitation_is_taken_up_after_a_click(client, council, people):
    owner = people["owner"].user
    invitation = invite(organisation=council, email="pat@leeds.gov.uk", role=Role.EDITOR, by=owner)
    user = UserFactory(email="pat@leeds.gov.uk")
    client.force_login(user)

    assert client.get(address_of(invitation)).status_code == 200
    assert not user.memberships.exists()  # a mail scanner that follows the link changes nothing
    client.post(address_of(invitation))

    assert user.memberships.get().state == State.CONFIRMED


def test_an_organisation_is_proposed_and_then_joined(client, council):
    user = UserFactory()
    client.force_login(user)
    client.post(reverse("organisation-propose"), {"name": "Leeds City"})
    proposal = Proposal.objects.get()

    client.force_login(UserFactory(is_superuser=True))
    edit = reverse("wagtailsnippets_people_proposal:edit", args=[proposal.pk])
    client.post(edit, {"organisation": council.pk, "refused_because": ""})

    assert user.memberships.get().organisation == council


def test_the_list_of_people_asks_no_more_for_more(
    client, council, people, django_assert_max_num_queries
):
    client.force_login(people["owner"].user)
    for _each in range(5):
        MembershipFactory(organisation=council)
    with django_assert_max_num_queries(22):
        client.get(address("organisation-people", people))
