"""How one value of a case reads in HTML, for `source_text`. No Django."""

from collections.abc import Mapping
from datetime import date
from html import escape

from hub.ui.html import from_text, to_text

NOT_KNOWN = "Not known yet"
UNKNOWN = (None, "", [], "not-known")
Names = Mapping[str, Mapping[str, str]]
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def text(value, names: Names) -> str:
    return "" if value in UNKNOWN else escape(str(value)).replace("\n", "<br>")


def called(kind: str, value, names: Names) -> str:
    """What a slug is called; in words where nobody says."""
    if value in UNKNOWN:
        return ""
    known = names.get(kind, {}).get(value)
    return escape(str(known or str(value).replace("-", " ").capitalize()))


def called_all(kind: str, values, names: Names) -> str:
    return ", ".join(filter(None, (called(kind, value, names) for value in values or [])))


def listed(value, names: Names) -> str:
    """A place's nation or region: one name in a case file, a list in a kept version."""
    values = value if isinstance(value, list) else [value]
    return ", ".join(filter(None, (text(each, names) for each in values)))


def rich(value: str) -> str:
    # A kept version holds HTML; a case file holds plain text, in which no "<" can stand.
    return value if value.startswith("<") else from_text(value)


def prose(value, names: Names) -> str:
    """Rich text, to follow its label in the same paragraph."""
    return "" if value in UNKNOWN else lines(rich(value))


def lines(html: str) -> str:
    return escape(to_text(html)).replace("\n\n", "<br>").replace("\n", "<br>")


def day(value, names: Names) -> str:
    if not value:
        return ""
    day = date.fromisoformat(value)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def cost(value, names: Names) -> str:
    value = value or {}
    parts = [called("cost", value.get("band"), names), text(value.get("text"), names)]
    return ". ".join(filter(None, parts))


def place(value, names: Names) -> str:
    value = value or {}
    parts = [
        text(value.get("name"), names),
        listed(value.get("area"), names),
        listed(value.get("region"), names),
        listed(value.get("nation"), names),
        called("place_type", value.get("type"), names),
        called("setting", value.get("setting"), names),
    ]
    # Outside England the region repeats the nation.
    return ", ".join(dict.fromkeys(filter(None, parts)))


def evidence(value, names: Names) -> str:
    value = value or {}
    mark = value.get("mark")
    label = called("evidence", mark, names)
    strength = f"{label} ({mark} of 5)" if mark in {"1", "2", "3", "4", "5"} else label
    return ". ".join(filter(None, [strength, text(value.get("reason"), names)]))
