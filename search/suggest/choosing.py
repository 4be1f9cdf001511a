"""Choose few suggestions of many, some of each kind."""

from search.backend.text import fold
from search.suggest.entries import Entry, question_entry
from search.suggest.kept import current_suggestions
from search.suggest.kinds import CASE, MOST, MOST_IN_ALL, ROOM_FOR_CASES, SEARCH, TITLES
from search.suggest.past import past_searches

SHORTEST = 2


def suggest(typed: str) -> list[Entry]:
    """At most ten things whose words begin as typed, kind by kind, the best of each first."""
    if len(typed) < SHORTEST:
        return []
    suggestions = current_suggestions()
    found = suggestions.find(typed)
    past = past_searches(typed, MOST[SEARCH], suggestions.library)
    searches = [question_entry(SEARCH, text) for text in past]
    return chosen([*without_repeats(searches, found), *found])


def without_repeats(searches: list[Entry], found: list[Entry]) -> list[Entry]:
    named = {fold(entry.text) for entry in found}
    return [entry for entry in searches if fold(entry.text) not in named]


def chosen(found: list[Entry]) -> list[Entry]:
    of_kind = {kind: [entry for entry in found if entry.kind == kind] for kind in TITLES}
    cases = of_kind.pop(CASE)
    others = [entry for kind, entries in of_kind.items() for entry in entries[: MOST[kind]]]
    others = others[: MOST_IN_ALL - min(len(cases), ROOM_FOR_CASES)]
    return [*others, *cases[: MOST_IN_ALL - len(others)]]
