"""Small rules of JSON Schema, and the rule that each field of a model keeps."""

from django.db import models

from hub.ui.html import MAX_CHARACTERS

# Not "$": that also stands before a line break at the end.
SLUG = {"type": "string", "pattern": r"^[-_a-zA-Z0-9]*(?![\s\S])", "maxLength": 100}
NUMBER = {"type": "integer", "minimum": 0, "maximum": 2_000_000_000}
DAY = {"type": "string", "format": "date", "maxLength": 10}
MOMENT = {"type": "string", "format": "date-time", "maxLength": 40}
YES_OR_NO = {"type": "boolean"}


def text(most: int = MAX_CHARACTERS, least: int = 0) -> dict:
    return {"type": "string", "maxLength": most} | ({"minLength": least} if least else {})


def or_null(rule: dict) -> dict:
    return {"anyOf": [rule, {"type": "null"}]}


def one_of(values, *more) -> dict:
    return {"enum": [*values, *more]}


def rows(rule: dict, most: int = 500) -> dict:
    return {"type": "array", "items": rule, "maxItems": most}


def record(fields: dict, optional: tuple[str, ...] = ()) -> dict:
    """An object with these keys and no others."""
    return {
        "type": "object",
        "properties": fields,
        "required": [name for name in fields if name not in optional],
        "additionalProperties": False,
    }


def fields_of(model: type[models.Model], names: tuple[str, ...], **own: dict) -> dict:
    """The rules of these fields; `own` are those that the model cannot tell."""
    return {name: own.get(name) or rule_of(model._meta.get_field(name)) for name in names}


def rule_of(field: models.Field) -> dict:
    """What the database would take, no more."""
    rule = _bare_rule(field)
    return or_null(rule) if field.null else rule


def _bare_rule(field: models.Field) -> dict:
    if field.choices:
        values = [value for value, _label in field.flatchoices]
        return one_of(values, *([""] if field.blank and "" not in values else []))
    match field:
        case models.BooleanField():
            return YES_OR_NO
        case models.DateField():
            return DAY
        case models.DecimalField():
            whole = field.max_digits - field.decimal_places
            pattern = rf"^-?\d{{1,{whole}}}(\.\d{{1,{field.decimal_places}}})?$"
            return {"type": "string", "pattern": pattern}
        case models.SlugField():
            rule = SLUG | {"maxLength": field.max_length}
            return rule if field.blank else rule | {"minLength": 1}
        case models.PositiveSmallIntegerField():
            return NUMBER | {"maximum": 32_000}
        case models.PositiveIntegerField():
            return NUMBER
        case _:
            least = 0 if field.blank else 1
            return text(field.max_length or MAX_CHARACTERS, least)
