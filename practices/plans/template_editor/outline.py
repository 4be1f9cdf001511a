"""A template in words, as its preview shows it."""

from practices.plans.template_editor.choices import KINDS, source_fields


def outline(rows: list[dict]) -> list[dict]:
    """The rows of a template, each part with what its kind and its source fields are called."""
    kinds, fields = dict(KINDS), dict(source_fields())
    return [row | {"parts": [_part(part, kinds, fields) for part in row["parts"]]} for row in rows]


def _part(part: dict, kinds: dict, fields: dict) -> dict:
    beside = [fields[path] for path in part["source_fields"] if path in fields]
    return part | {"kind_label": kinds.get(part["kind"], ""), "beside": beside}
