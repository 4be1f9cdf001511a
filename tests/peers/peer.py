"""What every engine that search is compared with can do."""

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

# {document id: {field: text}}; every document has the same fields, the main text last
Documents = Mapping[str, Mapping[str, str]]
# {document id: {facet: [value]}}
Facets = Mapping[str, Mapping[str, Sequence[str]]]
Words = str | Sequence[str]
# [(document id, score)], best first
Hits = list[tuple[str, float]]
Filters = Mapping[str, Sequence[str]]

WORD = re.compile(r"\w+")
FIELDS = "fields.json"


class Faceted(NamedTuple):
    hits: Hits
    # How many documents match.
    total: int
    # {facet: {value: number of matching documents}}
    counts: dict[str, dict[str, int]]


class NotInstalled(Exception):
    """This engine cannot be had here; the message says what to install."""


class Peer(ABC):
    """One engine with one index of its own, set up as its own documentation advises.

    `folder` is where it keeps its files; `weights` says how much a word counts in each field (1
    where nothing is said). Kinds of question that an engine does not know raise
    NotImplementedError. Words of more than one field match wherever they stand.
    """

    name: str
    # How many can write an index together.
    most_processes = 1

    def __init__(self, folder: Path, weights: Mapping[str, float] | None = None):
        self.folder = Path(folder)
        self.weights = dict(weights or {})

    def build(self, docs: Documents, facets: Facets | None = None, *, processes: int = 1) -> None:
        """Index these documents, one value of each facet for each, and open the index."""
        self.folder.mkdir(parents=True, exist_ok=True)
        fields = list(next(iter(docs.values())))
        (self.folder / FIELDS).write_text(json.dumps(fields))
        self.write(docs, fields, facets or {}, processes)
        self.open()

    def open(self) -> None:
        """Open what was built, by this process or another."""
        self.fields = json.loads((self.folder / FIELDS).read_text())
        self.attach()

    @abstractmethod
    def write(self, docs: Documents, fields: list[str], facets: Facets, processes: int) -> None:
        """Index these documents by one process, or by several if the engine can."""

    @abstractmethod
    def attach(self) -> None:
        """Get ready to answer from what `write` has written; `fields` are known."""

    @abstractmethod
    def search(self, words: Words, operator: str = "and", k: int = 10) -> Hits:
        """The k best documents with all of the words, or with `operator="or"` any of them."""

    def phrase(self, words: Words, k: int = 10) -> Hits:
        raise NotImplementedError

    def prefix(self, beginning: str, k: int = 10) -> Hits:
        """Documents with a word that begins so."""
        raise NotImplementedError

    def faceted(
        self, words: Words, filters: Filters, facet_names: Sequence[str], k: int = 10
    ) -> Faceted:
        """Documents with all the words and one of the values asked for in each facet."""
        raise NotImplementedError

    def filtered(self, words: Words, filters: Filters, k: int = 10) -> Faceted:
        return self.faceted(words, filters, (), k)

    def highlight(self, words: Words, k: int = 10) -> list[tuple[str, str]]:
        """The k best, each with HTML of the passage of its main text where the words stand."""
        raise NotImplementedError

    def suggest(self, word: str) -> str | None:
        """The nearest word that the documents have."""
        raise NotImplementedError

    def forget(self) -> None:  # noqa: B027 - most have nothing to empty
        """Empty what this process has cached of the index, as far as the engine allows."""

    def processes(self) -> list[int]:
        """The ids of its server's processes; none where it lives in ours."""
        return []

    @abstractmethod
    def size_on_disk(self) -> int:
        """Bytes of the index, with whatever text it stores."""

    def close(self) -> None:  # noqa: B027 - most have nothing to close
        """Let go of files and servers."""


def split(words: Words) -> list[str]:
    """Words in small letters, of letters and digits only."""
    text = words if isinstance(words, str) else " ".join(words)
    return WORD.findall(text.lower())


def only_value(values: Sequence[str]) -> str:
    if len(values) != 1:
        raise NotImplementedError("a document has one value of each facet")
    return values[0]


def facet_names(facets: Facets) -> list[str]:
    return sorted({name for values in facets.values() for name in values})


def bytes_in(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
