"""What a case study must hold before anyone may read it. One gate, asked at every door."""

import re
from dataclasses import dataclass
from html import unescape

from django.core.exceptions import ValidationError
from django.utils.html import strip_tags

# Always to be filled in.
REQUIRED = {
    "title": "Title",
    "summary": "Summary",
    "place_name": "Place",
    "nations": "Nations",
    "lead_organisation": "Lead organisation",
    "sectors": "Sectors",
    "problem": "Problem",
    "barriers": "Barriers",
    "evidence_reason": "Reason for the evidence mark",
    "went_wrong": "What went wrong",
    "sources": "Sources",
    "last_checked": "Last checked",
}
# To be filled in, or listed as not known yet. Costs are not here: the select of a cost always
# has an answer, "Not known yet" among them, and readers are told.
REQUIRED_OR_NOT_KNOWN = {
    "start_year": "Start year",
    "who_it_serves": "Who it serves",
    "theory": "Why it was expected to work",
    "approaches": "Approaches",
    "population_groups": "Population groups",
    "blocks": "Building blocks",
    "governance": "Governance",
    "data_sharing": "Data sharing",
    "outcomes": "Results",
    "changed_on_the_way": "What changed on the way",
    "would_do_differently": "What they would do differently",
    "still_unsolved": "Still unsolved",
    "worked_less_well_for": "Who it worked less well for",
    "advice": "Advice",
}
# Rows that may not be half-written. Not those of barriers: an administrator may delete a barrier,
# and the cases that met it stay as they are.
STREAMS = {
    "councils": "Councils",
    "partners": "Partners",
    "blocks": "Building blocks",
    "outcomes": "Results",
    "went_wrong": "What went wrong",
    "changed_on_the_way": "What changed on the way",
    "would_do_differently": "What they would do differently",
    "unintended": "Unintended effects",
    "still_unsolved": "Still unsolved",
    "only_government": "What only government can fix",
    "worked_less_well_for": "Who it worked less well for",
    "lessons": "Lessons",
    "advice": "Advice",
    "readiness": "Questions to ask yourself",
    "replicated_in": "Where else it was done",
    "sources": "Sources",
}
NOTHING = re.compile(r"^\W*(nothing|none|no|n/?a|not applicable|nil)\W*$", re.IGNORECASE)


@dataclass(frozen=True)
class Missing:
    """One thing to put right: the field, what it is called, and what to do."""

    field: str
    label: str
    reason: str

    def __str__(self):
        return f"{self.label}: {self.reason}"


class Incomplete(ValidationError):
    """The gate's refusal of one page."""

    def __init__(self, errors: dict[str, list[str]], page):
        super().__init__(errors)
        self.page = page


def _is_empty(page, name: str) -> bool:
    value = getattr(page, name)
    if hasattr(value, "all"):
        return not value.all()
    if isinstance(value, str):
        return not unescape(strip_tags(value)).strip()
    return not value


def _half_written(page) -> list[Missing]:
    """Streams with a row that a draft may hold but a reader may not see, such as an empty one."""
    return [
        Missing(name, label, "finish or delete each row that is not complete.")
        for name, label in STREAMS.items()
        if any(_lacks_something(row) for row in getattr(page, name))
    ]


def _lacks_something(row) -> bool:
    parts = getattr(row.block, "child_blocks", None)
    if parts is None:
        return _is_blank(row.value)
    return any(part.required and _is_blank(row.value.get(name)) for name, part in parts.items())


def _is_blank(value) -> bool:
    text = getattr(value, "source", value)  # rich text keeps its HTML there
    return text is None or not unescape(strip_tags(str(text))).strip()


def missing_to_publish(page) -> list[Missing]:
    """Everything that keeps this case study from being published; empty when it may be."""
    missing = [
        Missing(name, label, "fill this in.")
        for name, label in REQUIRED.items()
        if _is_empty(page, name)
    ]
    missing += [
        Missing(name, label, "fill this in, or tick it under In brief, Not known yet.")
        for name, label in REQUIRED_OR_NOT_KNOWN.items()
        if name not in page.not_known and _is_empty(page, name)
    ]
    if page.went_wrong and all(NOTHING.match(row.value["text"]) for row in page.went_wrong):
        reason = "say at least one thing that went wrong; “nothing” is not accepted."
        missing.append(Missing("went_wrong", REQUIRED["went_wrong"], reason))
    missing += _half_written(page)
    count = len(page.sources)
    for number, row in enumerate(page.outcomes, 1):
        if not 1 <= (row.value["source"] or 0) <= count:
            reason = f"result {number} names a source that is not in the list of sources."
            missing.append(Missing("outcomes", "Results", reason))
    return missing


def refuse_incomplete(page) -> None:
    """Raise Incomplete, a ValidationError that names each field that is missing."""
    errors: dict[str, list[str]] = {}
    for missing in missing_to_publish(page):
        errors.setdefault(missing.field, []).append(str(missing))
    if errors:
        raise Incomplete(errors, page)
