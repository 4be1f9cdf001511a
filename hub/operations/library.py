"""Loading the whole library in its one right order, in one transaction."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path

from django.db import transaction

from hub.loading.models import LoadedItem
from hub.loading.summary import LoadRefused, LoadSummary
from hub.operations.groups import ensure_hub_editors
from hub.pages.loading import load_content_pages, load_tree
from hub.people.loading import load_organisations
from practices.case_studies.loading import load_cases, read_cases
from practices.case_studies.loading.fill import Vocabulary
from practices.case_studies.models import CaseStudyPage
from practices.plans.loading import load_plan_templates
from practices.taxonomy.loading import load_best_cases, load_insights, load_taxonomy


@transaction.atomic
def load_library(
    folder: Path,
    *,
    skip_refused: bool = False,
    progress: Callable[[Iterable], Iterable] = iter,
) -> LoadSummary:
    """Bring the hub up to date with a folder of fixtures; running it twice changes nothing.

    `progress` wraps the list of case files, to show a bar. Raises LoadRefused, and changes
    nothing, if any case file is not right, unless `skip_refused`.
    """
    summary = LoadSummary()
    organisations = _read(folder, "organisations.json")
    barriers = _read(folder, "barriers.json")
    load_organisations(organisations, summary)
    load_taxonomy(_read(folder, "taxonomy.json"), barriers, _read(folder, "synonyms.json"), summary)
    publishers = load_tree()
    ensure_hub_editors()
    cases, refusals = read_cases(folder / "case_studies")
    summary.refusals = refusals
    if refusals and not skip_refused:
        raise LoadRefused(refusals)
    load_cases(
        progress(cases),
        publisher=publishers["hub"],
        words=Vocabulary(organisations["aliases"]),
        summary=summary,
    )
    pages = _pages_by_slug()
    load_best_cases(barriers, pages, summary)
    load_insights(_read(folder, "insights.json"), pages, summary)
    load_plan_templates(_read(folder, "plan-templates.json"), summary)
    load_content_pages(_read(folder, "pages.json"), summary)
    return summary


def _read(folder: Path, name: str):
    return json.loads((folder / name).read_text(encoding="utf-8"))


def _pages_by_slug() -> dict[str, int]:
    """Ids of the pages that still exist, by the slug of the case file they came from."""
    there = CaseStudyPage.objects.values("pk")
    items = LoadedItem.objects.filter(item__startswith="case_studies/", object_id__in=there)
    return {Path(item.item).stem: item.object_id for item in items}
