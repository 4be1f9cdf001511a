"""What is closed to people outside a plan: sources, and words that came from them through
whoever's hands."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from practices.case_studies.models import CaseStudyPage, CaseStudyVersion
from practices.plans.lineage.reach import is_plan, sources_above
from practices.plans.models import Plan, PlanPart, PlanSource, PlanVersion
from practices.plans.origins import blocks_of

WIDTH = Plan.Visibility.values  # from only us to everyone


@dataclass(frozen=True)
class Closed:
    """The ids of a plan's closed sources and of its open cases, and whatever closed sources said,
    its own and those that its sources were made from."""

    sources: Collection[int] = ()
    open_cases: Collection[int] = ()
    texts: Collection[str] = ()
    has_secret: bool = False  # a source of which not even the title may be told

    def hides(self, part: PlanPart) -> bool:
        """Whether the words of a part still stand as a closed source has them."""
        if not (part.source_uid and part.text):
            return False
        is_theirs = part.source_id in self.sources and part.is_as_in_source
        return is_theirs or self._said(part, part.text)

    def hides_base(self, part: PlanPart) -> bool:
        """Whether the text beside a part is a closed source's."""
        return part.source_id in self.sources or self._said(part, part.base)

    def _said(self, part: PlanPart, text: str) -> bool:
        # What an open case says may be read, whoever else has said it too.
        return text in self.texts and part.source_id not in self.open_cases


def closed_in(plan: Plan) -> Closed:
    """What of a plan's sources outsiders may not read.

    A case is open while everybody may read it; another organisation's plan while it is shown to
    as many people as this one is.
    """
    sources = list(plan.sources.all())
    through_plans = any(each.is_plan for each in sources)
    above = list(sources_above(plan)) if through_plans else sources
    keys = {each.key for each in above} | (_cases_of_parts(plan) if through_plans else set())
    cases, plans = open_cases(keys), open_to_as_many(above, plan)
    shown = cases | plans | of_ours(above, plan)
    return Closed(
        sources={each.pk for each in sources if each.key not in shown},
        open_cases={each.pk for each in sources if each.key in cases},
        texts=texts_of(keys - shown),
        has_secret=any(each.is_plan and each.key not in plans for each in sources),
    )


def closed_texts(version: PlanVersion) -> Collection[str]:
    """What closed sources said that a kept version of a plan may still hold."""
    if version.plan:
        return closed_in(version.plan).texts
    keys = {row["case_key"] for row in version.content["blocks"] if row["case_key"]}
    return texts_of(keys - open_cases(keys))


def texts_of(keys: Collection[str]) -> set[str]:
    """Every building block in every version of these cases and plans."""
    if not keys:
        return set()
    versions = [
        *CaseStudyVersion.objects.filter(key__in=keys),
        *PlanVersion.objects.filter(key__in=keys),
    ]
    return {block.html for each in versions for block in blocks_of(each)} - {""}


def open_cases(keys: Iterable[str]) -> set[str]:
    """Those of these keys that are of cases that everybody may read."""
    keys = [key for key in keys if not is_plan(key)]
    if not keys:
        return set()
    return set(CaseStudyPage.objects.visible().filter(key__in=keys).values_list("key", flat=True))


def open_to_as_many(sources: Iterable[PlanSource], plan: Plan) -> set[str]:
    """The keys of the plans among these sources that all who read this plan may read."""
    narrower = WIDTH[: WIDTH.index(plan.visibility)]
    return _keys(sources, lambda plans: plans.exclude(visibility__in=narrower))


def of_ours(sources: Iterable[PlanSource], plan: Plan) -> set[str]:
    """The keys of the sources that are plans of the same organisation: their words are its own."""
    return _keys(sources, lambda plans: plans.filter(organisation=plan.organisation_id or 0))


def _keys(sources: Iterable[PlanSource], narrowed) -> set[str]:
    keys = [source.key for source in sources if source.is_plan]
    if not keys:
        return set()
    plans = narrowed(Plan.objects.filter(pk__in=keys, deleted_at=None))
    return {each.hex for each in plans.values_list("pk", flat=True)}


def _cases_of_parts(plan: Plan) -> set[str]:
    """Cases that blocks began in, though the plan between may be gone for good."""
    return set(plan.parts.exclude(case_key="").order_by().values_list("case_key", flat=True))
