"""What is asked: forty questions of each kind, chosen by how many documents have their words.

Words are spread evenly, on a logarithmic scale, over those that 1 % to 45 % of documents of 150
words have. That is where the words lie that people ask this library for: of the words of our judged
questions (`tests/relevance`) the middle half is in 2 % to 28 % of such documents.
"""

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.backend.terms import STOP_WORDS
from search.backend.text import stem
from tests.benchmarks.corpus import Corpus

EACH = 40
RAREST, COMMONEST = 0.01, 0.45  # shares of the documents
SHORTEST = 4  # letters
PREFIX = 4  # letters
SAMPLE = 2_000  # documents
ENOUGH = 3  # documents with a phrase

PLAIN = re.compile(rf"[a-z]{{{SHORTEST},}}")


@dataclass(frozen=True)
class Questions:
    """Words to ask for; of each kind as many as were wanted."""

    one: list[str]
    two: list[str]
    three: list[str]
    any_three: list[str]
    phrases: list[str]
    prefixes: list[str]
    # (word, value of the facet "sector")
    filtered: list[tuple[str, str]]
    # Words with one slip.
    misspelt: list[str]


def choose_questions(corpus: Corpus, seed: int = 1, each: int = EACH) -> Questions:
    """Questions that this corpus has answers to; so has every larger one, or one of more words."""
    dice = random.Random(seed)
    texts = [words_of(doc["body"]) for doc in list(corpus.docs.values())[:SAMPLE]]
    ladder = Ladder(dice, texts)
    one = ladder.evenly(ladder.words, each)
    sectors = [facets["sector"][0] for facets in corpus.facets.values()]
    return Questions(
        one=one,
        two=[" ".join(words) for words in together(dice, texts, ladder, 2, each)],
        three=[" ".join(words) for words in together(dice, texts, ladder, 3, each)],
        any_three=[" ".join(dice.sample(one, 3)) for _ in range(each)],
        phrases=side_by_side(dice, texts, ladder, each),
        prefixes=[word[:PREFIX] for word in one],
        filtered=[(word, dice.choice(sectors)) for word in one],
        misspelt=[slip(dice, word) for word in longer(ladder, each)],
    )


class Ladder:
    """Words by the logarithm of how many documents have them, in any of their forms."""

    def __init__(self, dice, texts: list[list[str]]):
        stems = Counter(term for text in texts for term in {stem(word) for word in text})
        least, most = RAREST * len(texts), COMMONEST * len(texts)
        known = {word for text in texts for word in text if PLAIN.fullmatch(word)} - STOP_WORDS
        self.words = sorted(word for word in known if least <= stems[stem(word)] <= most)
        dice.shuffle(self.words)  # of equals, any
        self.rung = {word: log(stems[stem(word)]) for word in self.words}
        self.words.sort(key=self.rung.__getitem__)

    def evenly(self, words: list[str], number: int) -> list[str]:
        """So many of these words, lowest first, in steps of one height."""
        rungs = [self.rung[word] for word in words]
        step = (rungs[-1] - rungs[0]) / (number - 1)
        places = [bisect_left(rungs, rungs[0] + step * place - 1e-9) for place in range(number)]
        # Where several steps fall on one frequency, its next words.
        for before, place in pairwise(range(number)):
            places[place] = max(places[place], places[before] + 1)
        return [words[min(place, len(words) - 1)] for place in places]

    def nearest(self, words: set[str], height: float) -> str:
        return min(sorted(words), key=lambda word: abs(self.rung[word] - height))


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def together(dice, texts, ladder: Ladder, count: int, each: int) -> Iterator[list[str]]:
    """Words that stand in one document, each of any height."""
    lowest, highest = ladder.rung[ladder.words[0]], ladder.rung[ladder.words[-1]]
    found = 0
    while found < each:
        here = {word for word in dice.choice(texts) if word in ladder.rung}
        if len({stem(word) for word in here}) < count:
            continue
        words = []
        for _ in range(count):
            words.append(ladder.nearest(here, dice.uniform(lowest, highest)))
            here = {word for word in here if stem(word) != stem(words[-1])}
        found += 1
        yield words


def side_by_side(dice, texts, ladder: Ladder, each: int) -> list[str]:
    pairs = Counter(
        pair for text in texts for pair in set(pairwise(text)) if ladder.rung.keys() >= set(pair)
    )
    common = sorted(pair for pair, number in pairs.items() if number >= ENOUGH)
    return [" ".join(pair) for pair in dice.sample(common, each)]


def longer(ladder: Ladder, each: int) -> list[str]:
    return ladder.evenly([word for word in ladder.words if len(word) > 5], each)


def slip(dice, word: str) -> str:
    """The word with two letters swapped, one dropped or one doubled; never the first."""
    place = dice.randrange(1, len(word) - 1)
    before, here, after, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    return before + dice.choice([after + here, after, here + here + after]) + rest
