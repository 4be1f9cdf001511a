"""What follows from publishing, hiding and moving, in the same transaction as the change."""

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import (
    page_published,
    page_unpublished,
    post_page_move,
    workflow_submitted,
)

from practices.case_studies.attachments.publishing import files_published
from practices.case_studies.derive import derive_barriers_met
from practices.case_studies.models import CaseStudyPage, LibraryStamp
from practices.case_studies.requirements import refuse_incomplete
from practices.case_studies.versions import keep_version
from practices.taxonomy.models import Term

# The columns that saving a draft writes.
DRAFT_FIELDS = {
    "latest_revision",
    "latest_revision_created_at",
    "draft_title",
    "has_unpublished_changes",
}


@receiver(page_published, sender=CaseStudyPage, dispatch_uid="case_study_published")
@transaction.atomic
def published(instance, **kwargs):
    # Scheduling a page that was never live sends this signal too; it has nothing to show yet.
    if instance.live:
        derive_barriers_met(instance)
        keep_version(instance)
        files_published(instance)


@receiver(workflow_submitted, dispatch_uid="case_study_sent")
def sent(instance, **kwargs):
    """A case that could not be published is not sent to be checked."""
    page = instance.content_object
    # A workflow knows a page as plain Page, whatever it is.
    if isinstance(page, Page) and issubclass(page.specific_class, CaseStudyPage):
        refuse_incomplete(page.get_latest_revision_as_object())


def bump(**kwargs):
    LibraryStamp.bump()


for signal in (page_published, page_unpublished, post_page_move):
    signal.connect(bump, dispatch_uid="library_stamp")
for signal in (post_save, post_delete):
    signal.connect(bump, sender=PageViewRestriction, dispatch_uid="library_stamp")


@receiver([post_save, post_delete], dispatch_uid="library_stamp_rows")
def row_changed(sender, update_fields=None, **kwargs):
    if not issubclass(sender, (Term, Page)):
        return
    if update_fields and set(update_fields) <= DRAFT_FIELDS:
        return  # a draft was saved, which no visitor sees
    LibraryStamp.bump()
