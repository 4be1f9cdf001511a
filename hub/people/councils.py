"""Reading a fuller public data set of councils, one row a council, as CSV.

The columns are those of mySociety's list of UK local authorities joined with hexagon positions:
gss_code, name, nice_name, nation, region, type, start, end, url, current, former_gss_codes,
replaced_by, govuk_slug, population_2020, lat, long, hex_q, hex_r. Others are passed over.
"""

import csv
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from hub.people.models import Organisation

REQUIRED = {"gss_code", "name", "nation", "type"}
PLACE_TYPES = {
    "County": "county",
    "Non-metropolitan district": "district",
    "Metropolitan district": "metropolitan-district",
    "London borough": "london-borough",
    "City corporation": "london-borough",
    "Unitary authority": "unitary",
    "Scottish unitary authority": "unitary",
    "Welsh unitary authority": "unitary",
    "NI district": "unitary",
    "Combined authority": "city-region",
    "Strategic Regional Authority": "city-region",
}
# What the file may add to a council that the hub knows: {field: (column, how to read it)}.
FACTS = {
    "website": ("url", lambda text: text.replace("http://", "https://", 1)),
    "population": ("population_2020", int),
    "latitude": ("lat", float),
    "longitude": ("long", float),
    "hex_q": ("hex_q", int),
    "hex_r": ("hex_r", int),
}


class BadFile(ValueError):
    """The file is not such a data set; the message says where and why."""


@dataclass
class CouncilReport:
    """What an import did. Differences are told, never written: an editor decides."""

    added: list[str] = field(default_factory=list)
    enriched: int = 0
    differences: list[str] = field(default_factory=list)


def read_rows(path: Path) -> list[dict]:
    """The rows of the file, all of them readable. Raises BadFile."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        if missing := REQUIRED - set(reader.fieldnames or []):
            raise BadFile(f"The columns {', '.join(sorted(missing))} are missing.")
        rows = [
            {name: (text or "").strip() for name, text in row.items() if name} for row in reader
        ]
    for number, row in enumerate(rows, 2):  # line 1 is the header
        try:
            check_row(row)
        except (ValueError, KeyError) as error:
            raise BadFile(f"Line {number} ({row['name'] or 'no name'}): {error}") from error
    return rows


def check_row(row: dict) -> None:
    if not row["name"]:
        raise ValueError("a council needs a name")
    if row["type"] not in PLACE_TYPES:
        raise ValueError(f"“{row['type']}” is no type of council that the hub knows")
    facts_of(row)
    for column in ("start", "end"):
        day(row.get(column))


def facts_of(row: dict) -> dict:
    """What the row can add, by field; blank cells add nothing."""
    return {name: read(row[column]) for name, (column, read) in FACTS.items() if row.get(column)}


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@transaction.atomic
def import_councils(rows: list[dict]) -> CouncilReport:
    """Add councils that the hub does not know, and facts that it lacks of those it does."""
    report = CouncilReport()
    known = Known()
    for row in rows:
        council = known.find(row)
        if council is None:
            council = add(row, slug=known.free_slug(row))
            known.note(council)
            report.added.append(council.name)
        else:
            report.differences.extend(differences(council, row))
        report.enriched += enrich(council, row)
    link_successors(rows, known)
    return report


class Known:
    """The hub's organisations by code, slug and name."""

    def __init__(self):
        self.by_code, self.by_slug, self.by_name = {}, {}, {}
        for council in Organisation.objects.order_by("-end"):  # those of today come last, and win
            self.note(council)

    def note(self, council: Organisation) -> None:
        if council.ons_code:
            self.by_code[council.ons_code] = council
        self.by_slug[council.slug] = council
        self.by_name[council.name.casefold()] = council

    def find(self, row: dict) -> Organisation | None:
        """By present code, then former codes, then name: codes change when boundaries do."""
        for code in [row["gss_code"], *row.get("former_gss_codes", "").split()]:
            if code in self.by_code:
                return self.by_code[code]
        return self.by_name.get(row["name"].casefold())

    def free_slug(self, row: dict) -> str:
        slug = row.get("govuk_slug") or slugify(row.get("nice_name") or row["name"])
        return slug if slug not in self.by_slug else f"{slug}-{slugify(row['type'])}"


def add(row: dict, *, slug: str) -> Organisation:
    is_combined = PLACE_TYPES[row["type"]] == "city-region"
    kinds = Organisation.Kind
    is_current = row.get("current", "true").lower() == "true"
    return Organisation.objects.create(
        name=row["name"],
        short_name=row.get("nice_name", ""),
        slug=slug,
        kind=kinds.COMBINED_AUTHORITY if is_combined else kinds.COUNCIL,
        place_type=PLACE_TYPES[row["type"]],
        ons_code=row["gss_code"],
        nation=row["nation"],
        region=row.get("region", "") if row["nation"] == "England" else "",
        start=day(row.get("start")),
        end=day(row.get("end")),
        is_joinable=is_current and not row.get("end"),
    )


def enrich(council: Organisation, row: dict) -> bool:
    """Fill in facts that the hub has not got; returns whether there were any."""
    new = {
        name: value for name, value in facts_of(row).items() if getattr(council, name) in (None, "")
    }
    for name, value in new.items():
        setattr(council, name, value)
    if new:
        council.save(update_fields=list(new))
    return bool(new)


def differences(council: Organisation, row: dict):
    theirs = {
        "name": row["name"],
        "ons_code": row["gss_code"],
        "nation": row["nation"],
        "place_type": PLACE_TYPES[row["type"]],
    }
    for name, value in theirs.items():
        ours = getattr(council, name)
        if value and ours != value:
            yield f"{council.name}: {name} is “{ours}” here and “{value}” in the file"


def link_successors(rows: list[dict], known: Known) -> None:
    for row in rows:
        heirs = [
            known.by_code[code]
            for code in row.get("replaced_by", "").split()
            if code in known.by_code
        ]
        council = known.find(row)
        council.successors.add(*[heir for heir in heirs if heir.pk != council.pk])
