"""A case is found by the names of what it is filed under, so a new name goes into the index."""

from collections.abc import Iterable

from django.db.models.signals import post_save, pre_save
from modelsearch.backends import get_search_backends

from practices.case_studies.models import CaseStudyPage
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Nation,
    PopulationGroup,
    Region,
    Sector,
)


def index_cases(page_ids: Iterable[int]) -> None:
    """Have the index read these cases again, as something that they show has changed."""
    cases = CaseStudyPage.objects.filter(pk__in=page_ids)
    for backend in get_search_backends(with_auto_update=True):
        # Our own notes the keys and reads the cases after the commit.
        backend.add_bulk(CaseStudyPage, cases)


def remember_name(sender, instance, **kwargs):
    before = sender.objects.filter(pk=instance.pk).values_list("name", flat=True)
    instance.name_before = before.first()


def index_renamed(instance, created, **kwargs):
    """Have the index read the term's cases again, if its name is a new one."""
    if not created and instance.name != instance.name_before:
        index_cases(cases_of(instance))


def cases_of(term) -> set[int]:
    if isinstance(term, (Barrier, BarrierKind)):
        return set(term.met_in.values_list("page_id", flat=True))
    return set(term.case_studies.values_list("pk", flat=True))


# See CaseStudyPage.tag_names.
for term in (Approach, Barrier, BarrierKind, Nation, PopulationGroup, Region, Sector):
    pre_save.connect(remember_name, sender=term, dispatch_uid="case_study_term_name")
    post_save.connect(index_renamed, sender=term, dispatch_uid="case_study_term_renamed")
