"""What can be asked of the engine, as a tree of small values. Pure: no Django, no index.

Terms are those the analyser gives (`search.backend.text.stem` of a word for text columns).
`columns` names where to look and how much each place counts; the scores of several columns are
added up. None stands for every text column, by the engine's own weights.

    And((Term("damp"), Not(Phrase(("hous", "benefit")))))
"""

from collections.abc import Mapping
from dataclasses import dataclass

Columns = Mapping[str, float] | None


@dataclass(frozen=True)
class Term:
    """Documents with this term. Scored by BM25."""

    term: str
    columns: Columns = None


@dataclass(frozen=True)
class Phrase:
    """Documents with these terms one after the other in one column. Scored like `And` of them."""

    terms: tuple[str, ...]
    columns: Columns = None


@dataclass(frozen=True)
class Prefix:
    """Documents with a term that begins like this: one of the `most` that most documents have."""

    start: str
    columns: Columns = None
    most: int = 64


@dataclass(frozen=True)
class And:
    """Documents that match every part; scores are added up. Nothing, where there are no parts."""

    parts: tuple


@dataclass(frozen=True)
class Or:
    """Documents that match any part; scores are added up."""

    parts: tuple


@dataclass(frozen=True)
class Not:
    """Documents that do not match; beside other parts of an `And` it adds nothing to the score."""

    part: object


@dataclass(frozen=True)
class Every:
    """All documents, each with the same score."""

    score: float = 1.0


@dataclass(frozen=True)
class Boost:
    """The same documents, with their scores times `factor`."""

    part: object
    factor: float


Query = Term | Phrase | Prefix | And | Or | Not | Every | Boost
NOTHING = Or(())
