"""Words of a question that say what kind of answer is wanted, not what it is about. Pure."""

from collections.abc import Iterable

from search.backend.text import fold

# Every case tells what happened and what went wrong: these words tell none from another.
ASIDES = {
    *[("case", "study"), ("case", "studies"), ("example",), ("examples",), ("tried",), ("trying",)],
    *[("went", "wrong"), ("go", "wrong"), ("goes", "wrong"), ("going", "wrong"), ("gone", "wrong")],
    *[("problem",), ("problems",)],
    *[("deal", "with"), ("deals", "with"), ("dealt", "with"), ("dealing", "with")],
    *[("happen",), ("happens",), ("happened",), ("happening",)],
}


def places_of_asides(typed: tuple[str, ...]) -> set[int]:
    """Where they stand among the words typed."""
    folded = tuple(map(fold, typed))
    return {
        place
        for start in range(len(folded))
        for aside in ASIDES
        if folded[start : start + len(aside)] == aside
        for place in range(start, start + len(aside))
    }


def without_asides(typed: tuple[str, ...], known: Iterable[range]) -> tuple[str, ...]:
    """The words without them; `known`: places of terms that stay whole, as "problem families"."""
    gone = places_of_asides(typed)
    for places in known:
        if not gone.issuperset(places):
            gone -= set(places)
    return tuple(word for place, word in enumerate(typed) if place not in gone)
