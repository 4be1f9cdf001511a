"""What a reader asked for. The whole of it stands in the address."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urlencode

from search.facets import FACETS

RELEVANCE, NEWEST, CHECKED, EVIDENCE = "relevance", "newest", "checked", "evidence"
SORTS = (RELEVANCE, NEWEST, CHECKED, EVIDENCE)


@dataclass(frozen=True)
class Asked:
    q: str = ""
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: str = ""
    # Without words of the same meaning.
    exact: bool = False
    # With its mistyped words left alone.
    as_typed: bool = False

    @property
    def order(self) -> str:
        """The order to show; relevance needs a question."""
        return self.usual_order if self.sort in ("", RELEVANCE) else self.sort

    @property
    def usual_order(self) -> str:
        return RELEVANCE if self.q else NEWEST

    @property
    def is_plain(self) -> bool:
        """Whether nothing was asked: the whole library."""
        return not (self.q or self.chosen)

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """(facet, value) of every filter."""
        return [(name, value) for name in FACETS for value in self.choices.get(name, ())]

    @property
    def link(self) -> str:
        """The end of an address that asks this again, from its question mark."""
        pairs = [("q", self.q)] if self.q else []
        pairs += self.chosen
        pairs += [("sort", self.sort)] if self.order != self.usual_order else []
        pairs += [("exact", "1")] if self.exact else []
        pairs += [("as_typed", "1")] if self.as_typed else []
        return "?" + urlencode(pairs)

    def but(self, **changes) -> "Asked":
        return replace(self, **changes)

    def without(self, name: str, value: str | None = None) -> "Asked":
        """The same without one facet, or without one value of it."""
        kept = [] if value is None else [v for v in self.choices.get(name, ()) if v != value]
        return self.but(choices={**self.choices, name: tuple(kept)})
