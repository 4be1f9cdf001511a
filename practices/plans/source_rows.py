"""How the rows of a case read in HTML, a point each, for `source_text`. No Django."""

from collections.abc import Callable
from functools import partial
from html import escape

from practices.plans import source_values as values
from practices.plans.source_values import Names


def _rows(show: Callable[[dict, Names], str], value, names: Names) -> str:
    items = [show(row, names) for row in value or []]
    points = "".join(f"<li>{item}</li>" for item in items if item)
    return f"<ul>{points}</ul>" if points else ""


def plain(row: str, names: Names) -> str:
    return values.text(row, names)


def statement(row: dict, names: Names) -> str:
    return values.text(row["text"], names) + _whose(row)


def _whose(row: dict) -> str:
    return " (the hub’s own reading)" if row.get("reading") == "hub" else ""


def barrier(row: dict, names: Names) -> str:
    far = values.called("how_far", row["how_far"], names) or values.NOT_KNOWN
    tried = values.text(row.get("tried"), names)
    parts = [
        f"{_barrier_name(row, names)}: {values.text(row['looked_like'], names)}",
        tried and f"Tried: {tried}",
        f"How far overcome: {far}",
    ]
    return "<br>".join(filter(None, parts)) + _whose(row)


def _barrier_name(row: dict, names: Names) -> str:
    kind = values.called("kinds", row.get("kind"), names)
    name = values.called("barriers", row["barrier"], names)
    return f"<strong>{name}</strong>" + (f" ({kind})" if kind else "")


def of_barrier(field: str, row: dict, names: Names) -> str:
    said = values.text(row.get(field), names)
    return said and f"{_barrier_name(row, names)}: {said}"


def block(row: dict, names: Names) -> str:
    core = {True: " (core)", False: " (may be changed)"}.get(row.get("core"), "")
    said = values.lines(values.rich(row["description"]))
    return f"<strong>{escape(row['title'])}</strong>{core}: {said}"


def of_block(field: str, row: dict, names: Names) -> str:
    said = values.text(row.get(field), names)
    return said and f"<strong>{escape(row['title'])}</strong>: {said}"


def partner(row: dict, names: Names) -> str:
    kind = values.called("partner", row.get("kind"), names)
    role = values.text(row.get("role"), names)
    detail = ": ".join(filter(None, [f" ({kind})" if kind else "", role]))
    return escape(row["name"]) + detail


def partner_role(row: dict, names: Names) -> str:
    role = values.text(row.get("role"), names)
    return role and f"{escape(row['name'])}: {role}"


def outcome(row: dict, names: Names) -> str:
    facts = [
        ("Compared with", values.text(row.get("baseline_or_comparator"), names)),
        ("When", values.text(row.get("period"), names)),
        ("How it was studied", values.text(row.get("study_design"), names)),
        ("Direction", values.called("direction", row.get("direction"), names)),
    ]
    head = f"<strong>{escape(row['measure'])}</strong>: {values.text(row['value'], names)}"
    return "<br>".join([head, *(f"{name}: {said}" for name, said in facts if said)])


def direction(row: dict, names: Names) -> str:
    said = values.called("direction", row.get("direction"), names)
    return said and f"{escape(row['measure'])}: {said}"


def source(row: dict, names: Names) -> str:
    title, url = escape(row["title"]), row.get("url")
    linked = f'<a href="{escape(url)}">{title}</a>' if url else title
    about = ", ".join(filter(None, [row.get("publisher"), str(row.get("year") or "")]))
    return linked + (f" ({escape(about)})" if about else "")


def list_of(show: Callable[[dict, Names], str]):
    return partial(_rows, show)
