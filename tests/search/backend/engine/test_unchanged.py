import os
from time import time

import pytest

from search.backend.engine.unchanged import WhileUnchanged

LONG_AGO = time() - 1000


@pytest.fixture
def note(tmp_path):
    """A file written long ago."""
    path = tmp_path / "note"
    path.write_text("first")
    os.utime(path, (LONG_AGO, LONG_AGO))
    return path


def test_what_has_not_changed_is_read_once(note):
    readings = []
    read = WhileUnchanged(note, lambda: readings.append(1) or note.read_text())

    assert [read(), read(), read()] == ["first"] * 3
    assert len(readings) == 1


def test_a_change_is_seen_at_once(note):
    read = WhileUnchanged(note, note.read_text)
    read()
    note.write_text("other")

    assert read() == "other"


def test_two_changes_at_the_same_time_by_the_clock_of_the_disk_are_seen(note):
    read = WhileUnchanged(note, note.read_text)
    note.write_text("third")
    now = time()
    os.utime(note, (now, now))
    read()
    note.write_text("other")
    os.utime(note, (now, now))

    assert read() == "other"


def test_a_new_file_in_a_directory_is_seen(tmp_path):
    os.utime(tmp_path, (LONG_AGO, LONG_AGO))
    read = WhileUnchanged(tmp_path, lambda: sorted(os.listdir(tmp_path)))
    before = read()
    (tmp_path / "new").touch()

    assert (before, read()) == ([], ["new"])


def test_what_is_gone_is_not_remembered(note):
    read = WhileUnchanged(note, note.read_text)
    read()
    note.unlink()

    with pytest.raises(FileNotFoundError):
        read()
