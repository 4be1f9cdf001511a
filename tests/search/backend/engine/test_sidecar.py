"""A damaged file beside a segment is never believed, and is made good."""

import pytest

from search.backend.engine import Engine, sidecar
from search.backend.engine.loading import write_missing
from search.backend.engine.queries import Phrase, Term

DOCUMENTS = [
    {"key": 1, "body": "damp homes and mould"},
    {"key": 2, "body": "homes without damp"},
    {"key": 3, "body": "heat"},
]


@pytest.fixture
def path(tmp_path):
    engine = Engine(tmp_path, ["body"])
    engine.add(DOCUMENTS)
    # The second segment would do for the first by its looks.
    engine.add([{"key": 4, "body": "damp"}])
    return tmp_path


def files(path):
    return sorted(path.glob("*.arrays"), key=lambda file: file.stat().st_mtime_ns)


def flip(file, place):
    data = bytearray(file.read_bytes())
    data[place] ^= 0x10
    file.write_bytes(data)


def cut(file, _):
    file.write_bytes(file.read_bytes()[:-100])


def swap(file, _):
    file.write_bytes(files(file.parent)[1].read_bytes())


def answers(path):
    engine = Engine(path, ["body"])
    asked = [Term("damp"), Phrase(("damp", "home")), Term("heat")]
    return [sorted(engine.match(query).keys.tolist()) for query in asked], engine.words()


@pytest.mark.parametrize(
    ("damage", "place"),
    [
        pytest.param(lambda file, _: file.unlink(), 0, id="missing"),
        pytest.param(cut, 0, id="cut short"),
        pytest.param(swap, 0, id="of another segment"),
        pytest.param(lambda file, _: file.write_bytes(b""), 0, id="empty"),
        pytest.param(flip, 0, id="another version"),
        pytest.param(flip, 9, id="length of the header altered"),
        pytest.param(flip, 60, id="header altered"),
        pytest.param(flip, -9, id="last section altered"),
        pytest.param(flip, -200, id="section altered"),
    ],
)
def test_a_damaged_file_changes_no_answer_and_is_written_anew(path, caplog, damage, place):
    right = answers(path)
    assert not caplog.records
    first = files(path)[0]
    good = first.read_bytes()
    damage(first, place)

    assert answers(path) == right
    assert "slow way" in caplog.text
    assert first.read_bytes() == good


def test_a_reader_that_may_not_write_answers_all_the_same(path, caplog, monkeypatch):
    right = answers(path)
    files(path)[0].unlink()

    def refuse(path, arrays):
        raise PermissionError("read-only")

    monkeypatch.setattr(sidecar, "write", refuse)

    assert answers(path) == right
    assert "could not be written" in caplog.text


def test_missing_files_are_written_when_asked_for(path):
    assert write_missing(path) == 0
    first = files(path)[0]
    good = first.read_bytes()
    first.unlink()

    assert write_missing(path) == 1
    assert first.read_bytes() == good


def test_files_of_merged_segments_are_swept(tmp_path):
    engine = Engine(tmp_path, ["body"])
    for key in range(12):
        engine.add([{"key": key, "body": "damp"}])

    assert len(files(tmp_path)) == len(list(tmp_path.glob("*.seg"))) < 12


def test_keys_that_are_no_numbers_are_kept_as_they_are(tmp_path):
    engine = Engine(tmp_path, ["body"])
    engine.add([{"key": "007", "body": "damp"}, {"key": "b-1", "body": "damp"}])
    engine.add([{"key": 8, "body": "damp"}])

    assert sorted(engine.match(Term("damp")).keys.tolist()) == ["007", "8", "b-1"]
