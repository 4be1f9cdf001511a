"""What a plan template's sections must look like, as JSON Schema. No Django."""

from jsonschema import Draft202012Validator

from practices.plans.source_text import SHOWN

KINDS = [
    "text",
    "people",
    "money",
    "data-sharing",
    "measures",
    "risks",
    "fit-check",
    "choice",
    "context-row",
    "blocks",
    "actions",
]
KEY = {"type": "string", "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 60}
TEXT = {"type": "string", "minLength": 1, "maxLength": 500}

PART = {
    "type": "object",
    "properties": {
        "key": KEY,
        "heading": TEXT | {"maxLength": 100},
        "prompt": TEXT,
        "help": {"anyOf": [TEXT, {"type": "null"}]},
        "theirs_prompt": TEXT,
        "kind": {"enum": KINDS},
        "source_fields": {"type": "array", "items": {"enum": sorted(SHOWN)}},
        "required": {"type": "boolean"},
        "one_page": {"type": "boolean"},
        "show_blocks": {"enum": ["core", "other", "own"]},
        "choices_from": {"enum": ["barriers"]},
        "choices": {
            "type": "array",
            "minItems": 2,
            "items": {"type": "array", "prefixItems": [KEY, TEXT], "minItems": 2, "maxItems": 2},
        },
    },
    "required": ["key", "heading", "prompt", "kind", "source_fields"],
    "additionalProperties": False,
    "allOf": [
        {
            "if": {"properties": {"kind": {"const": "blocks"}}},
            "then": {"required": ["show_blocks"]},
        },
        {
            "if": {"properties": {"kind": {"const": "choice"}}},
            "then": {"anyOf": [{"required": ["choices"]}, {"required": ["choices_from"]}]},
        },
    ],
}
SECTION = {
    "type": "object",
    "properties": {
        "key": KEY,
        "number": {"type": "integer", "minimum": 0, "maximum": 99},
        "title": TEXT | {"maxLength": 100},
        "intro": {"type": "string", "maxLength": 1000},
        "ends_with_decision": {"type": "boolean"},
        "parts": {"type": "array", "items": PART, "minItems": 1},
    },
    "required": ["key", "number", "title", "ends_with_decision", "parts"],
    "additionalProperties": False,
}
SECTIONS = {"type": "array", "items": SECTION, "minItems": 1}


def faults(sections) -> list[str]:
    """What is wrong with a template's sections, each with its place; none when all is well."""
    errors = sorted(
        Draft202012Validator(SECTIONS).iter_errors(sections), key=lambda e: list(e.path)
    )
    found = [f"{_place(error.absolute_path)}: {error.message}" for error in errors]
    return found or _repeated(sections)


def _order(error):
    return [str(step) for step in error.absolute_path]


def _place(path) -> str:
    return " ".join(str(step + 1) if isinstance(step, int) else step for step in path) or "sections"


def _repeated(sections) -> list[str]:
    found, keys, parts = [], set(), set()
    for section in sections:
        if section["key"] in keys:
            found.append(f"Two sections have the key “{section['key']}”.")
        keys.add(section["key"])
        for part in section["parts"]:
            if part["key"] in parts:
                found.append(f"Two parts have the key “{part['key']}”.")
            parts.add(part["key"])
    return found
