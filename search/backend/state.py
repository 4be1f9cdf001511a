"""Whether an index may answer, and if not, why not."""

import logging
import pickle
import struct
import time
import zlib
from enum import StrEnum
from pathlib import Path

from whoosh.index import IndexError as WhooshIndexError

from search.backend.durable import Damaged
from search.backend.generations import read_state
from search.backend.schema import fingerprint
from search.backend.verifying import verify

logger = logging.getLogger(__name__)
ATTEMPTS = 5
PAUSE_SECONDS = 0.02
REST_SECONDS = 30


class IndexState(StrEnum):
    """In words for the health page."""

    READY = "ready"
    RESTING = "resting after an error"
    MISSING = "missing"
    UNFINISHED = "not built yet"
    OUTDATED = "built for other search fields"
    DAMAGED = "damaged"

    @property
    def needs_rebuild(self) -> bool:
        return self not in (IndexState.READY, IndexState.RESTING)


READY = IndexState.READY
# What files that are not as they should be raise. All else, such as too many open files or too
# little memory, says nothing about the index.
DAMAGE = (
    Damaged,
    FileNotFoundError,
    WhooshIndexError,
    # of a state that is not JSON, or of another shape; UnicodeError is a ValueError
    ValueError,
    KeyError,
    TypeError,
    # of unpickling and decoding, also where a class has gone
    pickle.PickleError,
    EOFError,
    AttributeError,
    ImportError,
    IndexError,
    struct.error,
    zlib.error,
)
# What this process has found whole, by index: files that have not changed are not read again.
_whole: dict[Path, dict] = {}
_checked: dict[Path, tuple] = {}
_checked_again: dict[Path, float] = {}


def state_of(index) -> IndexState:
    """The state of an index; raises nothing.

    Damage that is found is marked, so that every process knows. While the index cannot be looked
    at for another reason, it rests.
    """
    try:
        return _state_of(index)
    except Exception:  # a page about the hub's health must not fall with what it tells of
        logger.exception("The search index %s cannot be looked at now", index)
        return IndexState.RESTING


def _state_of(index) -> IndexState:
    generation = index.generations.current()
    if generation is None or not generation.is_dir():
        return IndexState.MISSING
    if index.generations.damage(generation):
        return IndexState.DAMAGED
    try:
        state = read_state(generation)
        complete, schema = state["complete"], state["schema"]
        check_files(index, again=_broke_just_now(index))
    except DAMAGE as error:
        if index.generations.current() != generation:
            return _state_of(index)
        logger.error("The search index %s is damaged: %r", index, error)
        index.generations.mark_damaged(generation, str(error) or type(error).__name__)
        return IndexState.DAMAGED
    if schema != fingerprint(index.root_model):
        return IndexState.OUTDATED
    if not complete:
        return IndexState.UNFINISHED
    return IndexState.RESTING if index.readers.is_broken() else IndexState.READY


def check_files(index, *, again: bool = False) -> None:
    """Raise what is wrong with the files of the newest commit, Damaged or other.

    again: read also files that were found whole before.
    """
    root = index.generations.root
    for attempt in range(1, ATTEMPTS + 1):
        stamp = None
        try:
            stamp = index.readers.stamp()
            if again or _checked.get(root) != stamp:
                name, number = stamp
                known = {} if again else _whole.get(root, {})
                whole = verify(root / name, number, known)
                with index.readers.snapshot():
                    pass
                _whole[root], _checked[root] = whole, stamp
            return
        except Exception:
            # A commit that comes between cleans away the files of the one before.
            if attempt == ATTEMPTS or (stamp and index.readers.stamp_or_none() == stamp):
                raise
            time.sleep(PAUSE_SECONDS)


def _broke_just_now(index) -> bool:
    """Whether a reader has met an error since the files were last read through."""
    root, now = index.generations.root, time.monotonic()
    if (
        not index.readers.is_broken()
        or _checked_again.get(root, -REST_SECONDS) + REST_SECONDS > now
    ):
        return False
    _checked_again[root] = now
    return True
