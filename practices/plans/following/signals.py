"""When a source changes, is withdrawn or shown again, the worker looks through its plans.

The request itself only leaves a task behind, however many plans there are.
"""

from functools import partial

from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import PageViewRestriction
from wagtail.signals import page_published, page_unpublished, post_page_move

from practices.case_studies.models import CaseStudyPage
from practices.case_studies.versions import case_study_version_kept
from practices.plans.models import Plan, PlanPartner, PlanSource
from practices.plans.versions import plan_version_kept

# What decides who reads a plan.
DOORS = {"visibility", "organisation", "deleted_at"}


@receiver([case_study_version_kept, plan_version_kept], dispatch_uid="plans_version_kept")
def version_kept(version, **kwargs):
    look_through(version.key)


@receiver(page_unpublished, sender=CaseStudyPage, dispatch_uid="plans_case_hidden")
def case_hidden(instance, **kwargs):
    look_through(instance.key)


@receiver(page_published, sender=CaseStudyPage, dispatch_uid="plans_case_shown")
def case_shown(instance, **kwargs):
    """It may say what it said before it was hidden; then no version is kept."""
    look_through(instance.key, told_withdrawn_at__isnull=False)


@receiver([post_save, post_delete], sender=PageViewRestriction, dispatch_uid="plans_privacy")
@receiver(post_page_move, dispatch_uid="plans_page_moved")
def many_shown_or_hidden(**kwargs):
    """A whole branch of the tree may have become private, or public again."""
    if PlanSource.objects.exists():
        transaction.on_commit(_enqueue_all)


@receiver(post_save, sender=Plan, dispatch_uid="plans_plan_doors")
def plan_saved(instance, created, update_fields=None, **kwargs):
    if not created and (update_fields is None or DOORS & set(update_fields)):
        look_through(instance.pk.hex)


@receiver([post_save, post_delete], sender=PlanPartner, dispatch_uid="plans_partner_doors")
def partner_changed(instance, **kwargs):
    look_through(instance.plan_id.hex)


def look_through(key: str, **which) -> None:
    """Have the worker look through the plans made from this case or plan, if there are any."""
    if PlanSource.objects.filter(key=key, **which).exists():
        transaction.on_commit(partial(_enqueue, key))


def _enqueue(key: str) -> None:
    from practices.plans.following.tasks import tell_of_source

    tell_of_source.enqueue(key)


def _enqueue_all() -> None:
    from practices.plans.following.tasks import tell_of_all

    tell_of_all.enqueue()
