"""Find the words of a question in a text, however they are bent or accented. Pure.

Analysing every word of a long text would be slow. Instead the letters with which all forms of a
word begin are looked for, and only what begins so is stemmed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from search.backend.text import APOSTROPHES, INVISIBLE, PLAIN_LETTERS, WORD, stem

# Stands between texts that are searched as one: no phrase runs over it.
BREAK = "\x1e"

# The stems of a word, or of the words of a phrase.
Term = tuple[str, ...]


class Hit(NamedTuple):
    """One term where it stands in a text."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """Where the terms of a question stand in one text, from its beginning on."""

    text: str
    hits: list[Hit]

    @cached_property
    def terms(self) -> frozenset[Term]:
        return frozenset(hit.term for hit in self.hits)


def find(text: str, terms: Iterable[Term]) -> Found:
    """The terms in the text, each as a whole; where two overlap, the first, and then the longer."""
    by_first = defaultdict(list)
    for term in terms:
        by_first[term[0]].append(term)
    plain = plain_letters(text)
    candidates = list(odd_words(text))
    for beginning in shortest({beginning_of(first) for first in by_first}):
        candidates += words_beginning(plain, text, beginning)
    hits = [
        Hit(term, word.start(), end)
        for word in candidates
        for term in by_first.get(stem(word.group()), ())
        if (end := end_of(term, text, word.end())) is not None
    ]
    return Found(text, without_overlaps(hits))


def odd_words(text: str) -> Iterator:
    """Matches of the few words whose letters are not one for one those of their stem: O'Brien."""
    for odd in ODD.finditer(text):
        start = odd.start()
        while start and (text[start - 1].isalnum() or text[start - 1] in INSIDE):
            start -= 1
        while start < odd.start() and not text[start].isalnum():
            start += 1
        if word := WORD.match(text, start):
            yield word


def beginning_of(stemmed: str) -> str:
    """Letters with which every form of a word begins: hop for hope, since there is hoping.

    Porter's second algorithm only takes letters from the end, but for these few.
    """
    if stemmed in ("die", "lie", "tie"):  # dying
        return stemmed[:1]
    if stemmed.endswith("bl"):  # possibility, possible
        return stemmed[:-1]
    return stemmed[:-1] if stemmed[-1:] in "eiy" and len(stemmed) > 1 else stemmed


def shortest(beginnings: set[str]) -> list[str]:
    """Without those that another one covers."""
    kept: list[str] = []
    for beginning in sorted(beginnings):
        if not kept or not beginning.startswith(kept[-1]):
            kept.append(beginning)
    return kept


def words_beginning(plain: str, text: str, beginning: str) -> Iterator:
    """Matches of the words in the text that begin so, in whatever letters."""
    place = plain.find(beginning)
    while place >= 0:
        word = WORD.match(text, place) if is_start(plain, place) else None
        if word:
            yield word
        place = plain.find(beginning, word.end() if word else place + 1)


def is_start(plain: str, place: int) -> bool:
    if not place or not plain[place - 1].isalnum():
        # In "they're" no word begins after the apostrophe.
        return place < 2 or plain[place - 1] != "'" or not plain[place - 2].isalnum()
    return False


def end_of(term: Term, text: str, end: int) -> int | None:
    """Where a term ends whose first word ends here; None if its other words do not follow."""
    for stemmed in term[1:]:
        word = WORD.search(text, end)
        if not word or stem(word.group()) != stemmed or BREAK in text[end : word.start()]:
            return None
        end = word.end()
    return end


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    kept, end = [], 0
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if hit.start >= end:
            kept.append(hit)
            end = hit.end
    return kept


def plain_letters(text: str) -> str:
    """The text in small letters without accents, each letter where it was."""
    lowered = text
    if not text.isascii():
        # A text has a few such letters only: str.translate would look all of its letters up.
        for letter in PLAIN_FORMS.keys() & set(text):
            lowered = lowered.replace(letter, PLAIN_FORMS[letter])
    lowered = lowered.lower()
    # A letter that becomes two would move all that come after it.
    return lowered if len(lowered) == len(text) else text


def plain_forms() -> dict[str, str]:
    """Every accented Latin letter with its plain one, and every apostrophe with the plain one."""
    forms = dict.fromkeys(APOSTROPHES, "'")
    for number in [*range(0xC0, 0x250), *range(0x1E00, 0x1F00)]:
        letters = unicodedata.normalize("NFKD", chr(number).lower().translate(PLAIN_LETTERS))
        if len(letters) > 1 or letters.isascii():
            base = [letter for letter in letters if not unicodedata.combining(letter)]
            if len(base) == 1:
                forms[chr(number)] = base[0]
    return forms


PLAIN_FORMS = plain_forms()
INSIDE = frozenset(APOSTROPHES + INVISIBLE)
# Marks inside a word that its stem lacks, and letters that fold into two. What follows the word
# as a possessive is neither. (A pattern that begins with one set of letters is searched for fast.)
LETTERS = f"{INVISIBLE}ßæœþÆŒÞ\u0300-\u036f"
ODD = re.compile(
    rf"[{APOSTROPHES}{LETTERS}](?:(?<=[{LETTERS}])|(?<=\w[{APOSTROPHES}])(?=\w)(?![sS]\b))"
)
