"""Thousands of made-up cases, for trying the hub out at size. Written and removed in bulk.

Nothing is indexed one by one: run `rebuild_search` afterwards.
"""

from collections.abc import Callable, Iterable

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from wagtail.models import Page, ReferenceIndex, Revision

from practices.case_studies.generated_case import GeneratedCase, Terms, generate_case, key_for
from practices.case_studies.models import BarrierMet, CaseStudyPage, LibraryStamp, PublisherPage
from practices.case_studies.versions import keep_version

PUBLISHER_SLUG = "generated"
BATCH = 500


class NothingToBuildOn(Exception):
    """There is no library to put cases into: no publisher, or no taxonomy."""


@transaction.atomic
def generate_cases(
    count: int,
    *,
    seed: int = 1,
    versions: bool = False,
    progress: Callable[[Iterable], Iterable] = iter,
) -> int:
    """Bring the made-up cases of this seed up to `count`; returns how many were new."""
    terms = Terms()
    if not terms.are_enough() or not PublisherPage.objects.exists():
        raise NothingToBuildOn
    publisher = _publisher()
    there = set(CaseStudyPage.objects.child_of(publisher).values_list("key", flat=True))
    numbers = [number for number in range(1, count + 1) if key_for(seed, number) not in there]
    batches = [numbers[start : start + BATCH] for start in range(0, len(numbers), BATCH)]
    for batch in progress(batches):
        cases = [generate_case(seed, number, terms) for number in batch]
        _write(publisher, cases)
        if versions:
            for case in cases:
                keep_version(CaseStudyPage.objects.get(pk=case.page.pk))
    LibraryStamp.bump()
    return len(numbers)


@transaction.atomic
def remove_generated() -> int:
    """Take every made-up case away again, with its publisher; returns how many there were."""
    publisher = PublisherPage.objects.filter(slug=PUBLISHER_SLUG).first()
    if publisher is None:
        return 0
    ids = list(CaseStudyPage.objects.child_of(publisher).values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _remove(ids[start : start + BATCH])
    Page.objects.filter(pk=publisher.pk).update(numchild=0)
    PublisherPage.objects.get(pk=publisher.pk).delete()
    LibraryStamp.bump()
    return len(ids)


def _publisher() -> PublisherPage:
    publisher = PublisherPage.objects.filter(slug=PUBLISHER_SLUG).first()
    if publisher is None:
        library = PublisherPage.objects.first().get_parent()
        publisher = library.add_child(
            instance=PublisherPage(
                title="Made up for testing",
                slug=PUBLISHER_SLUG,
                introduction="<p>None of these places or practices exists.</p>",
            )
        )
    return publisher


def _write(publisher: PublisherPage, cases: list[GeneratedCase]) -> None:
    pages = [case.page for case in cases]
    _place(publisher, pages)
    parents = Page.objects.bulk_create([_page_row(page) for page in pages])
    for page, parent in zip(pages, parents, strict=True):
        page.pk = page.page_ptr_id = parent.pk
    # Django's bulk_create refuses models with a parent table; this is the half that it refuses.
    fields = CaseStudyPage._meta.local_concrete_fields
    CaseStudyPage._base_manager.get_queryset()._batched_insert(pages, fields, None)
    for name in cases[0].relations:
        _relate(name, cases)
    BarrierMet.objects.bulk_create(
        BarrierMet(page=case.page, barrier=barrier, kind=kind, how_far=how_far, position=position)
        for case in cases
        for position, (barrier, kind, how_far) in enumerate(case.barriers)
    )


def _place(publisher: PublisherPage, pages: list[CaseStudyPage]) -> None:
    """Give the pages their places in the tree, after the publisher's last child."""
    last = publisher.get_last_child()
    step = Page._str2int(last.path[-Page.steplen :]) if last else 0
    depth = publisher.depth + 1
    for page in pages:
        step += 1
        page.path, page.depth = Page._get_path(publisher.path, depth, step), depth
        page.url_path = f"{publisher.url_path}{page.slug}/"
        page.locale_id = publisher.locale_id
    publisher.numchild += len(pages)
    Page.objects.filter(pk=publisher.pk).update(numchild=publisher.numchild)


def _page_row(page: CaseStudyPage) -> Page:
    """The half of a case study that lives in the table of all pages."""
    values = {field.attname: getattr(page, field.attname) for field in Page._meta.concrete_fields}
    return Page(**values)


def _relate(name: str, cases: list[GeneratedCase]) -> None:
    through = CaseStudyPage._meta.get_field(name).remote_field.through
    term_column = CaseStudyPage._meta.get_field(name).m2m_reverse_field_name()
    through.objects.bulk_create(
        through(casestudypage_id=case.page.pk, **{f"{term_column}_id": term.pk})
        for case in cases
        for term in case.relations[name]
    )


def _remove(ids: list[int]) -> None:
    """Delete pages and all that hangs on them, without a signal and an index write for each."""
    content_types = ContentType.objects.get_for_models(Page, CaseStudyPage).values()
    for model in (Revision, ReferenceIndex):
        _delete(
            model.objects.filter(
                base_content_type__in=content_types, object_id__in=[str(pk) for pk in ids]
            )
        )
    for relation in CaseStudyPage._meta.get_fields(include_hidden=True):
        if not isinstance(relation, models.ForeignObjectRel):
            continue
        rows = relation.related_model._base_manager.filter(**{f"{relation.field.name}__in": ids})
        if relation.on_delete is models.SET_NULL:
            rows.update(**{relation.field.name: None})
        elif relation.on_delete is models.CASCADE and relation.related_model is not CaseStudyPage:
            _delete(rows)
    _delete(CaseStudyPage._base_manager.filter(pk__in=ids))
    _delete(Page._base_manager.filter(pk__in=ids))


def _delete(rows: models.QuerySet) -> None:
    rows._raw_delete(rows.db)
