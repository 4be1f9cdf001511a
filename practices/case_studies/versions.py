"""Keeping what a case study said, each time that it says something new."""

from django.db import IntegrityError, transaction
from django.dispatch import Signal

from practices.case_studies.canonical import SCHEMA_NUMBER, case_file, digest_of
from practices.case_studies.models import CaseStudyPage, CaseStudyVersion

# Sent with `version`, inside the same transaction: plans mark themselves as "source has changed".
case_study_version_kept = Signal()
ATTEMPTS = 5  # at a number, when several processes publish the same case at once


@transaction.atomic
def keep_version(page: CaseStudyPage) -> CaseStudyVersion | None:
    """Keep the published content if it differs from the last version kept.

    Safe to call at any time and as often as one likes: nothing is kept for a page that is not
    live, is an alias, or says what its last version says.
    """
    if not page.live or page.alias_of_id:
        return None
    content = case_file(page)
    digest = digest_of(content)
    for _attempt in range(ATTEMPTS):
        latest = latest_version(page.key)
        if latest and latest.digest == digest:
            return None
        if version := _keep(page, content, digest, latest):
            case_study_version_kept.send(sender=CaseStudyVersion, version=version)
            return version
    raise RuntimeError(f"No number was free for a version of “{page.title}”.")


def _keep(page, content, digest, latest) -> CaseStudyVersion | None:
    """The next version after `latest`; None if another process took that number meanwhile."""
    try:
        with transaction.atomic():
            return CaseStudyVersion.objects.create(
                key=page.key,
                number=latest.number + 1 if latest else 1,
                page=page,
                change_note=page.change_note if latest else "",
                schema_number=SCHEMA_NUMBER,
                content=content,
                digest=digest,
            )
    except IntegrityError:
        return None


def latest_version(key: str) -> CaseStudyVersion | None:
    return CaseStudyVersion.objects.filter(key=key).order_by("-number").first()


def pages_without_their_version():
    """Live case studies whose last version does not say what the page says."""
    for page in CaseStudyPage.objects.live().filter(alias_of__isnull=True).iterator():
        latest = latest_version(page.key)
        if latest is None or latest.digest != digest_of(case_file(page)):
            yield page
