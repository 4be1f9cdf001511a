"""A case study as plain data, in the form of a case file (docs/case-file.md).

Everything that shows, keeps, compares, exports or adapts a case starts from this one form: it has
no database ids, its rows carry their lasting uid, and its links lead somewhere outside the hub too.
"""

import hashlib
import json

from wagtail.rich_text import expand_db_html

from hub.ui.html import clean
from practices.case_studies.attachments.files import open_rows

SCHEMA_NUMBER = 1
STATEMENTS = [
    "went_wrong",
    "changed_on_the_way",
    "would_do_differently",
    "unintended",
    "still_unsolved",
    "only_government",
    "worked_less_well_for",
    "lessons",
    "advice",
]
# Facts about the entry rather than about the practice: a change here is no new version.
NOT_CONTENT = {"last_checked", "not_known", "provenance"}
# Lists that cases have had for a while only.
LATER = ["files", "adapted_from"]
CORE = {"core": True, "adaptable": False, "not-known": None}


def case_file(page) -> dict:
    """The page's content. Needs the page with its relations; asks a fixed number of queries."""
    return {
        "schema": SCHEMA_NUMBER,
        "key": page.key,
        "slug": page.slug,
        "title": page.title,
        "summary": page.summary,
        "status": page.status,
        "start_year": page.start_year,
        "end_year": page.end_year,
        "last_checked": page.last_checked.isoformat() if page.last_checked else None,
        "provenance": page.provenance,
        "place": {
            "name": page.place_name,
            "nation": _sorted("name", page.nations),
            "region": _sorted("name", page.regions),
            "area": page.area or None,
            "type": page.place_type or None,
            "setting": page.setting,
        },
        "lead_organisation": page.lead_organisation,
        "councils": _plain_rows(page.councils),
        "partners": _rows(page.partners),
        "sectors": _sorted("slug", page.sectors),
        "approaches": _sorted("slug", page.approaches),
        "population_groups": _sorted("slug", page.population_groups),
        "insights": _sorted("slug", page.insights),
        "problem": _html(page.problem),
        "who_it_serves": page.who_it_serves or None,
        "theory": page.theory or None,
        "barriers": [_barrier(row) for row in page.barriers],
        "blocks": [_block(row) for row in page.blocks],
        "who_delivers": page.who_delivers or None,
        "conditions_inside": page.conditions_inside or None,
        "conditions_outside": page.conditions_outside or None,
        "relationships": page.relationships or None,
        "joining_up": {
            "how": page.joining_how or None,
            "legal_power": page.legal_power or None,
            "agreement": page.agreement or None,
            "pooled_money": page.pooled_money or None,
            "governance": page.governance or None,
            "data_sharing": page.data_sharing or None,
        },
        "resources": {
            "staff": page.staff or None,
            "setup_cost": _cost(page, "setup_cost"),
            "yearly_cost": _cost(page, "yearly_cost"),
            "price_year": page.price_year or None,
            "who_pays": page.who_pays or None,
            "who_gains": page.who_gains or None,
            "time_to_start": page.time_to_start or None,
            "time_to_first_result": page.time_to_first_result or None,
            "notes": page.resources_notes or None,
        },
        "outcomes": [_outcome(row) for row in page.outcomes],
        "evidence": {"mark": page.evidence_mark, "reason": page.evidence_reason},
        **{name: _rows(getattr(page, name)) for name in STATEMENTS},
        "readiness": _plain_rows(page.readiness),
        "residents_shaped": page.residents_shaped or None,
        "replicated_in": _plain_rows(page.replicated_in),
        "sources": _rows(page.sources),
        "files": [_file(row) for row in open_rows(page)],
        "adapted_from": page.adapted_from,
        "not_known": sorted(page.not_known),
    }


def digest_of(content: dict) -> str:
    """SHA-256 of what a reader would call the content, as canonical JSON."""
    kept = {name: value for name, value in content.items() if name not in NOT_CONTENT}
    kept.pop("slug", None)  # a new address is not a new practice
    for name in LATER:
        if not kept.get(name):
            kept.pop(name, None)  # so that versions kept before cases had it say the same
    text = json.dumps(kept, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _sorted(name: str, relation) -> list[str]:
    """One field of each related row. Sorted by it: a new order of terms is no new content."""
    return sorted(getattr(row, name) for row in relation.all())


def _html(source: str) -> str:
    """Rich text with its internal links turned into addresses."""
    return clean(expand_db_html(source or ""), "plan")


def _row(row) -> dict:
    """A row of a stream; null where a form left a text empty."""
    return {"uid": row.id} | {
        name: None if value == "" else value for name, value in row.value.items()
    }


def _rows(stream) -> list[dict]:
    return [_row(row) for row in stream]


def _plain_rows(stream) -> list[str]:
    return [str(row.value) for row in stream]


def _barrier(row) -> dict:
    barrier, kind = row.value["barrier"], row.value["kind"]
    slugs = {"barrier": barrier and barrier.slug, "kind": kind and kind.slug}
    return _row(row) | slugs


def _block(row) -> dict:
    value = row.value
    return _row(row) | {
        "description": _html(value["description"].source),
        "core": CORE.get(value["core"]),  # a draft may have none yet
    }


def _outcome(row) -> dict:
    """A result; its source counts from zero, as in a case file."""
    return _row(row) | {"source": (row.value["source"] or 1) - 1}


def _file(row) -> dict:
    """A file by what it holds, not by where it stands: that may go or be replaced."""
    document = row.document
    return {
        "uid": row.uid,
        "title": row.title,
        "description": row.description or None,
        "name": document.filename,
        "size": document.file_size,
        "sha1": document.file_hash,
    }


def _cost(page, name) -> dict:
    return {
        "band": getattr(page, f"{name}_band"),
        "text": getattr(page, f"{name}_text") or None,
    }
