"""A case is found by the names of what it is filed under, so a new name goes into the index."""

from collections.abc import Iterable

from django.db.models.signals import post_save, pre_save
from modelsearch.tasks import insert_or_update_object_task

from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import Approach, Nation, PopulationGroup, Region, Sector


def index_cases(page_ids: Iterable[int]) -> None:
    """Have the index read these cases again, as something that they show has changed."""
    model = CaseStudyPage._meta
    for pk in page_ids:
        insert_or_update_object_task.enqueue(model.app_label, model.model_name, str(pk))


def remember_name(sender, instance, **kwargs):
    before = sender.objects.filter(pk=instance.pk).values_list("name", flat=True)
    instance.name_before = before.first()


def index_renamed(instance, created, **kwargs):
    """Have the index read the term's cases again, if its name is a new one."""
    if not created and instance.name != instance.name_before:
        index_cases(instance.case_studies.values_list("pk", flat=True))


for term in (Approach, Nation, PopulationGroup, Region, Sector):  # see CaseStudyPage.tag_names
    pre_save.connect(remember_name, sender=term, dispatch_uid="case_study_term_name")
    post_save.connect(index_renamed, sender=term, dispatch_uid="case_study_term_renamed")
