"""Organisations as facts, from fixtures/organisations.json."""

from datetime import date

from hub.loading.remember import load_item
from hub.loading.summary import LoadSummary
from hub.people.models import Organisation

# Those that officers work for. Some lead bodies of cases are gone or no employer, so the hub's
# editors open the others one by one as people ask.
JOINABLE_KINDS = {Organisation.Kind.COUNCIL, Organisation.Kind.COMBINED_AUTHORITY}


def load_organisations(data: dict, summary: LoadSummary) -> None:
    """Create or update every council and lead body, then the links to their successors."""
    rows = data["councils"] + data["lead_bodies"]
    for row in rows:

        def write(organisation, row=row):
            organisation = organisation or Organisation(
                slug=row["slug"], is_joinable=row["kind"] in JOINABLE_KINDS
            )
            organisation.name = row["name"]
            organisation.short_name = row.get("short_name") or ""
            organisation.kind = row["kind"]
            organisation.place_type = row.get("type") or ""
            organisation.ons_code = row.get("ons_code") or ""
            organisation.nation = row.get("nation") or ""
            organisation.region = row.get("region") or ""
            organisation.start = _date(row.get("start"))
            organisation.end = _date(row.get("end"))
            organisation.save()
            return organisation

        def find(slug=row["slug"]):
            return Organisation.objects.filter(slug=slug).first()

        outcome = load_item(
            f"organisations/{row['slug']}", row, model=Organisation, write=write, find=find
        )
        summary.add("Organisations", outcome, row["slug"])
    _link_successors(data["councils"])


def _link_successors(rows: list[dict]) -> None:
    """Add links that are missing; one that an editor added stays."""
    by_slug = Organisation.objects.in_bulk(field_name="slug")
    for row in rows:
        if row["successors"] and row["slug"] in by_slug:
            heirs = [by_slug[slug] for slug in row["successors"] if slug in by_slug]
            by_slug[row["slug"]].successors.add(*heirs)


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
