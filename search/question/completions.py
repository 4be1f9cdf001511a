"""Words of the index: those that begin with what was typed, and those near a mistyped word."""

from search.backend.lexicon import distance, letters
from search.backend.text import fold, stem
from search.question.parse import Kind, Question

MOST_COMPLETIONS = 30
SHORTEST_TO_CORRECT = 4
MOST_CORRECTED = 3


def beginning_with(backend, model, beginning: str) -> list[str]:
    """The commonest words of the index that begin so; none where the backend keeps no list."""
    if not hasattr(backend, "vocabulary"):
        return []
    start = fold(beginning)
    found = [
        (-number, word)
        for word, number in backend.vocabulary(model).items()
        if fold(word).startswith(start)
    ]
    return [word for _, word in sorted(found)[:MOST_COMPLETIONS]]


def corrected(backend, model, question: Question) -> dict[str, str]:
    """For the first words that the index does not know, the nearest that it does.

    The index holds drafts and private pages too: show a correction only if it finds something.
    """
    if not hasattr(backend, "vocabulary"):
        return {}
    vocabulary = backend.vocabulary(model)
    known = {stem(word) for word in vocabulary}
    parts = [part for part in question.wanted if part.kind is not Kind.PREFIX]
    unknown = [word for part in parts for word in part.words if stem(word) not in known]
    near = {word: nearest(fold(word), vocabulary) for word in unknown[:MOST_CORRECTED]}
    return {word: other for word, other in near.items() if other}


def nearest(word: str, vocabulary: dict[str, int]) -> str | None:
    if len(word) < SHORTEST_TO_CORRECT:
        return None
    most, own = 1 if len(word) < 6 else 2, letters(word)
    # One slip changes two letters at most: this spares measuring nearly every word.
    alike = [other for other in vocabulary if (letters(fold(other)) ^ own).bit_count() <= 2 * most]
    slips = [(distance(word, fold(other), most), -vocabulary[other], other) for other in alike]
    best = min(slips, default=(most + 1, 0, ""))
    return best[2] if best[0] <= most else None
