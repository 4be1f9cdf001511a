"""A plan as a case file, for the loader's own functions to turn into a page."""

from collections.abc import Collection

from django.utils import timezone

from hub.ui.mail import absolute
from practices.case_studies.choices import EvidenceMark, PlaceType, Setting, Status
from practices.case_studies.loading.fill import Vocabulary
from practices.plans.lineage.reach import sources_above
from practices.plans.models import Plan, PlanSource
from practices.plans.share_back.pieces import Pieces, cut, statement
from practices.plans.share_back.results import PLAN_SOURCE

STATUS = {
    Plan.State.DRAFT: Status.IDEA,
    Plan.State.AGREED: Status.IDEA,
    Plan.State.IN_DELIVERY: Status.RUNNING,
    Plan.State.STOPPED: Status.STOPPED,
}
EVIDENCE = "The place’s own account, which nobody has judged yet."
FILED_UNDER = ["sectors", "approaches", "population_groups"]


def cases_above(plan: Plan) -> list[PlanSource]:
    """The cases that the plan came from, through however many plans, each once."""
    rows = sources_above(plan).filter(plan_version=None).order_by("position", "pk")
    return list({row.key: row for row in reversed(rows.select_related("version"))}.values())[::-1]


def case_file_of(
    plan: Plan, *, title: str, summary: str, wrong: list[str], take: Collection[str]
) -> dict:
    """What of the plan somebody chose to take over, in the form of a case file."""
    pieces, cases = Pieces(plan), cases_above(plan)

    def taken(key: str, rows):
        return rows if key in take else type(rows)()

    sources = [_source_of_case(row) for row in cases]
    sources.append(_source_of_plan(plan, taken("authors", pieces.authors)))
    results = taken("results", pieces.results)
    return {
        **_brief(plan, title, summary),
        **_filed_under(cases),
        "partners": taken("partners", pieces.partners),
        "problem": cut(pieces.said("who-is-affected"), 3000),
        "who_it_serves": "",
        "theory": None,
        "barriers": taken("barriers", pieces.barriers),
        "blocks": taken("blocks", pieces.blocks),
        "joining_up": _joining_up(pieces),
        "resources": _resources(taken("money", pieces.money)),
        "outcomes": [row | {"source": _number(row, sources)} for row in results],
        "went_wrong": [statement(text) for text in wrong],
        "changed_on_the_way": taken("changes", pieces.changes),
        "lessons": taken("lessons", pieces.lessons),
        "sources": sources,
    }


def _number(row: dict, sources: list[dict]) -> int:
    return len(sources) - 1 if row["source"] == PLAN_SOURCE else row["source"]


def _brief(plan: Plan, title: str, summary: str) -> dict:
    body = plan.organisation
    kind = body.place_type if body and body.place_type in PlaceType.values else ""
    return {
        "slug": "",
        "title": title,
        "summary": summary,
        "status": STATUS.get(plan.state, Status.NOT_KNOWN).value,
        "start_year": None,
        "end_year": None,
        "last_checked": timezone.localdate().isoformat(),
        "place": {
            "name": (body.short_name or body.name)[:150] if body else "",
            "nation": body.nation if body else "",
            "region": body.region if body else "",
            "type": kind,
            "setting": Setting.NOT_KNOWN.value,
        },
        "lead_organisation": body.name if body else "",
        "councils": [],
        "evidence": {"mark": EvidenceMark.NOT_JUDGED.value, "reason": EVIDENCE},
        "readiness": [],
        "residents_shaped": None,
        "replicated_in": [],
        **{name: [] for name in UNSAID},
    }


UNSAID = [
    "would_do_differently",
    "unintended",
    "still_unsolved",
    "only_government",
    "worked_less_well_for",
    "advice",
]


def _filed_under(cases: list[PlanSource]) -> dict:
    """As the first case that it came from, but for terms that are no more."""
    content = cases[0].version.content if cases else {}
    words = Vocabulary({})
    return {
        name: [slug for slug in content.get(name, []) if slug in getattr(words, name)]
        for name in FILED_UNDER
    }


def _joining_up(pieces: Pieces) -> dict:
    flows = [f"{flow.what}: {flow.purpose}".strip(": ") for flow in pieces.plan.dataflows.all()]
    return {
        "how": None,
        "legal_power": None,
        "agreement": None,
        "pooled_money": cut(pieces.said("shared-money"), 1000) or None,
        "governance": cut(pieces.said("decisions"), 1000) or None,
        "data_sharing": cut("\n".join(flows), 1000) or None,
    }


def _resources(money: dict) -> dict:
    unknown = {"band": "not-known", "text": None}
    names = ["staff", "price_year", "who_pays", "who_gains", "time_to_start"]
    names += ["time_to_first_result", "notes"]
    nothing = dict.fromkeys(names) | {"setup_cost": unknown, "yearly_cost": unknown}
    return nothing | money


def _source_of_case(source: PlanSource) -> dict:
    """The version of the case, by its lasting address."""
    return {
        "title": cut(source.title, 250),
        "publisher": cut(source.version.content["lead_organisation"] or "", 200),
        "year": source.version.created_at.year,
        "url": absolute(source.version.get_absolute_url()),
    }


def _source_of_plan(plan: Plan, authors: list[str]) -> dict:
    said_by = ", ".join([*authors, plan.organisation.name if plan.organisation else ""])
    return {
        "title": cut(plan.title, 250),
        "publisher": cut(said_by.strip(", "), 200),
        "year": timezone.localdate().year,
        "url": absolute(plan.get_absolute_url()),
    }
