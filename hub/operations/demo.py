"""People and an organisation with whom to try the hub out. Never on a server that others reach."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.db import transaction

from hub.operations.groups import ensure_hub_editors
from hub.people.groups import HUB_SLUG
from hub.people.models import Membership, Organisation, User
from practices.case_studies.models import PublisherPage
from practices.case_studies.publishers import ensure_publisher_groups

PASSWORD = "joined-up-practice"  # noqa: S105 (for trying out, and said so on the screen)
COUNCIL_SLUG = "leeds"
PUBLISHER_SLUG = "demonstration-association"
PUBLISHER_NAME = "Demonstration Association of Public Services"
PUBLISHER_INTRODUCTION = (
    "<p>An association that does not exist, for trying out how a publisher writes, checks and "
    "sends in practices.</p>"
)


@dataclass(frozen=True)
class DemoPerson:
    email: str
    name: tuple[str, str]
    what: str
    organisation: str | None = None
    role: str = Membership.Role.OWNER
    is_administrator: bool = False


PEOPLE = [
    DemoPerson(
        "officer@example.org",
        ("Asha", "Officer"),
        "council officer in Leeds: adapts cases, writes plans",
        COUNCIL_SLUG,
        Membership.Role.EDITOR,
    ),
    DemoPerson(
        "approver@example.org",
        ("Ben", "Approver"),
        "approver at the demonstration association: writes and checks its cases",
        PUBLISHER_SLUG,
    ),
    DemoPerson(
        "editor@example.org",
        ("Carys", "Editor"),
        "hub editor: publishes cases, keeps topics and organisations",
        HUB_SLUG,
    ),
    DemoPerson(
        "admin@example.org", ("Dev", "Administrator"), "administrator", is_administrator=True
    ),
]


@transaction.atomic
def ensure_demo_people() -> None:
    """Make whoever is missing. A person who is there keeps their password and memberships."""
    ensure_hub_editors()
    ensure_publisher_groups(_publisher())
    for person in PEOPLE:
        if not User.objects.filter(email=person.email).exists():
            _make(person)


def _make(person: DemoPerson) -> None:
    make = User.objects.create_superuser if person.is_administrator else User.objects.create_user
    first, last = person.name
    user = make(person.email, PASSWORD, first_name=first, last_name=last)
    EmailAddress.objects.create(user=user, email=person.email, verified=True, primary=True)
    organisation = Organisation.objects.filter(slug=person.organisation).first()
    if organisation:
        Membership.objects.create(
            user=user,
            organisation=organisation,
            role=person.role,
            state=Membership.State.CONFIRMED,
        )


def _publisher() -> PublisherPage:
    organisation, _ = Organisation.objects.get_or_create(
        slug=PUBLISHER_SLUG,
        defaults={"name": PUBLISHER_NAME, "kind": Organisation.Kind.INTERMEDIARY},
    )
    publisher = organisation.publisher_pages.first()
    if publisher is None:
        library = PublisherPage.objects.first().get_parent()
        publisher = library.add_child(
            instance=PublisherPage(
                title=PUBLISHER_NAME,
                slug=PUBLISHER_SLUG,
                organisation=organisation,
                introduction=PUBLISHER_INTRODUCTION,
            )
        )
    return publisher
