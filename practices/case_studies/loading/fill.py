"""Putting a case file's content into a page."""

import re
import uuid
from datetime import date

from hub.people.models import Organisation
from hub.ui.html import from_text
from practices.case_studies.canonical import CORE, STATEMENTS
from practices.case_studies.choices import Provenance
from practices.case_studies.keys import key_of
from practices.case_studies.models import CaseStudyPage
from practices.case_studies.requirements import REQUIRED_OR_NOT_KNOWN, missing_to_publish
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Nation,
    PopulationGroup,
    Region,
    Sector,
)

CORE_WORDS = {value: word for word, value in CORE.items()}
# Any fixed namespace does; a row's id must be the same each time the file is loaded.
NAMESPACE = uuid.UUID("6ad8e3a5-6d0f-4a51-9f1c-0d0c6f5b9a11")


class Vocabulary:
    """Terms and organisations by the words a case file uses for them, read once for many files."""

    def __init__(self, aliases: dict[str, list[str]]):
        self.sectors = Sector.objects.in_bulk(field_name="slug")
        self.approaches = Approach.objects.in_bulk(field_name="slug")
        self.population_groups = PopulationGroup.objects.in_bulk(field_name="slug")
        self.barriers = Barrier.objects.in_bulk(field_name="slug")
        self.kinds = BarrierKind.objects.in_bulk(field_name="slug")
        self.nations = {nation.name: nation for nation in Nation.objects.all()}
        self.regions = {region.name: region for region in Region.objects.all()}
        self._by_slug = Organisation.objects.in_bulk(field_name="slug")
        self._by_name = {body.name: body for body in self._by_slug.values()}
        self._aliases = aliases

    def organisations(self, *names: str) -> list[Organisation]:
        """The organisations that these texts name; a text that names none is left as text."""
        found = {}
        for name in names:
            if name in self._by_name:
                bodies = [self._by_name[name]]
            else:
                slugs = self._aliases.get(name, [])
                bodies = [self._by_slug[slug] for slug in slugs if slug in self._by_slug]
            found.update({body.pk: body for body in bodies})
        return list(found.values())


def split_places(text: str | None, known: dict) -> tuple[list, str]:
    """The known places that a text lists; also the text itself if it says more than those."""
    if not text:
        return [], ""
    pieces = [piece.strip() for piece in text.split(";")]
    # A known name may itself hold "and" ("Yorkshire and the Humber"): split only what is unknown.
    pieces = [
        part.strip()
        for piece in pieces
        for part in ([piece] if piece in known else re.split(r",| and ", piece))
    ]
    places = [known[piece] for piece in pieces if piece in known]
    says_more = any(piece and piece not in known for piece in pieces)
    return places, text if says_more else ""


def fill(page: CaseStudyPage, data: dict, words: Vocabulary) -> CaseStudyPage:
    """Set every field of the page (saved or not) from one valid case file."""
    _fill_brief(page, data, words)
    _fill_problem_and_work(page, data, words)
    _fill_resources(page, data)
    _fill_results(page, data)
    page.not_known = []  # what was not known at the last load may be known by now
    page.not_known = [
        missing.field
        for missing in missing_to_publish(page)
        if missing.field in REQUIRED_OR_NOT_KNOWN
    ]
    return page


def _fill_brief(page, data, words):
    place = data["place"]
    page.title, page.slug, page.summary = data["title"], data["slug"], data["summary"]
    page.key = key_of(data["slug"])
    page.provenance = Provenance.COMPILED
    page.status = data["status"]
    page.start_year, page.end_year = data["start_year"], data["end_year"]
    page.last_checked = date.fromisoformat(data["last_checked"])
    page.place_name, page.place_type = place["name"], place["type"]
    page.setting = place["setting"]
    page.nations, _ = split_places(place["nation"], words.nations)
    # Outside England a region repeats the nation or names an area of no fixed list.
    page.regions, area = split_places(place["region"], words.regions)
    page.area = "" if area in words.nations else area
    page.lead_organisation = data["lead_organisation"]
    page.organisations = words.organisations(data["lead_organisation"], *data["councils"])
    page.sectors = [words.sectors[slug] for slug in data["sectors"]]
    page.approaches = [words.approaches[slug] for slug in data["approaches"]]
    page.population_groups = [words.population_groups[slug] for slug in data["population_groups"]]
    page.evidence_mark = data["evidence"]["mark"]
    page.evidence_reason = data["evidence"]["reason"]
    _stream(page, "councils", "name", data["councils"])
    _stream(page, "partners", "partner", [_filled(row) for row in data["partners"]])


def _fill_problem_and_work(page, data, words):
    page.problem = from_text(data["problem"])
    page.who_it_serves = data["who_it_serves"]
    page.theory = data["theory"] or ""
    barriers = [
        _filled(entry)
        | {
            "barrier": words.barriers[entry["barrier"]].pk,
            "kind": entry["kind"] and words.kinds[entry["kind"]].pk,
        }
        for entry in data["barriers"]
    ]
    _stream(page, "barriers", "barrier", barriers)
    blocks = [
        _filled({name: value for name, value in block.items() if name != "uid"})
        | {
            "core": CORE_WORDS[block["core"]],
            "description": from_text(block["description"]),
        }
        for block in data["blocks"]
    ]
    _stream(page, "blocks", "block", blocks, names=[block["uid"] for block in data["blocks"]])
    joining = data["joining_up"]
    page.joining_how = joining["how"] or ""
    for name in ("legal_power", "agreement", "pooled_money", "governance", "data_sharing"):
        setattr(page, name, joining[name] or "")


def _fill_resources(page, data):
    resources = data["resources"]
    for name in ("setup_cost", "yearly_cost"):
        setattr(page, f"{name}_band", resources[name]["band"])
        setattr(page, f"{name}_text", resources[name]["text"] or "")
    page.price_year = str(resources["price_year"] or "")
    page.resources_notes = resources["notes"] or ""
    for name in ("staff", "who_pays", "who_gains", "time_to_start", "time_to_first_result"):
        setattr(page, name, resources[name] or "")


def _fill_results(page, data):
    # Case files count sources from zero; people count from one.
    outcomes = [_filled(row) | {"source": row["source"] + 1} for row in data["outcomes"]]
    _stream(page, "outcomes", "outcome", outcomes)
    for name in STATEMENTS:
        _stream(page, name, "statement", data[name])
    _stream(page, "readiness", "question", data["readiness"])
    page.residents_shaped = data["residents_shaped"] or ""
    _stream(page, "replicated_in", "name", data["replicated_in"])
    _stream(page, "sources", "source", [_filled(row) for row in data["sources"]])


def _filled(row: dict) -> dict:
    """The row with empty text where the file has null, as form fields keep it; years stay null."""
    return {
        name: "" if value is None and name not in ("year", "kind") else value
        for name, value in row.items()
    }


def _stream(page, field: str, kind: str, values: list, names: list[str] | None = None) -> None:
    """Set a stream from plain values. A row's id comes from its uid, or else from its place."""
    names = names or [str(number) for number in range(len(values))]
    rows = [
        {
            "type": kind,
            "value": value,
            "id": str(uuid.uuid5(NAMESPACE, f"{page.key}/{field}/{name}")),
        }
        for name, value in zip(names, values, strict=True)
    ]
    setattr(page, field, page._meta.get_field(field).to_python(rows))
