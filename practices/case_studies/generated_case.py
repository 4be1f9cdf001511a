"""One made-up case: the same for the same seed and number, and complete enough to be published."""

import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random

from django.utils.html import escape
from django.utils.text import slugify
from wagtail.blocks import StreamValue

from practices.case_studies.choices import (
    Core,
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    Provenance,
    Reading,
    Setting,
    Status,
)
from practices.case_studies.generated_words import (
    BARRIER_LOOKS,
    BARRIER_LOOKS_OTHERWISE,
    BLOCKS,
    COUNCILS,
    LESSONS,
    PLACE_ENDS,
    PLACE_STARTS,
    TOPICS,
    TRIED,
    WENT_WRONG,
)
from practices.case_studies.keys import key_of
from practices.case_studies.models import CaseStudyPage
from practices.case_studies.requirements import REQUIRED_OR_NOT_KNOWN
from practices.taxonomy.models import (
    Approach,
    Barrier,
    Nation,
    PopulationGroup,
    Region,
    Sector,
)

FIRST_DAY = date(2026, 1, 1)
NAMESPACE = uuid.UUID("0f4f0f67-94a5-4c0e-8a0e-7f2f6f1d9a55")


class Terms:
    """The taxonomy as lists in a lasting order, so that a seed always draws the same terms."""

    def __init__(self):
        self.sectors = list(Sector.objects.order_by("slug"))
        self.approaches = list(Approach.objects.order_by("slug"))
        self.population_groups = list(PopulationGroup.objects.order_by("slug"))
        self.barriers = list(Barrier.objects.order_by("slug").prefetch_related("kinds"))
        self.nations = list(Nation.objects.order_by("slug"))
        self.regions = list(Region.objects.order_by("slug"))

    def are_enough(self) -> bool:
        return all(vars(self).values())


@dataclass
class GeneratedCase:
    """A page not yet saved, and the terms that its relations will hold, by field."""

    page: CaseStudyPage
    relations: dict[str, list]
    barriers: list[tuple]  # barrier, kind or None, how far


def key_for(seed: int, number: int) -> str:
    return key_of(f"generated/{seed}/{number}")


def generate_case(seed: int, number: int, terms: Terms) -> GeneratedCase:
    """The case with this number in the series that this seed begins."""
    chance = Random(f"{seed}/{number}")  # noqa: S311 (repeatable on purpose)
    relations = _draw_relations(chance, terms)
    barriers = _draw_barriers(chance, terms.barriers)
    page = CaseStudyPage(
        key=key_for(seed, number),
        provenance=Provenance.COMPILED,
        status=chance.choice(Status.values),
        start_year=chance.randint(2008, 2025),
        last_checked=FIRST_DAY + timedelta(days=chance.randrange(300)),
        setting=chance.choice(Setting.values),
        evidence_mark=chance.choice(EvidenceMark.values),
        setup_cost_band=chance.choice(CostBand.values),
        yearly_cost_band=chance.choice(CostBand.values),
    )
    _write_brief(page, chance, relations, number)
    _write_streams(page, chance, relations, barriers)
    _write_texts(page, chance)
    page.not_known = [name for name in REQUIRED_OR_NOT_KNOWN if _is_open(page, name, relations)]
    page.translation_key = uuid.uuid5(NAMESPACE, page.key)
    moment = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(minutes=chance.randrange(400_000))
    page.first_published_at = page.last_published_at = page.latest_revision_created_at = moment
    return GeneratedCase(page, relations, barriers)


def _draw_relations(chance: Random, terms: Terms) -> dict[str, list]:
    def some(choices, most):
        return chance.sample(choices, min(len(choices), chance.randint(1, most)))

    nation = chance.choice(terms.nations)
    return {
        "sectors": some(terms.sectors, 3),
        "approaches": some(terms.approaches, 4),
        "population_groups": some(terms.population_groups, 3),
        "nations": [nation],
        "regions": [chance.choice(terms.regions)] if nation.slug == "england" else [],
    }


def _draw_barriers(chance: Random, barriers: list[Barrier]) -> list[tuple]:
    drawn = chance.sample(barriers, min(len(barriers), chance.randint(1, 4)))
    return [
        (
            barrier,
            chance.choice([None, *sorted(barrier.kinds.all(), key=lambda kind: kind.slug)]),
            chance.choice(HowFar.values),
        )
        for barrier in drawn
    ]


def _topic(relations):
    return TOPICS.get(relations["sectors"][0].slug) or TOPICS["community-and-voluntary"]


def _write_brief(page, chance, relations, number) -> None:
    topic = _topic(relations)
    page.place_name = chance.choice(PLACE_STARTS) + chance.choice(PLACE_ENDS)
    page.place_type = chance.choice(list(COUNCILS))
    page.lead_organisation = f"{page.place_name} {COUNCILS[page.place_type]}"
    page.title = (
        f"{chance.choice(topic.projects)} in {page.place_name}: {relations['approaches'][0].name}"
    )
    page.slug = f"{slugify(page.title)[:80]}-{number}-{page.key}"
    page.draft_title = page.title
    group = relations["population_groups"][0].name
    measure = chance.choice(topic.measures)
    page.summary = (
        f"{page.lead_organisation} and its partners worked together for {_lower(group)}. "
        f"{measure}: {chance.choice(['better', 'a little better', 'no change yet', 'mixed'])} "
        f"after {chance.randint(2, 6)} years."
    )[:250]
    page.problem = f"<p>{escape(' '.join(topic.problems))}</p>"
    page.who_it_serves = f"{group} in {page.place_name}."
    page.evidence_reason = "Made up for testing; nothing was measured."


def _write_streams(page, chance, relations, barriers) -> None:
    def statements(texts):
        return [{"text": text, "reading": chance.choice(Reading.values)} for text in texts]

    topic = _topic(relations)
    entries = [
        {
            "barrier": barrier.pk,
            "kind": kind and kind.pk,
            "looked_like": chance.choice(BARRIER_LOOKS.get(barrier.slug, BARRIER_LOOKS_OTHERWISE)),
            "tried": chance.choice(["", *TRIED]),
            "how_far": how_far,
            "reading": chance.choice(Reading.values),
        }
        for barrier, kind, how_far in barriers
    ]
    blocks = [
        {
            "title": title,
            "description": f"<p>{text}</p>",
            "core": chance.choice(Core.values),
            "needs": "",
            "learned": chance.choice(["", *LESSONS]),
            "reading": chance.choice(Reading.values),
        }
        for title, text in chance.sample(BLOCKS, 4)
    ]
    outcomes = [
        {
            "measure": measure,
            "value": f"{chance.randint(2, 40)}%",
            "baseline_or_comparator": "Year before",
            "period": "",
            "study_design": "Before and after",
            "direction": chance.choice(Direction.values),
            "source": 1,
        }
        for measure in topic.measures
    ]
    source = {
        "title": f"{page.title}: a review"[:250],
        "publisher": page.lead_organisation,
        "year": chance.randint(2015, 2026),
        "url": f"https://example.org/generated/{page.key}",
    }
    partner = {
        "name": f"{page.place_name} Partnership",
        "kind": chance.choice(PartnerKind.values),
        "role": "Delivered the work with the council",
    }
    went_wrong = statements(chance.sample(WENT_WRONG, chance.randint(1, 3)))
    lessons = statements(chance.sample(LESSONS, chance.randint(0, 2)))
    _stream(page, "councils", "name", [page.lead_organisation])
    _stream(page, "partners", "partner", [partner])
    _stream(page, "barriers", "barrier", entries)
    _stream(page, "blocks", "block", blocks)
    _stream(page, "outcomes", "outcome", outcomes)
    _stream(page, "went_wrong", "statement", went_wrong)
    _stream(page, "lessons", "statement", lessons)
    _stream(page, "sources", "source", [source])


def _write_texts(page, chance) -> None:
    page.joining_how = chance.choice(TRIED)
    page.governance = chance.choice(["", "A board of directors met each month."])
    page.data_sharing = chance.choice(["", "One agreement between all partners."])
    page.staff = f"{chance.randint(2, 40)} full-time posts."


def _is_open(page, name, relations) -> bool:
    """Whether the case says nothing on a matter that must be told or marked as not known."""
    if name in relations:
        return not relations[name]
    return not getattr(page, name)


def _stream(page, field: str, kind: str, values: list) -> None:
    rows = [
        {"type": kind, "value": value, "id": str(uuid.uuid5(NAMESPACE, f"{page.key}/{field}/{n}"))}
        for n, value in enumerate(values)
    ]
    block = page._meta.get_field(field).stream_block
    # Lazy: written as it stands, without a query for each term that it names.
    setattr(page, field, StreamValue(block, rows, is_lazy=True))


def _lower(text: str) -> str:
    return text[0].lower() + text[1:]
