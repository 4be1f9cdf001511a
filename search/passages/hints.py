"""Tell quickly that a text has none of some terms, so that few texts need be analysed. Pure."""

import re
from functools import lru_cache

from search.backend.text import TIDY_MARKS

# Letters that are folded in more ways than are looked at here.
MARKED_LETTER = re.compile(r"[^\W_a-z0-9]|[\u0300-\u036f]")
# What English stems by exception: dying, lying, tying.
IRREGULAR = {"die", "lie", "tie"}
LONGEST = 4


def may_hold(text: str, terms: frozenset[tuple[str, ...]]) -> bool:
    """False only if none of the terms stands in the text; True may be wrong."""
    plain = text.casefold().translate(TIDY_MARKS).replace("'", "")
    if any(all(part in plain for part in parts) for parts in beginnings(terms)):
        return True
    return MARKED_LETTER.search(plain) is not None


@lru_cache(maxsize=256)
def beginnings(terms: frozenset[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(map(beginning, term)) for term in terms]


def beginning(stem: str) -> str:
    """What every word of this stem begins with: stemming changes one letter at the end at most."""
    return stem[:1] if stem in IRREGULAR else stem[: max(1, min(LONGEST, len(stem) - 1))]
