"""Answers kept in memory, so that the same question is worked out once. Pure."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Protocol, TypeVar

MOST_ENTRIES = 256
MOST_BYTES = 16 * 1024 * 1024


class Sized(Protocol):
    @property
    def size(self) -> int:
        """About how many bytes it takes."""


Answer = TypeVar("Answer", bound=Sized)


class Answers:
    """The answers asked for last, no more than so many and no more than so many bytes."""

    def __init__(self, most_entries: int = MOST_ENTRIES, most_bytes: int = MOST_BYTES):
        self.most_entries = most_entries
        self.most_bytes = most_bytes
        self.size = 0
        self._kept: OrderedDict[Hashable, Sized] = OrderedDict()
        self._lock = Lock()

    def __len__(self):
        return len(self._kept)

    def get(self, key: Hashable, work_out: Callable[[], Answer]) -> Answer:
        """The kept answer or a new one; two threads may both work it out, never wait."""
        with self._lock:
            kept = self._kept.get(key)
            if kept is not None:
                self._kept.move_to_end(key)
                return kept
        answer = work_out()
        with self._lock:
            self._keep(key, answer)
        return answer

    def _keep(self, key: Hashable, answer: Sized) -> None:
        if answer.size > self.most_bytes:
            return
        replaced = self._kept.pop(key, None)
        self.size += answer.size - (replaced.size if replaced else 0)
        self._kept[key] = answer
        while len(self._kept) > self.most_entries or self.size > self.most_bytes:
            _, dropped = self._kept.popitem(last=False)
            self.size -= dropped.size
