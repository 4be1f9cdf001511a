"""Search without an index: a look through the few fields that say most."""

from functools import cached_property

import numpy as np

from hub.ui.html import to_text
from practices.case_studies.models import CaseStudyPage
from search.backend.text import stem, surface, words
from search.engines.protocol import Hits
from search.engines.trees import Leaf, evaluate, leaves

FIELDS = ("title", "summary", "place_name", "lead_organisation", "problem")
# How much a word counts in each.
WEIGHTS = np.array([3, 2, 1.5, 1, 1], np.float32)


class PlainEngine:
    """Understands all that an index does, phrases and -without among it, but in these fields.

    It holds their words in memory, so that it must be made anew when the library changes.
    """

    name = "plain"
    is_simple = True

    def __init__(self):
        cases = CaseStudyPage.objects.visible().order_by("pk")
        rows = list(cases.values_list("pk", *FIELDS))
        self.keys = np.array([pk for pk, *_ in rows], np.int64)
        self.texts = [[*texts, to_text(problem)] for _, *texts, problem in rows]

    def is_ready(self) -> bool:
        return True

    def stamp(self):
        return None

    def match(self, query) -> Hits:
        return evaluate(
            query, {leaf: self._find(leaf) for leaf in leaves(query)}, lambda: self.keys
        )

    def vocabulary(self, among: np.ndarray) -> dict[str, int]:
        numbers: dict[str, int] = {}
        for texts, is_among in zip(self.texts, np.isin(self.keys, among), strict=True):
            if is_among:
                for word in {surface(word) for text in texts for word in words(text)}:
                    numbers[word] = numbers.get(word, 0) + 1
        return numbers

    def explain(self, query, key: int) -> list[tuple]:
        return []

    @cached_property
    def _stems(self) -> list[list[str]]:
        """The stems of each field of each case, between spaces."""
        return [[f" {' '.join(map(stem, words(text)))} " for text in texts] for texts in self.texts]

    def _find(self, leaf: Leaf) -> Hits:
        wanted = f" {' '.join(leaf)} "
        held = np.array([[wanted in text for text in texts] for texts in self._stems], bool)
        scores = held.reshape(-1, len(FIELDS)) @ WEIGHTS if leaf else np.zeros(len(self.keys))
        hits = np.flatnonzero(scores)
        return Hits(self.keys[hits], scores[hits].astype(np.float32))
