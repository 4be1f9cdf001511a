"""Read what somebody typed into the search box. Pure.

damp "warm homes" -grant        all of these, but for the last
fire OR ambulance               either
commission*                     words that begin so
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from search.backend.terms import MOST_CHARACTERS
from search.backend.text import words

TOKEN = re.compile(r'(?P<minus>-?)"(?P<phrase>[^"]*)"?|(?P<bare>\S+)')
CURLY = str.maketrans(dict.fromkeys("“”„«»", '"'))
SHORTEST_PREFIX = 2
MOST_WORDS = 40


class Kind(Enum):
    WORDS = "words"
    PHRASE = "phrase"
    PREFIX = "prefix"


@dataclass(frozen=True)
class Part:
    kind: Kind
    words: tuple[str, ...]

    def __str__(self):
        text = " ".join(self.words)
        return {Kind.PHRASE: f'"{text}"', Kind.PREFIX: f"{text}*"}.get(self.kind, text)


@dataclass(frozen=True)
class Question:
    """Groups that must all be met, each by any of its parts; and parts that must not be there."""

    groups: tuple[tuple[Part, ...], ...] = ()
    unwanted: tuple[Part, ...] = ()

    def __bool__(self):
        return bool(self.groups or self.unwanted)

    @property
    def wanted(self) -> list[Part]:
        return [part for group in self.groups for part in group]

    @property
    def can_widen(self) -> bool:
        """Whether there is more than one thing to ask for, so that some of them could do."""
        return len(self.groups) > 1 or any(
            part.kind is Kind.WORDS and len(part.words) > 1 for part in self.wanted
        )

    def as_any(self) -> str:
        """The same in the words of the search box, asking for any of it."""
        pieces = []
        for part in self.wanted:
            pieces += part.words if part.kind is Kind.WORDS else [str(part)]
        without = [f"-{part}" for part in self.unwanted]
        return " ".join([" OR ".join(pieces), *without])


def parse(text: str) -> Question:
    groups: list[list[Part]] = []
    unwanted: list[Part] = []
    left, either = MOST_WORDS, False
    for read in tokens(text[:MOST_CHARACTERS]):
        if read == "OR":
            either = bool(groups)
            continue
        is_unwanted, part = read
        part = Part(part.kind, part.words[:left])
        if not part.words:
            break
        left -= len(part.words)
        if is_unwanted:
            unwanted.append(part)
        elif either:
            groups[-1].append(part)
        else:
            groups.append([part])
        either = False
    return Question(tuple(joined(groups)), tuple(unwanted))


def tokens(text: str) -> Iterator:
    """ "OR", or (whether it is unwanted, the part)."""
    for match in TOKEN.finditer(text.translate(CURLY)):
        bare = match["bare"]
        if bare == "OR":
            yield "OR"
            continue
        is_unwanted = bool(match["minus"]) or (bare or "").startswith("-")
        typed = tuple(words(bare if bare is not None else match["phrase"]))
        if not typed:
            continue
        yield is_unwanted, Part(kind_of(bare, typed, is_unwanted), typed)


def kind_of(bare: str | None, typed: tuple[str, ...], is_unwanted: bool) -> Kind:
    if bare is None:
        return Kind.PHRASE
    if bare.endswith("*") and len(typed) == 1 and len(typed[0]) >= SHORTEST_PREFIX:
        return Kind.PREFIX
    # -multi-agency leaves out that word, not every case with "multi" and "agency" in it.
    return Kind.PHRASE if is_unwanted and len(typed) > 1 else Kind.WORDS


def joined(groups: list[list[Part]]) -> Iterator[tuple[Part, ...]]:
    """Plain words that follow one another made into one part, for synonyms of several words."""
    run: list[str] = []
    for group in groups:
        if len(group) == 1 and group[0].kind is Kind.WORDS:
            run += group[0].words
            continue
        if run:
            yield (Part(Kind.WORDS, tuple(run)),)
        run = []
        yield tuple(group)
    if run:
        yield (Part(Kind.WORDS, tuple(run)),)
