"""Case studies, made the way the loader makes them: from a case file."""

import copy

from django.utils.text import slugify

from practices.case_studies.keys import new_key
from practices.case_studies.loading.fill import Vocabulary, fill
from practices.case_studies.models import CaseStudyPage, PublisherPage
from tests.factories.taxonomy import (
    ApproachFactory,
    BarrierFactory,
    BarrierKindFactory,
    NationFactory,
    PopulationGroupFactory,
    RegionFactory,
    SectorFactory,
)

BLOCK = "Partners meet weekly, share what they know about each home and agree who acts next. " * 3


def statement(text: str, reading: str = "source") -> dict:
    return {"text": text, "reading": reading}


def case_data(**changes) -> dict:
    """A complete case file as a dictionary; keyword arguments replace its top-level keys."""
    data = {
        "slug": "warm-homes-hull",
        "title": "Warm homes in Hull: one visit for damp, debt and health",
        "summary": "Housing and health staff visited cold homes together; fewer people fell ill.",
        "status": "running",
        "start_year": 2019,
        "end_year": None,
        "last_checked": "2026-11-01",
        "place": {
            "name": "Hull",
            "nation": "England",
            "region": "North West",
            "type": "unitary",
            "setting": "urban",
        },
        "lead_organisation": "Hull City Council",
        "councils": ["Hull City Council"],
        "partners": [{"name": "Hull Advice", "kind": "voluntary", "role": "Debt advice"}],
        "sectors": ["housing"],
        "approaches": ["key-worker"],
        "population_groups": ["older-people"],
        "problem": "Older people lived in cold homes and saw five services, none of which spoke.",
        "who_it_serves": "Older people in private rented homes.",
        "theory": "One visit that looks at everything costs less than five that do not.",
        "barriers": [
            {
                "barrier": "data-sharing",
                "kind": "consent",
                "looked_like": "Nobody could pass on a name.",
                "tried": "One consent form for all partners.",
                "how_far": "overcome",
                "reading": "source",
            }
        ],
        "blocks": [
            {
                "uid": f"b{number}",
                "title": f"Block {number}",
                "description": BLOCK.strip(),
                "core": [True, False, None, True][number - 1],
                "needs": "A room.",
                "learned": None,
                "reading": "source",
            }
            for number in range(1, 5)
        ],
        "joining_up": {
            "how": "A shared team.",
            "legal_power": None,
            "agreement": None,
            "pooled_money": None,
            "governance": "A weekly board.",
            "data_sharing": "One agreement.",
        },
        "resources": {
            "staff": "Six people.",
            "setup_cost": {"band": "50k-250k", "text": "About £120,000."},
            "yearly_cost": {"band": "not-known", "text": None},
            "price_year": 2020,
            "who_pays": "The council.",
            "who_gains": "The NHS.",
            "time_to_start": None,
            "time_to_first_result": None,
            "notes": None,
        },
        "outcomes": [
            {
                "measure": "Emergency admissions",
                "value": "Down 8%",
                "baseline_or_comparator": "Year before",
                "period": "2020",
                "study_design": "Before and after",
                "direction": "better",
                "source": 0,
            }
        ],
        "evidence": {"mark": "2", "reason": "Before-and-after figures only."},
        "went_wrong": [statement("Landlords refused entry in one street in three.")],
        "changed_on_the_way": [],
        "would_do_differently": [statement("Talk to landlords first.")],
        "unintended": [],
        "still_unsolved": [],
        "only_government": [],
        "worked_less_well_for": [],
        "lessons": [statement("Go together.", "hub")],
        "advice": [],
        "readiness": ["Who would visit?"],
        "residents_shaped": None,
        "replicated_in": [],
        "sources": [
            {
                "title": "Warm homes: an evaluation",
                "publisher": "Hull City Council",
                "year": 2021,
                "url": "https://example.org/warm-homes",
            }
        ],
    }
    return copy.deepcopy(data) | changes


def make_terms(data: dict) -> None:
    """Make the terms that a case file names, with a readable name, where they are missing."""

    def named(maker, slug, **fields):
        return maker(slug=slug, name=slug.replace("-", " ").capitalize(), **fields)

    for maker, field in (
        (SectorFactory, "sectors"),
        (ApproachFactory, "approaches"),
        (PopulationGroupFactory, "population_groups"),
    ):
        for slug in data[field]:
            named(maker, slug)
    for entry in data["barriers"]:
        barrier = named(BarrierFactory, entry["barrier"])
        if entry["kind"]:
            named(BarrierKindFactory, entry["kind"], barrier=barrier)
    NationFactory(name=data["place"]["nation"], slug=slugify(data["place"]["nation"]))
    if region := data["place"]["region"]:
        RegionFactory(name=region, slug=slugify(region))


def PublisherPageFactory(parent, **fields) -> PublisherPage:
    fields = {"title": "Association of Places"} | fields
    return parent.add_child(instance=PublisherPage(**fields))


def CaseStudyPageFactory(parent, *, publish=True, user=None, **changes) -> CaseStudyPage:
    """A complete case study below a publisher page, published unless told otherwise.

    Keyword arguments replace keys of `case_data`; terms they name are made.
    """
    number = CaseStudyPage.objects.count() + 1
    changes.setdefault("slug", f"case-{number}")
    data = case_data(**changes)
    make_terms(data)
    page = fill(CaseStudyPage(live=False), data, Vocabulary(aliases={}))
    page.key = new_key()
    parent.add_child(instance=page)
    revision = page.save_revision(user=user)
    if publish:
        revision.publish(user=user)
        page.refresh_from_db()
    return page
