"""What Whoosh calls to turn a field's text into terms.

Each index stores its analyzers by class name, so moving or renaming one asks for a rebuild.
"""

from collections.abc import Iterable, Iterator

from whoosh.analysis import Token

from search.backend.text import fold, stem, surface, words

# Values of one field are kept apart, so that no phrase runs from one into the next.
VALUE_BREAK = "\x1e"
GAP = 100

LONGEST_PREFIX = 20


class Analyzer:
    """Yields a Whoosh token for every term; subclasses say which terms a word gives."""

    def terms(self, word: str) -> Iterable[str]:
        raise NotImplementedError

    def __call__(self, value: str, mode: str = "", **options) -> Iterator[Token]:
        # Whoosh expects one token object, changed between steps.
        token = Token(mode=mode, **options)
        position = 0
        for part in value.split(VALUE_BREAK):
            for word in words(part):
                for term in self.terms(word):
                    token.text, token.pos = term, position
                    yield token
                position += 1
            position += GAP


class StemAnalyzer(Analyzer):
    def terms(self, word):
        return (stem(word),)


class SurfaceAnalyzer(Analyzer):
    def terms(self, word):
        return (surface(word),)


class PrefixAnalyzer(Analyzer):
    def terms(self, word):
        folded = fold(word)[:LONGEST_PREFIX]
        return (folded[:length] for length in range(1, len(folded) + 1))
