"""Which rows count as added, removed, changed or moved."""

import pytest

from practices.case_studies.change_fields import Field, Rows
from practices.case_studies.changes import _rows, marked

STATEMENTS = Rows("rows", "Rows", [Field("text", "Text")], "text")


def rows(text):
    """Rows from letters: "a b:changed" has uids a and b."""
    pairs = (each.partition(":") for each in text.split())
    return [{"uid": uid, "text": said or uid} for uid, _, said in pairs]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a b", "a b", {}, id="nothing"),
        pytest.param("a", "a b", {"b": ["Added"]}, id="added"),
        pytest.param("a b", "a", {"b": ["Removed"]}, id="removed"),
        pytest.param("a b", "a b:new", {"new": ["Changed"]}, id="changed"),
        pytest.param("a b c", "c a b", {"c": ["Moved"]}, id="moved"),
        pytest.param("a b c", "c:new a b", {"new": ["Changed", "Moved"]}, id="changed and moved"),
        pytest.param("a b", "x a b", {"x": ["Added"]}, id="pushed down is not moved"),
        pytest.param("", "a", {"a": ["Added"]}, id="from nothing"),
    ],
)
def test_rows_are_matched_by_uid(before, after, expected):
    found = _rows(STATEMENTS, rows(before), rows(after))

    assert {row.title: [str(state) for state in row.states] for row in found} == expected


def test_a_text_too_long_to_compare_says_so():
    said = marked("word " * 30_000, "other " * 30_000, is_html=False)

    assert "too long to compare" in said
