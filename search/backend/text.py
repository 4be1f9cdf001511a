"""Turn text into the words the index knows. Pure: no Django, no index."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from whoosh.lang.porter2 import stem as porter2

LONGEST_WORD = 64

# Soft hyphens and joiners sit inside words without being letters.
INVISIBLE = "\u00ad\u200c\u200d\u2060"
APOSTROPHES = "'\u2019\u02bc"
LETTER = r"[^\W_]"

WORD = re.compile(rf"{LETTER}(?:{LETTER}|[\u0300-\u036f{INVISIBLE}]|[{APOSTROPHES}](?={LETTER}))*")

# The same for text of plain letters only, which most is.
PLAIN_WORD = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")

TIDY_MARKS = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(INVISIBLE))
# Letters that Unicode does not take apart into a plain letter and a mark.
PLAIN_LETTERS = TIDY_MARKS | str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)


class Analysed(NamedTuple):
    """One word of a text: the term it is indexed under and where it stands."""

    token: str
    start: int
    end: int


def analyse(text: str) -> list[Analysed]:
    """The stems of a text with the place of each in it, for highlighting."""
    return [Analysed(stem(m.group()), m.start(), m.end()) for m in WORD.finditer(text)]


def words(text: str) -> Iterator[str]:
    """The words of a text as they are written."""
    return (match.group() for match in pattern_for(text).finditer(text))


def all_words(text: str) -> list[str]:
    """The same at once, which is faster."""
    return pattern_for(text).findall(text)


def pattern_for(text: str) -> re.Pattern:
    return PLAIN_WORD if text.isascii() else WORD


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """A word in small letters without accents, apostrophes or possessive: Tŷ's becomes ty."""
    folded = word.casefold()
    if not folded.isascii():
        letters = unicodedata.normalize("NFKD", folded.translate(PLAIN_LETTERS))
        folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return folded.removesuffix("'s").replace("'", "")[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """The term a word is indexed under: wardens, Warden's and warden share one."""
    folded = fold(word)
    # The English rules would mangle codes such as 1234ABS.
    return porter2(folded) if folded.isascii() and folded.isalpha() else folded


@lru_cache(maxsize=50_000)
def surface(word: str) -> str:
    """A word as a reader would expect to see it suggested: small letters, accents kept."""
    lowered = unicodedata.normalize("NFC", word.lower()).translate(TIDY_MARKS)
    return lowered.removesuffix("'s")[:LONGEST_WORD]
