"""What changed between two readings of a case, section by section and word by word.

Compares what readers see (the dicts of `reading.read`), so that a change shows in their words.
"""

from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from hub.ui.html import TooLong
from hub.ui.redline import redline, redline_text
from practices.case_studies.change_fields import FIELDS, ROWS, Field, Rows
from practices.case_studies.sections import SECTIONS

STATES = {
    "added": _("Added"),
    "removed": _("Removed"),
    "changed": _("Changed"),
    "moved": _("Moved"),
}


@dataclass(frozen=True)
class FieldChange:
    label: str
    html: SafeString


@dataclass(frozen=True)
class RowChange:
    """One row that was added, removed, changed or moved, and its fields that say so."""

    title: str
    states: list[str]
    fields: list[FieldChange]


@dataclass
class SectionChanges:
    heading: str
    fields: list[FieldChange] = field(default_factory=list)
    lists: list[tuple[str, list[RowChange]]] = field(default_factory=list)

    def __bool__(self):
        return bool(self.fields or self.lists)


def changes_between(old: dict, new: dict) -> list[SectionChanges]:
    """The sections that differ, each with only what differs in it."""
    found = []
    for name, heading in SECTIONS.items():
        section = SectionChanges(heading)
        section.fields = _fields(FIELDS.get(name, []), old, new)
        for rows in ROWS.get(name, []):
            if changed := _rows(rows, old[rows.name], new[rows.name]):
                section.lists.append((rows.label, changed))
        if section:
            found.append(section)
    return found


def _fields(fields: list[Field], old: dict, new: dict) -> list[FieldChange]:
    pairs = [(each, each.of(old), each.of(new)) for each in fields]
    return [
        FieldChange(each.label, marked(before, after, is_html=each.is_html))
        for each, before, after in pairs
        if before != after
    ]


def marked(before: str, after: str, *, is_html: bool) -> SafeString:
    """Both texts as one, with what was added and removed marked."""
    compare = redline if is_html else redline_text
    try:
        return mark_safe(compare(before, after))  # noqa: S308 - redline cleans and escapes
    except TooLong:
        return format_html("<p>{}</p>", _("This text is too long to compare word by word."))


def _rows(rows: Rows, before: list[dict], after: list[dict]) -> list[RowChange]:
    old, new = _by_uid(before), _by_uid(after)
    moved = _moved(list(old), list(new))
    found = []
    for uid, row in new.items():
        if uid in old:
            fields = _fields(rows.fields, old[uid], row)
            states = ["changed"] * bool(fields) + ["moved"] * (uid in moved)
        else:
            fields, states = _fields(rows.below_title, {}, row), ["added"]
        if states:
            found.append(_row(rows, row, states, fields))
    for uid, row in old.items():
        if uid not in new:
            found.append(_row(rows, row, ["removed"], _fields(rows.below_title, row, {})))
    return found


def _row(rows: Rows, row: dict, states: list[str], fields: list[FieldChange]) -> RowChange:
    return RowChange(rows.title(row), [STATES[state] for state in states], fields)


def _by_uid(rows: list[dict]) -> dict[str, dict]:
    return {row.get("uid") or f"row {number}": row for number, row in enumerate(rows, 1)}


def _moved(old: list[str], new: list[str]) -> set[str]:
    """Those in both lists that stand in another order among the others in both."""
    both = set(old) & set(new)
    before, after = ([uid for uid in uids if uid in both] for uids in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    kept = {
        uid
        for start, _at, size in matcher.get_matching_blocks()
        for uid in before[start : start + size]
    }
    return both - kept
