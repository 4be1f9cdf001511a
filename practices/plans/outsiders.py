"""What people who do not work on a plan may read of it: pages, versions, search and files.

A source that is not open to them is hidden: its words, and for a plan its title too.
"""

from collections.abc import Iterable

from practices.plans.models import PartRow, Person, Plan, PlanPart, PlanSource
from practices.plans.sources import open_cases, sources_of

WIDTH = Plan.Visibility.values  # from only us to everyone
WHERE_FROM = "source"  # the part of every template that names what the plan is made from


def withdrawn_sources(plan: Plan) -> set[int]:
    """The ids of the plan's sources whose words outsiders may not read.

    A case is open while everybody may read it; another organisation's plan while it is shown to
    as many people as this one is.
    """
    sources = list(plan.sources.all())
    shown = open_cases(sources) | _open_to_as_many(sources, plan) | _ours(sources, plan)
    return {source.pk for source in sources if source.key not in shown}


def words_for_outsiders(part: PlanPart, withdrawn: Iterable[int]) -> str:
    """The part's words; not the text of a source that has been withdrawn since."""
    if part.source_id in withdrawn and part.is_as_in_source:
        return ""
    return part.own_words


def base_for_outsiders(part: PlanPart, sources: Iterable[PlanSource]) -> str:
    """The source's text beside a part, unless the source has been withdrawn."""
    withdrawn = {source.pk for source in sources if source.is_withdrawn}
    return "" if part.source_id in withdrawn else part.base


def for_reader(plan: Plan, parts: Iterable[PlanPart]) -> list[PlanPart]:
    """The plan's parts as the person who asked may have them. Never save what comes back.

    The doors in `views.access` set `plan.is_inside`; for people inside nothing changes.
    """
    parts = list(parts)
    if getattr(plan, "is_inside", True):
        return parts
    sources = sources_for_reader(plan)
    hidden = {source.pk for source in sources if source.is_withdrawn}
    has_secret = not all(source.may_be_named for source in sources)
    for part in parts:
        _strip(part, is_hidden=part.source_id in hidden, has_secret=has_secret)
    return parts


def _strip(part: PlanPart, *, is_hidden: bool, has_secret: bool) -> None:
    part.updated_by_id = None
    part.is_hidden = is_hidden and part.is_as_in_source
    if is_hidden:
        part.text, part.base = "" if part.is_as_in_source else part.text, ""
    if has_secret and part.key == WHERE_FROM:
        part.text = ""


def sources_for_reader(plan: Plan) -> list[PlanSource]:
    """The plan's sources for whom `plan.is_inside` says: each with `is_withdrawn`, and with
    `may_be_named`, since a title can tell too much. Later versions concern the team alone."""
    if getattr(plan, "is_inside", True):
        return [_named(source, True) for source in sources_of(plan)]
    sources = list(plan.sources.select_related("version", "plan_version"))
    cases, plans = open_cases(sources), _open_to_as_many(sources, plan)
    ours = _ours(sources, plan)
    for source in sources:
        is_open = source.key in (plans if source.is_plan else cases)
        source.is_withdrawn = not is_open and source.key not in ours
        _named(source, is_open or not source.is_plan)
    return sources


def _named(source: PlanSource, may_be_named: bool) -> PlanSource:
    source.may_be_named = may_be_named
    return source


def _open_to_as_many(sources: list[PlanSource], plan: Plan) -> set[str]:
    """The keys of the plans among these sources that all who read this plan may read."""
    narrower = WIDTH[: WIDTH.index(plan.visibility)]
    return _keys(_plans_among(sources).exclude(visibility__in=narrower))


def _ours(sources: list[PlanSource], plan: Plan) -> set[str]:
    """The keys of the sources that are plans of the same organisation: their words are its own."""
    return _keys(_plans_among(sources).filter(organisation=plan.organisation_id or 0))


def _plans_among(sources: list[PlanSource]):
    keys = [source.key for source in sources if source.is_plan]
    return Plan.objects.filter(pk__in=keys, deleted_at=None)


def _keys(plans) -> set[str]:
    return {each.hex for each in plans.values_list("pk", flat=True)}


def rows_for_reader(plan: Plan, rows: Iterable[PartRow]) -> list[PartRow]:
    """Rows of a plan as the person who asked may have them. Never save what comes back.

    Outside the team people are their roles: nobody asked them whether they may be named.
    """
    rows = list(rows)
    if not getattr(plan, "is_inside", True):
        for row in rows:
            if isinstance(row, Person):
                row.name, row.days_a_week = "", None
    return rows
