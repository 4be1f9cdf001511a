"""Whom to ask whether a case is still right."""

from django.conf import settings

from hub.people.models import Membership
from practices.case_studies.models import CaseStudyPage, PublisherPage


def askers_of(pages: list[CaseStudyPage]) -> dict[int, list[str]]:
    """Mail addresses by page id: the owners of the publisher's organisation, else its editors,
    else the hub's own mailbox, so that no case is left without. Three queries."""
    above = {page.pk: page.path[: -page.steplen] for page in pages}
    publishers = PublisherPage.objects.filter(path__in=above.values())
    organisations = dict(publishers.values_list("path", "organisation"))
    people = _people(set(organisations.values()) - {None})
    return {
        pk: people.get(organisations.get(path)) or [settings.CONTACT_EMAIL]
        for pk, path in above.items()
    }


def _people(organisations: set[int]) -> dict[int, list[str]]:
    members = Membership.objects.confirmed().filter(
        organisation__in=organisations, user__is_active=True
    )
    found: dict[str, dict[int, list[str]]] = {}
    for organisation, role, email in members.values_list("organisation", "role", "user__email"):
        found.setdefault(role, {}).setdefault(organisation, []).append(email)
    Role = Membership.Role
    return found.get(Role.EDITOR, {}) | found.get(Role.OWNER, {})
