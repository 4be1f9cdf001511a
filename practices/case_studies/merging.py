"""Organisations merge: what the old one published, and its part in cases, go to the successor."""

from django.dispatch import receiver
from django.utils.translation import gettext as _
from wagtail.models import GroupPagePermission

from hub.people.groups import sync_groups
from hub.people.merging import organisation_merged
from hub.people.models import Organisation
from practices.case_studies.models import CaseStudyPage, LibraryStamp, PublisherPage
from practices.case_studies.publishers import ensure_publisher_groups


@receiver(organisation_merged, dispatch_uid="case_studies_move_to_successor")
def move_all(sender, old: Organisation, new: Organisation, **kwargs) -> dict:
    """Within the transaction that merges them; gives how many of each it moved."""
    publishers = list(PublisherPage.objects.filter(organisation=old))
    for publisher in publishers:
        move_publisher(publisher, old, new)
    cases = name_in_cases(old, new)
    LibraryStamp.bump()
    return {_("publisher pages"): len(publishers), _("case studies that name it"): cases}


def move_publisher(publisher: PublisherPage, old: Organisation, new: Organisation) -> None:
    """The page stays where it is; the successor's people write and check there from now on."""
    publisher.organisation = new
    publisher.save(update_fields=["organisation"])
    _move_in_draft(publisher, new)
    groups = [old.authors_group_id, old.approvers_group_id]
    GroupPagePermission.objects.filter(page_id=publisher.pk, group__in=groups).delete()
    ensure_publisher_groups(publisher)
    for membership in new.memberships.confirmed().select_related("user"):
        sync_groups(membership.user)


def _move_in_draft(publisher: PublisherPage, new: Organisation) -> None:
    """Publishing the newest draft would otherwise bring the old organisation back."""
    draft = publisher.latest_revision
    if draft:
        draft.content["organisation"] = new.pk
        draft.save(update_fields=["content"])


def name_in_cases(old: Organisation, new: Organisation) -> int:
    """Cases that name the old one name the successor too: what was done stays done by the old."""
    pages = CaseStudyPage.objects.filter(organisations=old).exclude(organisations=new)
    links = CaseStudyPage.organisations.through
    ids = list(pages.values_list("pk", flat=True))
    links.objects.bulk_create(links(casestudypage_id=pk, organisation_id=new.pk) for pk in ids)
    drafts = CaseStudyPage.objects.filter(pk__in=ids, latest_revision__isnull=False)
    for page in drafts.defer_streamfields().select_related("latest_revision"):
        draft = page.latest_revision
        named = draft.content.get("organisations", [])
        if new.pk not in named:
            draft.content["organisations"] = [*named, new.pk]
            draft.save(update_fields=["content"])
    return len(ids)
