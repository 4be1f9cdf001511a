"""A case study as it is read: its content with names in place of slugs, ready for a template."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import prefetch_related_objects
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from practices.case_studies.attachments.files import FileRow, rows
from practices.case_studies.canonical import STATEMENTS, case_file
from practices.case_studies.choices import (
    Core,
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    PlaceType,
    Provenance,
    Reading,
    Setting,
    Status,
)
from practices.case_studies.models import CaseStudyVersion
from practices.case_studies.phrases import cost, licence_of, web_address, where, years
from practices.taxonomy.models import (
    Approach,
    Barrier,
    BarrierKind,
    Insight,
    PopulationGroup,
    Sector,
)

# One closing line a section says what is not known yet: {section: {path: what it is called}}.
GAPS = {
    "problem": {"who_it_serves": "who it serves", "theory": "why it was expected to work"},
    "done": {"blocks": "building blocks"},
    "joining_up": {
        "joining_up.how": "how services were joined up",
        "joining_up.legal_power": "legal power",
        "joining_up.agreement": "agreement",
        "joining_up.pooled_money": "pooled money",
        "joining_up.governance": "governance",
        "joining_up.data_sharing": "data sharing",
    },
    "resources": {
        "resources.staff": "staff",
        "resources.setup_cost": "set-up cost",
        "resources.yearly_cost": "yearly cost",
        "resources.who_pays": "who pays",
        "resources.who_gains": "who gains",
        "resources.time_to_start": "time to start",
        "resources.time_to_first_result": "time to first result",
    },
    "results": {"outcomes": "results"},
    "wrong": {
        "changed_on_the_way": "what changed on the way",
        "would_do_differently": "what they would do differently",
        "unintended": "unintended effects",
        "still_unsolved": "what is still unsolved",
        "only_government": "what only government can fix",
        "worked_less_well_for": "who it worked less well for",
    },
    "carry_on": {
        "lessons": "lessons",
        "advice": "advice",
        "readiness": "questions to ask yourself",
        "residents_shaped": "how residents shaped it",
        "replicated_in": "where else it was done",
    },
}
CORE_LABELS = {True: Core.CORE.label, False: Core.ADAPTABLE.label, None: Core.NOT_KNOWN.label}
KINDS = {"docx": "Word", "odt": "OpenDocument text", "pptx": "PowerPoint", "xlsx": "Excel"}
KINDS |= {"ods": "OpenDocument spreadsheet", "txt": "Plain text"}
TERMS = {
    "sectors": Sector,
    "approaches": Approach,
    "population_groups": PopulationGroup,
    "insights": Insight,
}


@dataclass(frozen=True)
class Names:
    """Terms by slug, gathered once a page."""

    terms: dict[str, dict]
    barriers: dict
    kinds: dict

    @classmethod
    def gather(cls, content: dict) -> "Names":
        """The terms that kept content names, as they are called today."""

        def found(model, slugs):
            return {term.slug: term for term in model.objects.filter(slug__in=slugs)}

        entries = content["barriers"]
        return cls(
            terms={name: found(model, content.get(name, [])) for name, model in TERMS.items()},
            barriers=found(Barrier, [entry["barrier"] for entry in entries]),
            kinds=found(BarrierKind, [entry["kind"] for entry in entries if entry["kind"]]),
        )

    @classmethod
    def of(cls, page) -> "Names":
        """The terms of a page, which it holds already."""

        def by_slug(terms):
            return {term.slug: term for term in terms if term}

        entries = [row.value for row in page.barriers]
        return cls(
            terms={name: by_slug(getattr(page, name).all()) for name in TERMS},
            barriers=by_slug(entry["barrier"] for entry in entries),
            kinds=by_slug(entry["kind"] for entry in entries),
        )


def at(content: dict, path: str):
    """The value at a dotted path, such as "resources.setup_cost"."""
    value = content
    for step in path.split("."):
        value = value.get(step) if isinstance(value, dict) else None
    return value


def is_known(value) -> bool:
    if isinstance(value, dict):  # a cost
        return value.get("band") != CostBand.NOT_KNOWN or bool(value.get("text"))
    return value not in (None, "", [], "not-known")


def gaps(content: dict) -> dict[str, str]:
    """For each section, what is not known yet, as the end of a sentence."""
    return {
        section: ", ".join(name for path, name in paths.items() if not is_known(at(content, path)))
        for section, paths in GAPS.items()
    }


def read(content: dict, names: Names | None = None) -> dict:
    """`content` (the form of a case file) with labels, terms and gaps added, for display."""
    names = names or Names.gather(content)
    place = content["place"]
    return content | {
        "status_label": label_of(Status, content["status"]),
        "provenance_label": label_of(Provenance, content["provenance"]),
        "is_compiled": content["provenance"] == Provenance.COMPILED,
        "last_checked_date": _date(content["last_checked"]),
        "years": years(content["start_year"], content["end_year"]),
        "licence": licence_of(content["provenance"]),
        "place": place
        | {
            "in_words": where(place),
            "type_label": label_of(PlaceType, place["type"]),
            "setting_label": label_of(Setting, place["setting"]),
            "setting_known": place["setting"] != Setting.NOT_KNOWN,
        },
        "partners": [
            row | {"kind_label": label_of(PartnerKind, row["kind"])} for row in content["partners"]
        ],
        **{
            name: [_term(found, slug) for slug in content.get(name, [])]
            for name, found in names.terms.items()
        },
        "barriers": [
            entry
            | {
                "term": _term(names.barriers, entry["barrier"]),
                "kind_term": _term(names.kinds, entry["kind"]) if entry["kind"] else None,
                "how_far_label": label_of(HowFar, entry["how_far"]),
                "reading_label": reading_label(entry),
            }
            for entry in content["barriers"]
        ],
        "blocks": [
            row | {"reading_label": reading_label(row), "core_label": CORE_LABELS[row["core"]]}
            for row in content["blocks"]
        ],
        **{
            name: [row | {"reading_label": reading_label(row)} for row in content[name]]
            for name in STATEMENTS
        },
        "resources": content["resources"]
        | {name: _cost(content["resources"][name]) for name in ("setup_cost", "yearly_cost")},
        "outcomes": [_outcome(row, content["sources"]) for row in content["outcomes"]],
        "evidence": content["evidence"]
        | {"label": label_of(EvidenceMark, content["evidence"]["mark"])},
        "sources": [row | {"href": web_address(row["url"])} for row in content["sources"]],
        # Versions kept before cases had files lack the key.
        "files": [_file(row) for row in content.get("files", [])],
        "has_our_reading": has_our_reading(content),
        "gaps": gaps(content),
    }


def label_of(choices, code: str | None):
    """What a code means; nothing where a half-written draft has none yet."""
    return choices(code).label if code else ""


def reading_label(row: dict):
    """A word where a statement is the hub's own reading; sources need none."""
    return _("Our reading") if row["reading"] == Reading.HUB else ""


def has_our_reading(content: dict) -> bool:
    """Whether any statement rests on the hub's own reading rather than on a source."""
    names = ["barriers", "blocks", *STATEMENTS]
    return any(row["reading"] == Reading.HUB for name in names for row in content[name])


def read_page(page) -> dict:
    """A page as it stands now, live or draft, with what only a page has."""
    if page.pk:  # each relation is asked for twice below, so it is fetched beforehand
        prefetch_related_objects([page], *TERMS)
    case = with_organisations(read(case_file(page), Names.of(page)), page.organisations.all())
    listed = {row["uid"] for row in case["files"]}
    case = with_files(case, [row for row in rows(page) if row.uid in listed])
    due = page.review_due
    return case | {
        "review_due": due,
        "is_overdue": bool(due) and due < localdate(),
        "versions": kept_versions(page.key),
    }


def with_organisations(case: dict, organisations) -> dict:
    """The case with the organisations of the hub joined to the names that mean them."""
    by_name = {}
    for organisation in organisations:
        for name in filter(None, (organisation.short_name, organisation.name)):
            by_name[name.casefold()] = organisation

    def named(name):
        return {"name": name, "organisation": by_name.get((name or "").casefold())}

    lead = named(case["lead_organisation"])
    councils = [named(name) for name in case["councils"] if name != lead["name"]]
    partners = [row | named(row["name"]) for row in case["partners"]]
    told = {row["organisation"] for row in (lead, *councils, *partners)}
    return case | {
        "lead": lead,
        "council_rows": councils,
        "partners": partners,
        "other_organisations": [body for body in organisations if body not in told],
    }


def kept_versions(key: str) -> list[CaseStudyVersion]:
    """The versions kept of a case, the latest first, without their long content."""
    return list(CaseStudyVersion.objects.filter(key=key).defer("content").order_by("-number"))


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _term(found: dict, slug: str | None):
    """The term, or its slug in words where an editor has deleted the term since."""
    if slug is None:  # deleted before this content was written down
        return {"name": _("No longer listed"), "slug": ""}
    return found.get(slug) or {"name": slug.replace("-", " ").capitalize(), "slug": slug}


def _cost(row: dict) -> dict:
    row = row | {"label": label_of(CostBand, row["band"]), "known": is_known(row)}
    return row | {"in_words": cost(row)}


def _file(row: dict) -> dict:
    """Its kind by the end of its name; no address, since only a page knows where it stands now."""
    _stem, _dot, ending = row["name"].rpartition(".")
    return row | {"kind": KINDS.get(ending.lower(), ending.upper()), "href": ""}


def with_files(case: dict, shown: Iterable[FileRow]) -> dict:
    """The case with an address for each of its files that is shown still, as it was."""
    urls = {row.document.file_hash: row.document.url for row in shown}
    return case | {"files": [row | {"href": urls.get(row["sha1"], "")} for row in case["files"]]}


def _outcome(row: dict, sources: list[dict]) -> dict:
    number = row["source"]
    source = sources[number] if 0 <= number < len(sources) else None
    return row | {
        "direction_label": label_of(Direction, row["direction"]),
        "source_number": number + 1,
        "source_row": source,
    }
