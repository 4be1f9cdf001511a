"""A case file that is not right is refused, and the reason says where to look."""

import json

import pytest

from practices.case_studies.loading import read_cases
from tests.factories import BarrierFactory, BarrierKindFactory, case_data
from tests.factories.cases import make_terms

pytestmark = pytest.mark.usefixtures("no_tasks")


@pytest.fixture
def read(tmp_path, db):
    """Read one case file with this content."""
    make_terms(case_data())
    BarrierKindFactory(slug="money-ends", barrier=BarrierFactory(slug="funding"))

    def read(content, name="warm-homes-hull.json"):
        text = content if isinstance(content, str | bytes) else json.dumps(content)
        data = text if isinstance(text, bytes) else text.encode()
        (tmp_path / name).write_bytes(data)
        return read_cases(tmp_path)

    return read


def changed(path: str, value) -> dict:
    """A complete case file with the value at this path put in place; "-" takes a key away."""
    data = case_data()
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    place = data
    for step in steps:
        place = place[step]
    if value == "-":
        del place[last]
    else:
        place[last] = value
    return data


TOO_LONG = "x" * 5000


@pytest.mark.parametrize(
    ("path", "value", "field", "reason"),
    [
        ("sectors", ["no-such"], "sectors[0]", "not one of the words"),
        ("sectors", [], "sectors", "non-empty"),
        ("sectors", ["housing", "housing"], "sectors", "non-unique"),
        ("approaches", ["no-such"], "approaches[0]", "not one of the words"),
        ("population_groups", ["no-such"], "population_groups[0]", "not one of the words"),
        ("barriers.0.barrier", "no-such", "barriers[0].barrier", "not one of the words"),
        ("barriers.0.kind", "no-such", "barriers[0].kind", "not one of the words"),
        ("barriers.0.kind", "money-ends", "barriers[0].kind", "is not a kind of 'data-sharing'"),
        ("barriers.0.how_far", "halfway", "barriers[0].how_far", "not one of the words"),
        ("barriers", [], "barriers", "non-empty"),
        ("status", "unsure", "status", "not one of the words"),
        ("evidence.mark", "9", "evidence.mark", "not one of the words"),
        ("outcomes.0.source", 1, "outcomes[0].source", "no source number 1"),
        ("outcomes.0.source", -1, "outcomes[0].source", "less than the minimum"),
        ("outcomes.0.source", "0", "outcomes[0].source", "not of type 'integer'"),
        ("outcomes.0.source", True, "outcomes[0].source", "not of type 'integer'"),
        ("blocks.1.uid", "b1", "blocks", "same uid"),
        ("blocks.1.core", "yes", "blocks[1].core", "not one of the words"),
        ("blocks", [], "blocks", "too short"),
        ("went_wrong", [], "went_wrong", "non-empty"),
        ("went_wrong.0.text", "", "went_wrong[0].text", "non-empty"),
        ("slug", "another-name", "slug", "not the name of the file"),
        ("slug", "Warm Homes", "slug", "may not be here"),
        ("title", TOO_LONG, "title", "longer than 110"),
        ("summary", None, "summary", "not of type 'string'"),
        ("summary", 7, "summary", "not of type 'string'"),
        ("summary", ["a"], "summary", "not of type 'string'"),
        ("problem", "A <b>cold</b> home", "problem", "HTML"),
        ("theory", "<script>alert(1)</script>", "theory", "HTML"),
        ("lessons.0.text", "a\x00b", "lessons[0].text", "control character"),
        ("blocks.0.description", "a\x1bb", "blocks[0].description", "control character"),
        ("resources.price_year", "<i>2019</i>", "resources.price_year", "HTML"),
        ("resources.price_year", 10**30, "resources.price_year", "maximum"),
        ("start_year", "2019", "start_year", "not of type 'integer'"),
        ("start_year", 19, "start_year", "minimum"),
        ("last_checked", "yesterday", "last_checked", "date"),
        ("last_checked", "2026-02-30", "last_checked", "date"),
        ("sources.0.url", "javascript:alert(1)", "sources[0].url", "may not be here"),
        ("sources", [], "sources", "non-empty"),
        ("place", "Hull", "place", "not of type 'object'"),
        ("place.type", "village", "place.type", "not one of the words"),
        ("resources.setup_cost.band", "cheap", "resources.setup_cost.band", "not one of the words"),
        ("theory", "-", "file", "'theory' is a required property"),
        ("place.name", "-", "place", "'name' is a required property"),
        ("extra", 1, "file", "'extra' was unexpected"),
        ("place.extra", 1, "place", "'extra' was unexpected"),
    ],
)
def test_a_fault_is_refused_with_its_field_and_reason(read, path, value, field, reason):
    cases, refusals = read(changed(path, value))

    assert cases == []
    told = [(fault.file, fault.field) for fault in refusals]
    assert ("warm-homes-hull.json", field) in told, refusals
    assert any(reason in fault.reason for fault in refusals if fault.field == field), refusals


@pytest.mark.parametrize(
    "content", ["{", "", b"\xff\xfe\x00", '{"slug": "warm-homes-hull"', "[" * 100_000]
)
def test_a_file_that_is_not_json_is_refused(read, content):
    cases, refusals = read(content)

    assert cases == []
    assert [fault.field for fault in refusals] == ["file"]
    assert "not readable JSON" in refusals[0].reason


@pytest.mark.parametrize("content", [[], "text", 1, None, {}])
def test_json_that_is_not_a_case_is_refused(read, content):
    cases, refusals = read(json.dumps(content))

    assert cases == []
    assert refusals
    assert {fault.field for fault in refusals} == {"file"}


def test_every_fault_of_a_file_is_told_at_once(read):
    data = changed("sectors", ["no-such"]) | {"summary": None}

    refusals = read(data)[1]

    assert [fault.field for fault in refusals] == ["sectors[0]", "summary"]


def test_other_files_are_still_read(read):
    read(case_data(slug="good"), name="good.json")

    cases, refusals = read(changed("status", "unsure"))

    assert [case.name for case in cases] == ["good.json"]
    assert [fault.file for fault in refusals] == ["warm-homes-hull.json"]


def test_a_refusal_reads_as_one_line(read):
    refusals = read(changed("status", "unsure"))[1]

    assert str(refusals[0]) == (
        "warm-homes-hull.json: status: 'unsure' is not one of the words to choose from"
    )
