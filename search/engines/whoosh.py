"""Our own backend, as the service sees it."""

from collections.abc import Hashable

import numpy as np

from practices.case_studies.models import CaseStudyPage
from search.engines.protocol import Hits, IndexUnreadable


class WhooshEngine:
    name = "whoosh"
    is_simple = False

    def __init__(self, backend):
        self.backend = backend

    def is_ready(self) -> bool:
        return self.backend.is_ready(CaseStudyPage)

    def match(self, query) -> Hits:
        hits = self.backend.match(query, CaseStudyPage)
        self._check(len(hits.keys))
        return hits

    def vocabulary(self, among: np.ndarray) -> dict[str, int]:
        words = self.backend.vocabulary(CaseStudyPage, among=among)
        self._check(len(words))
        return words

    def stamp(self) -> Hashable:
        stamp = self.backend.stamp(CaseStudyPage)
        if stamp is None:
            raise IndexUnreadable
        return stamp

    def explain(self, query, key: int) -> list[tuple]:
        return list(self.backend.explain(query, CaseStudyPage, key))

    def _check(self, found: int) -> None:
        # An index that cannot be read answers with nothing, and is not ready from then on.
        if not found and not self.is_ready():
            raise IndexUnreadable
