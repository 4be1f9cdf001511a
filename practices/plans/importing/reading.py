"""From the bytes of a file that anybody may have written to data that can be trusted."""

import json
from functools import cache

from django.utils.translation import gettext as _

from hub.ui.html import TooLong, clean
from hub.ui.html.characters import without_unseen
from practices.plans.importing.faults import NotAPlanFile, check

MOST_BYTES = 10 * 1024 * 1024
MOST_DEPTH = 30


def read_plan_file(content: bytes) -> dict:
    """What the file holds: whole, of the right form, its rich text clean.

    Raises `NotAPlanFile`.
    """
    if len(content) > MOST_BYTES:
        raise NotAPlanFile(_("The file is larger than 10 MB."))
    data = without_odd_letters(parsed(content))
    check(data)
    cleaned(data)
    return data


def parsed(content: bytes):
    try:
        text = content.decode("utf-8-sig")
        return json.loads(text, parse_constant=refuse_constant)
    except (ValueError, RecursionError):
        raise NotAPlanFile(_("The file is not JSON, so it is no plan file.")) from None


def refuse_constant(name: str):
    raise ValueError(name)  # NaN and Infinity are no JSON


def without_odd_letters(value, depth: int = 0):
    """The same without control characters and other letters that no reader sees."""
    if depth > MOST_DEPTH:
        raise NotAPlanFile(_("The file is nested too deeply to be a plan file."))
    match value:
        case str():
            return without_unseen(value)
        case list():
            return [without_odd_letters(each, depth + 1) for each in value]
        case dict():
            return {
                without_unseen(name): without_odd_letters(each, depth + 1)
                for name, each in value.items()
            }
        case _:
            return value


def cleaned(data: dict) -> None:
    """Clean all rich text in place. Raises `NotAPlanFile` where it is too much."""
    try:
        for holder, name in rich_places(data):
            holder[name] = clean_once(holder[name])
    except TooLong as error:
        raise NotAPlanFile(str(error)) from None
    finally:
        clean_once.cache_clear()


@cache
def clean_once(html: str) -> str:
    # Versions of a part repeat the same text many times.
    return clean(html, "plan")


def rich_places(data: dict):
    """Every dictionary that holds rich text, and under which name."""
    for section in data["sections"]:
        for part in section["parts"]:
            for answers in [part["answers"], *(each["answers"] for each in part.get("past", []))]:
                yield answers, "base"
                yield answers, "text"
    for source in data["sources"]:
        yield from rich_places_of_content(source["kind"], source["content"])


def rich_places_of_content(kind: str, content: dict | None):
    if not content:
        return
    if kind == "case":
        yield content, "problem"
        yield from ((block, "description") for block in content["blocks"])
        return
    yield from ((block, "html") for block in content["blocks"])
    yield from ((content["answers"], name) for name in content["answers"])
