"""Tell whether the files of a commit are as they were written. Needs no Django."""

from pathlib import Path

from search.backend.durable import TOC, Damaged, read_sums, sum_of
from search.backend.engine.whoosh_private import last_commit, open_index, segment_file


def verify(directory: Path, number: int, known: dict | None = None) -> dict:
    """Raise Damaged unless the files of this commit, the newest, are as they were written.

    known: files found whole before, by (name, size, time changed); those are not read again.
    Returns the same for the files of this commit, and no others.
    """
    known, whole = known or {}, {}
    sums = read_sums(directory, number)
    # The table of contents holds pickles: it is compared before it is opened.
    _compare(directory / TOC.format(number=number), sums, known, whole)
    for segment in last_commit(open_index(directory)).segments:
        _compare(segment_file(directory, segment.name), sums, known, whole)
    return whole


def _compare(path: Path, sums: dict[str, str], known: dict, whole: dict) -> None:
    try:
        stat = path.stat()
    except FileNotFoundError as error:
        raise Damaged(f"{path.name} is missing") from error
    mark = (path.name, stat.st_size, stat.st_mtime_ns)
    expected = sums.get(path.name, "")
    if known.get(mark) != expected and sum_of(path) != expected:
        raise Damaged(f"{path.name} is not as it was written")
    whole[mark] = expected
