"""Who may read the kept versions of a case study. Who may read the page itself, Wagtail decides."""

from collections.abc import Callable

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion

# Apps above add to this: each says whether this person may go on reading the versions of a case
# that is no longer public, such as a member of an organisation that adapted it.
version_readers: list[Callable[[object, str], bool]] = []


def may_read_version(user, version: CaseStudyVersion) -> bool:
    """A version is as visible as its page; when that is hidden or gone, a few may still read it."""
    return may_read_versions_of(user, version.key)


def may_read_versions_of(user, key: str) -> bool:
    return public_page(key) is not None or _may_read_hidden(user, key)


def public_page(key: str) -> CaseStudyPage | None:
    """The page of this key if anyone may read it."""
    return CaseStudyPage.objects.visible().defer_streamfields().filter(key=key).first()


def _may_read_hidden(user, key: str) -> bool:
    if not (user.is_authenticated and user.is_active):
        return False
    page = CaseStudyPage.objects.defer_streamfields().filter(key=key, alias_of=None).first()
    if page and page.permissions_for_user(user).can_edit():
        return True
    return any(may_read(user, key) for may_read in version_readers)
