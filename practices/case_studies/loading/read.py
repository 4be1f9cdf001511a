"""Reading case files and refusing those that are not right, with file, field and reason."""

import json
from dataclasses import dataclass
from pathlib import Path

from jsonschema import Draft202012Validator, FormatChecker

from hub.loading.summary import Refusal
from practices.case_studies.loading.schema import NO_MARKUP, case_schema
from practices.taxonomy.models import BarrierKind


@dataclass(frozen=True)
class CaseFile:
    """One valid case file. `name` is the file's name without its folder."""

    name: str
    data: dict


def read_cases(folder: Path) -> tuple[list[CaseFile], list[Refusal]]:
    """Every valid case file of a folder, by name, and every fault found in the others."""
    validator = Draft202012Validator(case_schema(), format_checker=FormatChecker())
    kinds = dict(BarrierKind.objects.values_list("slug", "barrier__slug"))
    cases, refusals = [], []
    for path in sorted(folder.glob("*.json")):
        try:
            data = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, RecursionError) as error:
            refusals.append(Refusal(path.name, "file", f"is not readable JSON ({error})"))
            continue
        faults = list(_schema_faults(validator, path.name, data))
        faults = faults or list(_inner_faults(path, data, kinds))
        refusals.extend(faults)
        if not faults:
            cases.append(CaseFile(path.name, data))
    return cases, refusals


def _schema_faults(validator, name: str, data):
    for error in sorted(validator.iter_errors(data), key=lambda error: error.json_path):
        yield Refusal(name, error.json_path.lstrip("$.") or "file", _reason(error))


def _reason(error) -> str:
    """Why a value is refused, for someone who has never seen a schema."""
    if error.validator == "anyOf":  # a value or null: say what is wrong with the value
        error = next(inner for inner in error.context if inner.schema_path[0] == 0)
    told = f"{error.instance!r:.100}"
    if error.validator == "enum":
        return f"{told} is not one of the words to choose from"
    if error.validator == "maxLength":
        return f"{told} is longer than {error.validator_value} characters"
    if error.validator == "pattern":
        is_text = error.validator_value == NO_MARKUP
        return (
            f"{told} holds {'HTML or a control character' if is_text else 'what may not be here'}"
        )
    return error.message[:300]


def _inner_faults(path: Path, data: dict, kinds: dict[str, str]):
    """Faults that need two parts of the file at once."""
    if data["slug"] != path.stem:
        yield Refusal(path.name, "slug", f"is {data['slug']!r}, not the name of the file")
    uids = [block["uid"] for block in data["blocks"]]
    if len(set(uids)) != len(uids):
        yield Refusal(path.name, "blocks", "two blocks have the same uid")
    for number, entry in enumerate(data["barriers"]):
        if entry["kind"] and kinds.get(entry["kind"]) != entry["barrier"]:
            reason = f"{entry['kind']!r} is not a kind of {entry['barrier']!r}"
            yield Refusal(path.name, f"barriers[{number}].kind", reason)
    for number, outcome in enumerate(data["outcomes"]):
        if outcome["source"] >= len(data["sources"]):
            reason = f"there is no source number {outcome['source']}"
            yield Refusal(path.name, f"outcomes[{number}].source", reason)
