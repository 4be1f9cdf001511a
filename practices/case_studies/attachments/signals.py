"""When drafts, documents and collections change, so does what cases show of their files."""

from functools import partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.documents import get_document_model
from wagtail.models import Collection, CollectionViewRestriction, Revision

from practices.case_studies.attachments.asking import want_words
from practices.case_studies.attachments.publishing import cases_showing, files_changed
from practices.case_studies.models import CaseStudyPage


@receiver(post_save, sender=Revision, dispatch_uid="attachments_of_draft")
def draft_kept(instance, created, **kwargs):
    """A draft's files are read before it is published, so that its editor hears what failed."""
    if not created or not _is_of_case(instance):
        return
    ids = {row.value["document"].pk for row in _files(instance) if row.value["document"]}
    if ids:
        want_words(ids)


def _is_of_case(revision) -> bool:
    return revision.content_type_id == ContentType.objects.get_for_model(CaseStudyPage).pk


def _files(revision):
    return CaseStudyPage._meta.get_field("files").to_python(revision.content.get("files") or "[]")


@receiver(post_save, sender=get_document_model(), dispatch_uid="attachments_document")
def document_saved(instance, created, raw=False, **kwargs):
    page_ids = [] if created or raw else cases_showing(document=instance)
    if page_ids:
        want_words([instance.pk])
        files_changed(page_ids)


@receiver(pre_delete, sender=get_document_model(), dispatch_uid="attachments_document_goes")
def document_goes(instance, **kwargs):
    instance.was_shown_by = cases_showing(document=instance)  # the rows go with it


@receiver(post_delete, sender=get_document_model(), dispatch_uid="attachments_document_gone")
def document_gone(instance, **kwargs):
    files_changed(instance.was_shown_by)


@receiver([post_save, post_delete], sender=CollectionViewRestriction, dispatch_uid="attachments")
def privacy_changed(instance, **kwargs):
    collection_changed(instance.collection)


@receiver(post_save, sender=Collection, dispatch_uid="attachments_collection")
def collection_changed(instance, created=False, **kwargs):
    """It may have moved to a place that is private, or out of one."""
    if not created:
        # Wagtail saves a collection first and moves it after that, of which no signal tells.
        transaction.on_commit(partial(_shown_from, instance.pk))


def _shown_from(collection_id) -> None:
    collection = Collection.objects.filter(pk=collection_id).first()
    if collection:  # else it is deleted, and its documents with it
        path = collection.path
        files_changed(cases_showing(document__collection__path__startswith=path))
