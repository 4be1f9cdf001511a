"""What is asked: forty questions of each kind, chosen by how many documents have their words."""

import random
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log

from search.backend.terms import STOP_WORDS
from tests.benchmarks.corpus import Corpus

EACH = 40
# Shares of the documents: from a name that few have to a word that every other case uses.
RAREST, COMMONEST = 0.005, 0.3
SHORTEST = 4  # letters
PREFIX = 4  # letters
SAMPLE = 2_000  # documents
ENOUGH = 3  # documents with a phrase

PLAIN = re.compile(rf"[a-z]{{{SHORTEST},}}")


@dataclass(frozen=True)
class Questions:
    """Words to ask for, by the number of them; of each as many as were wanted."""

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
    """Questions that this corpus has answers to; so has every larger one of the same kind."""
    dice = random.Random(seed)
    texts = [words_of(doc["body"]) for doc in list(corpus.docs.values())[:SAMPLE]]
    frequency = Counter(word for text in texts for word in set(text))
    band = {
        word
        for word, number in frequency.items()
        if RAREST <= number / len(texts) <= COMMONEST
        and PLAIN.fullmatch(word)
        and word not in STOP_WORDS
    }
    by_frequency = sorted(band)
    dice.shuffle(by_frequency)  # of equals, any
    by_frequency.sort(key=frequency.__getitem__)
    one = evenly(frequency, by_frequency, each)
    sectors = [facets["sector"][0] for facets in corpus.facets.values()]
    return Questions(
        one=one,
        two=[" ".join(words) for words in together(dice, texts, band, 2, each)],
        three=[" ".join(words) for words in together(dice, texts, band, 3, each)],
        any_three=[" ".join(dice.sample(by_frequency, 3)) for _ in range(each)],
        phrases=side_by_side(dice, texts, band, each),
        prefixes=[word[:PREFIX] for word in dice.sample(by_frequency, each)],
        filtered=[(word, dice.choice(sectors)) for word in one],
        misspelt=[slip(dice, word) for word in longer(dice, by_frequency, each)],
    )


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def evenly(frequency, words: list[str], number: int) -> list[str]:
    """So many of them, from the rarest to the commonest, by the logarithm of their frequency."""
    logs = [log(frequency[word]) for word in words]
    step = (logs[-1] - logs[0]) / (number - 1)
    places = [bisect_left(logs, logs[0] + step * place - 1e-9) for place in range(number)]
    # Where several steps fall on one frequency, its next words.
    for before, place in pairwise(range(number)):
        places[place] = max(places[place], places[before] + 1)
    return [words[min(place, len(words) - 1)] for place in places]


def together(dice, texts, band, count: int, each: int) -> Iterator[list[str]]:
    """Words that stand in one document."""
    found = 0
    while found < each:
        known = sorted(band.intersection(dice.choice(texts)))
        if len(known) >= count:
            found += 1
            yield dice.sample(known, count)


def side_by_side(dice, texts, band, each: int) -> list[str]:
    pairs = Counter(pair for text in texts for pair in set(pairwise(text)) if band.issuperset(pair))
    common = sorted(pair for pair, number in pairs.items() if number >= ENOUGH)
    return [" ".join(pair) for pair in dice.sample(common, each)]


def longer(dice, words, each: int) -> list[str]:
    return dice.sample([word for word in words if len(word) > 5], each)


def slip(dice, word: str) -> str:
    """The word with two letters swapped, one dropped or one doubled; never the first."""
    place = dice.randrange(1, len(word) - 1)
    before, here, after, rest = word[:place], word[place], word[place + 1], word[place + 2 :]
    return before + dice.choice([after + here, after, here + here + after]) + rest
