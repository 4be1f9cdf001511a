"""A template's sections as plain rows, the form in which they are loaded and forked, and back."""

from collections.abc import Iterable
from uuid import uuid4

ANSWERS = {"choices": [], "choices_from": "", "show_blocks": "", "theirs_prompt": "", "help": ""}


def to_stream(rows: list[dict]) -> list[dict]:
    """The rows in the form that the stream of sections stores."""
    parts = [_items(map(_part, row["parts"])) for row in rows]
    return [
        {"type": "section", "id": str(uuid4()), "value": row | {"parts": mine}}
        for row, mine in zip(rows, parts, strict=True)
    ]


def _part(row: dict) -> dict:
    given = {name: row.get(name) or default for name, default in ANSWERS.items()}
    answers = [{"key": key, "label": label} for key, label in given["choices"]]
    names = ("key", "heading", "prompt", "kind")
    return (
        {name: row[name] for name in names}
        | given
        | {
            "required": row.get("required", False),
            "source_fields": _items(row["source_fields"]),
            "choices": _items(answers),
        }
    )


def _items(values: Iterable) -> list[dict]:
    return [{"type": "item", "id": str(uuid4()), "value": value} for value in values]


def from_stream(stream) -> list[dict]:
    """The sections of a stream as rows."""
    return [section_row(each.value) for each in stream]


def section_row(section) -> dict:
    return {
        "key": section["key"],
        "number": section["number"] or 0,
        "title": section["title"],
        "intro": section["intro"] or "",
        "ends_with_decision": section["ends_with_decision"],
        "parts": [part_row(part) for part in section["parts"]],
    }


def part_row(part) -> dict:
    row = {
        "key": part["key"],
        "heading": part["heading"],
        "prompt": part["prompt"],
        "help": part["help"] or None,
        "kind": part["kind"],
        "source_fields": list(part["source_fields"]),
        "required": part["required"],
    }
    if part["theirs_prompt"]:
        row["theirs_prompt"] = part["theirs_prompt"]
    if part["kind"] == "blocks":
        row["show_blocks"] = part["show_blocks"]
    if part["kind"] == "choice":
        row |= answers_of(part)
    return row


def answers_of(part) -> dict:
    if part["choices_from"]:
        return {"choices_from": part["choices_from"]}
    return {"choices": [[each["key"], each["label"]] for each in part["choices"]]}
