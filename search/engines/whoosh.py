"""Our own backend, as the service sees it."""

from collections.abc import Hashable

import numpy as np

from practices.case_studies.models import CaseStudyPage
from search.engines.protocol import Hits


class WhooshEngine:
    name = "whoosh"
    is_simple = False

    def __init__(self, backend):
        self.backend = backend

    def is_ready(self) -> bool:
        return self.backend.is_ready(CaseStudyPage)

    def match(self, query) -> Hits:
        if hasattr(self.backend, "match"):
            return self.backend.match(query, CaseStudyPage)
        pairs = self.backend.search(query, CaseStudyPage.objects.order_by()).scores()
        keys, scores = zip(*pairs, strict=True) if pairs else ((), ())
        return Hits(np.array(keys, np.int64), np.array(scores, np.float32))

    def vocabulary(self, among: np.ndarray) -> dict[str, int]:
        if hasattr(self.backend, "match"):
            return self.backend.vocabulary(CaseStudyPage, among=among)
        return self.backend.vocabulary(CaseStudyPage)

    def stamp(self) -> Hashable:
        return self.backend.stamp(CaseStudyPage) if hasattr(self.backend, "stamp") else object()

    def explain(self, query, key: int) -> list[tuple]:
        if hasattr(self.backend, "explain"):
            return list(self.backend.explain(query, CaseStudyPage, key))
        return []
