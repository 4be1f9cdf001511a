"""What Whoosh calls to turn a field's text into terms.

Each index stores its analyzers by class name, so moving or renaming one asks for a rebuild.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from whoosh.analysis import Token

from search.backend.text import all_words, fold, stem, surface

# Values of one field are kept apart, so that no phrase runs from one into the next.
VALUE_BREAK = "\x1e"
GAP = 100

LONGEST_PREFIX = 20


class Analyzer:
    """Turns text into terms; subclasses say which terms a word gives."""

    gives_one_term = True

    def terms_of(self, word: str) -> Sequence[str]:
        raise NotImplementedError

    def __call__(self, value: str, mode: str = "", **options) -> Iterator[Token]:
        # Whoosh expects one token object, changed between steps.
        token = Token(mode=mode, **options)
        position = 0
        for part in value.split(VALUE_BREAK):
            for word in words_of(part):
                for term in self.terms_of(word):
                    token.text, token.pos = term, position
                    yield token
                position += 1
            position += GAP


class StemAnalyzer(Analyzer):
    def terms_of(self, word):
        return (stem(word),)


class SurfaceAnalyzer(Analyzer):
    def terms_of(self, word):
        return (surface(word),)


class PrefixAnalyzer(Analyzer):
    gives_one_term = False

    def terms_of(self, word):
        folded = fold(word)[:LONGEST_PREFIX]
        return [folded[:length] for length in range(1, len(folded) + 1)]


# The same text stands in its own column and once more among all words: taken apart once for both.
words_of = lru_cache(maxsize=64)(all_words)
