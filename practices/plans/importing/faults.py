"""What is wrong with a plan file, with its place, in plain words."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cache
from itertools import islice

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator, FormatChecker, ValidationError
from jsonschema.validators import extend

from practices.plans.importing.schema import schema

MOST = 10  # faults told at once

checker = FormatChecker(formats=())


@checker.checks("date", raises=ValueError)
def is_day(value) -> bool:
    return not isinstance(value, str) or bool(date.fromisoformat(value))


@checker.checks("date-time", raises=ValueError)
def is_moment(value) -> bool:
    """A day and a time with its zone, as we write them."""
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


def is_whole_number(_checker, value) -> bool:
    """JSON Schema takes 1.0 for one; a list of ours does not count by it."""
    return isinstance(value, int) and not isinstance(value, bool)


Validator = extend(
    Draft202012Validator,
    type_checker=Draft202012Validator.TYPE_CHECKER.redefine("integer", is_whole_number),
)


class NotAPlanFile(ValueError):
    """The file cannot be read in. `faults` say why, each with its place."""

    def __init__(self, *faults: str) -> None:
        super().__init__(" ".join(faults))
        self.faults = list(faults)


def check(data) -> None:
    """Raises `NotAPlanFile` unless the data is as a plan file must be."""
    errors = islice(validator().iter_errors(data), MOST)
    faults = [fault for error in errors for fault in faults_of(error)]
    faults = faults or list(islice(tangles(data), MOST))
    if faults:
        raise NotAPlanFile(*dict.fromkeys(faults[:MOST]))


@cache
def validator():
    return Validator(schema(), format_checker=checker)


def faults_of(error: ValidationError) -> Iterator[str]:
    if error.context and error.validator == "anyOf":
        # The other choice is always "nothing": what is told is why the something is wrong.
        deeper = [each for each in error.context if each.schema.get("type") != "null"]
        for each in deeper[:1] or error.context[:1]:
            yield from faults_of(each)
        return
    yield f"{place(error.absolute_path)}: {reason(error)}"


def place(path) -> str:
    """Where it is: "sections 2, parts 1, answers, decision"; rows count from one."""
    said: list[str] = []
    for step in path:
        if isinstance(step, int) and said:
            said[-1] += f" {step + 1}"
        else:
            said.append(str(step)[:60])
    return ", ".join(said) or _("The file")


def reason(error: ValidationError) -> str:
    wanted = error.validator_value
    match error.validator:
        case "required":
            missing = [name for name in wanted if name not in error.instance]
            return _("“%(name)s” is missing.") % {"name": ", ".join(missing[:3])}
        case "additionalProperties":
            unknown = [name for name in error.instance if name not in error.schema["properties"]]
            return _("“%(name)s” is not something we know.") % {"name": unknown[0][:60]}
        case "enum" | "const":
            return _("%(value)s is not one of the words we know.") % {
                "value": shown(error.instance)
            }
        case "type":
            kinds = wanted if isinstance(wanted, list) else [wanted]
            named = _(" or ").join(str(KINDS.get(kind, kind)) for kind in kinds)
            return _("This must be %(kind)s.") % {"kind": named}
        case "maxLength" | "maxItems" | "maxProperties":
            return _("This is longer than %(most)s.") % {"most": f"{wanted:,}"}
        case "minLength":
            return _("This is empty.")
        case "maximum" | "minimum":
            return _("%(value)s is too large or too small.") % {"value": shown(error.instance)}
        case "format":
            return _("%(value)s is not a date as we write it.") % {"value": shown(error.instance)}
        case _:
            return _("%(value)s is not right here.") % {"value": shown(error.instance)}


KINDS = {
    "object": "an object",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "null": "nothing",
}


def shown(value) -> str:
    said = str(value)
    return f"“{said[:60]}…”" if len(said) > 60 else f"“{said}”"


def tangles(data: dict) -> Iterator[str]:
    """What a schema cannot tell: two things of one name, and links that lead nowhere."""
    sections, sources = data["sections"], data["sources"]
    parts = [part for section in sections for part in section["parts"]]
    yield from twice(_("sections"), [section["key"] for section in sections])
    yield from twice(_("parts"), [part["uid"] for part in parts])
    named = [(each["kind"], each["key"], each["number"]) for each in sources if each["content"]]
    yield from twice(_("sources"), named)
    for part in parts:
        name = _("The part %(name)s") % {"name": shown(part["heading"])}
        if part["source"] is not None and part["source"] >= len(sources):
            yield _("%(part)s names a source that is not in the file.") % {"part": name}
        numbers = [each["number"] for each in part.get("past", [])]
        if sorted(set(numbers)) != numbers or any(n >= part.get("number", 1) for n in numbers):
            yield _("%(part)s has versions that are not in order.") % {"part": name}
        for measure in part["rows"].get("measures", []):
            days = [reading["day"] for reading in measure["readings"]]
            yield from twice(_("readings"), days)
    for check in data.get("fit_checks", []):
        if check["source"] >= len(sources):
            yield _("A fit check names a source that is not in the file.")
    for source in sources:
        yield from tangles_of_case(source)


def tangles_of_case(source: dict) -> Iterator[str]:
    content = source["content"]
    if not content or source["kind"] != "case":
        return
    if content["key"] != source["key"]:
        yield _("The source %(name)s has two keys.") % {"name": shown(source["title"])}
    if any(row["source"] >= max(len(content["sources"]), 1) for row in content["outcomes"]):
        yield _("A result of %(name)s names no source.") % {"name": shown(source["title"])}


def twice(what: str, names: list) -> Iterator[str]:
    if len(set(names)) != len(names):
        yield _("Two %(what)s have the same name.") % {"what": what}
