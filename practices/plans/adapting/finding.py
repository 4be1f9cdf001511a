"""What somebody may adapt: found by its key, or by an address that they were given."""

from urllib.parse import urlsplit
from uuid import UUID

from django.urls import Resolver404, resolve

from hub.people.models import Organisation, User
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion, PublisherPage
from practices.case_studies.permissions import may_read_versions_of
from practices.case_studies.versions import latest_version
from practices.plans.models import Plan
from practices.plans.permissions import visible_to

CASE, PLAN = {"case-latest", "case-version"}, {"plan-version"}


def case_version(user: User, key: str, number: int | None = None) -> CaseStudyVersion | None:
    """This version of a case, or its last one, if this person may read it."""
    if not may_read_versions_of(user, key):
        return None
    if number is None:
        return latest_version(key)
    return CaseStudyVersion.objects.filter(key=key, number=number).first()


def plan_of_key(user: User, key: str) -> Plan | None:
    """The plan of this key (its id without hyphens), if this person may read it."""
    try:
        return visible_to(user).select_related("organisation", "author").filter(pk=UUID(key)).get()
    except (ValueError, Plan.DoesNotExist):
        return None


def publisher_of(key: str) -> Organisation | None:
    """Whose case this is."""
    page = CaseStudyPage.objects.defer_streamfields().filter(key=key, alias_of=None).first()
    above = PublisherPage.objects.parent_of(page).select_related("organisation") if page else ()
    return next((each.organisation for each in above), None)


def at_address(text: str) -> tuple[str, int | None] | None:
    """The key, and the version's number if it names one, of what has this address here.

    Whether somebody may read it is asked later. Takes a whole address, a path or a key.
    """
    try:
        path = urlsplit(text.strip()).path
    except ValueError:  # half an address, such as "http://["
        return None
    if "/" not in path.strip("/") and path == path.strip("/"):
        return (path, None) if path else None
    path = f"/{path.strip('/')}/"
    try:
        found = resolve(path)
    except Resolver404:
        return None
    if found.url_name in CASE | PLAN:
        return found.kwargs["key"], found.kwargs.get("number")
    if "plan_id" in found.kwargs:
        return found.kwargs["plan_id"].hex, None
    return _page_at(path)


def _page_at(path: str) -> tuple[str, int | None] | None:
    slug = path.rstrip("/").rsplit("/", 1)[-1]
    for page in CaseStudyPage.objects.visible().defer_streamfields().filter(slug=slug):
        if page.url and urlsplit(page.url).path == path:
            return page.key, None
    return None
