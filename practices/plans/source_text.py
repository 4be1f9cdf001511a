"""What a case says at given places, as clean HTML to stand beside a council's own words.

No Django: `content` is a case in the form of a case file, and `names` says what slugs and short
words are called ({"barriers": {"trust": "Too little trust"}, ...}; see `names.py`).
"""

from collections.abc import Callable, Iterable
from functools import partial
from html import escape

from hub.ui.html import clean
from practices.plans import source_rows as rows
from practices.plans import source_values as values
from practices.plans.source_values import NOT_KNOWN, Names

# Every path that a template may name: what it is called, and how it is shown.
SHOWN: dict[str, tuple[str, Callable]] = {
    "title": ("Case", values.text),
    "summary": ("In brief", values.text),
    "status": ("How it stands", partial(values.called, "status")),
    "start_year": ("Began", values.text),
    "end_year": ("Ended", values.text),
    "last_checked": ("Last checked", values.day),
    "place": ("Place", values.place),
    "place.name": ("Place", values.text),
    "place.nation": ("Nation", values.listed),
    "place.region": ("Region", values.listed),
    "place.type": ("Kind of place", partial(values.called, "place_type")),
    "place.setting": ("Setting", partial(values.called, "setting")),
    "lead_organisation": ("Led by", values.text),
    "councils": ("Councils", rows.list_of(rows.plain)),
    "partners": ("Partners", rows.list_of(rows.partner)),
    "partners.role": ("What partners did", rows.list_of(rows.partner_role)),
    "sectors": ("Sectors", partial(values.called_all, "sectors")),
    "approaches": ("Approaches", partial(values.called_all, "approaches")),
    "population_groups": ("Population groups", partial(values.called_all, "population_groups")),
    "problem": ("The problem there", values.prose),
    "who_it_serves": ("Who it serves", values.text),
    "theory": ("Why it was expected to work", values.text),
    "barriers": ("Barriers", rows.list_of(rows.barrier)),
    "barriers.looked_like": (
        "How barriers showed",
        rows.list_of(partial(rows.of_barrier, "looked_like")),
    ),
    "barriers.tried": ("What was tried", rows.list_of(partial(rows.of_barrier, "tried"))),
    "blocks": ("Building blocks", rows.list_of(rows.block)),
    "blocks.needs": ("What each block needs", rows.list_of(partial(rows.of_block, "needs"))),
    "blocks.learned": ("What was learned", rows.list_of(partial(rows.of_block, "learned"))),
    "who_delivers": ("Who delivers it", values.text),
    "conditions_inside": ("What had to be true inside", values.text),
    "conditions_outside": ("What had to be true outside", values.text),
    "relationships": ("Relationships", values.text),
    "joining_up.how": ("How services were joined up", values.text),
    "joining_up.legal_power": ("Legal power", values.text),
    "joining_up.agreement": ("Agreement", values.text),
    "joining_up.pooled_money": ("Pooled money", values.text),
    "joining_up.governance": ("Governance", values.text),
    "joining_up.data_sharing": ("Data sharing", values.text),
    "resources.staff": ("Staff", values.text),
    "resources.setup_cost": ("Set-up cost", values.cost),
    "resources.yearly_cost": ("Yearly cost", values.cost),
    "resources.price_year": ("Prices of", values.text),
    "resources.who_pays": ("Who pays", values.text),
    "resources.who_gains": ("Who gains", values.text),
    "resources.time_to_start": ("Time to start", values.text),
    "resources.time_to_first_result": ("Time to first result", values.text),
    "resources.notes": ("About the money", values.text),
    "outcomes": ("Results", rows.list_of(rows.outcome)),
    "outcomes.direction": ("Which way results went", rows.list_of(rows.direction)),
    "evidence": ("Evidence", values.evidence),
    "went_wrong": ("What went wrong", rows.list_of(rows.statement)),
    "changed_on_the_way": ("What changed on the way", rows.list_of(rows.statement)),
    "would_do_differently": ("What they would do differently", rows.list_of(rows.statement)),
    "unintended": ("Unintended effects", rows.list_of(rows.statement)),
    "still_unsolved": ("Still unsolved", rows.list_of(rows.statement)),
    "only_government": ("What only government can fix", rows.list_of(rows.statement)),
    "worked_less_well_for": ("Who it worked less well for", rows.list_of(rows.statement)),
    "lessons": ("Lessons", rows.list_of(rows.statement)),
    "advice": ("Advice", rows.list_of(rows.statement)),
    "readiness": ("Questions to ask yourself", rows.list_of(rows.plain)),
    "residents_shaped": ("How residents shaped it", values.text),
    "replicated_in": ("Where else it was done", rows.list_of(rows.plain)),
    "sources": ("Sources", rows.list_of(rows.source)),
}


def source_html(content: dict, paths: Iterable[str], names: Names | None = None) -> str:
    """The values at these dotted paths, each under its label; "Not known yet" where there is none.

    A path that a case cannot have says nothing.
    """
    entries = [_entry(content, path, names or {}) for path in paths if path in SHOWN]
    return clean("".join(entries), "plan")


def block_html(block: dict) -> str:
    """What the source says of one building block: what it is, and what it needs."""
    needs = block.get("needs")
    needed = f"<p><strong>Needs:</strong> {escape(needs)}</p>" if needs else ""
    return clean(values.rich(block["description"]) + needed, "plan")


def _entry(content: dict, path: str, names: Names) -> str:
    label, show = SHOWN[path]
    shown = show(_at(content, path), names) or NOT_KNOWN
    if shown.startswith("<ul>"):
        return f"<p><strong>{label}:</strong></p>{shown}"
    return f"<p><strong>{label}:</strong> {shown}</p>"


def _at(content: dict, path: str):
    """The value at a path; for a path into a list ("blocks.needs"), the list's rows."""
    value = content
    for step in path.split("."):
        if isinstance(value, list):
            return value
        value = value.get(step) if isinstance(value, dict) else None
    return value
