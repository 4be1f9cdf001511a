"""What a process keeps in memory to suggest from, for as long as its library is the current one."""

from dataclasses import dataclass

from django.utils.translation import get_language

from search.library import Library, current_library
from search.suggest.entries import Entry, read_entries
from search.suggest.word_index import WordIndex


@dataclass(frozen=True)
class Suggestions:
    library: Library
    entries: list[Entry]
    index: WordIndex

    def find(self, typed: str) -> list[Entry]:
        return [self.entries[place] for place in self.index.find(typed)]


# Addresses and names differ between languages.
_kept: dict[str, tuple[Library, Suggestions]] = {}


def current_suggestions() -> Suggestions:
    """Only what visitors may see now: one query, unless something has changed."""
    library, language = current_library(), get_language() or ""
    kept = _kept.get(language)
    # Inside a transaction each library is a new one, so that nothing read there is kept.
    if kept and kept[0] is library:
        return kept[1]
    entries = read_entries(library.table)
    suggestions = Suggestions(library, entries, WordIndex([entry.words for entry in entries]))
    _kept[language] = library, suggestions
    return suggestions
