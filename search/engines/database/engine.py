"""The database as the service sees it: it looks up words and phrases, the rest is worked out."""

from collections import Counter
from collections.abc import Hashable, Iterator

import numpy as np
from django.db import connections, router
from modelsearch.conf import get_app_config
from modelsearch.utils import get_descendants_content_types_pks

from practices.case_studies.models import CaseStudyPage
from search.engines.database.terms import read_words, term
from search.engines.database.writing import stamp
from search.engines.protocol import Hits
from search.engines.trees import Leaf, evaluate, leaves

IndexEntry = get_app_config().get_model("IndexEntry")
# SQLite joins five hundred selects at most.
MOST_AT_ONCE = 100


class DatabaseEngine:
    is_simple = False

    def __init__(self, backend):
        self.backend = backend
        self.connection = connections[router.db_for_read(IndexEntry)]
        self.name = self.connection.vendor
        self.types = get_descendants_content_types_pks(CaseStudyPage)

    def is_ready(self) -> bool:
        """Whether there is anything, and it was written as terms: not by another backend."""
        return self._entries().filter(**self.backend.has_own_terms).exists()

    def match(self, query) -> Hits:
        wanted = list(dict.fromkeys(leaf for leaf in leaves(query) if leaf))
        return evaluate(query, self._find(wanted), self._everything)

    def vocabulary(self, among: np.ndarray) -> dict[str, int]:
        wanted = set(among.tolist())
        tokens: Counter[str] = Counter()
        for key, text in self._rows(self.backend.words_sql, []):
            if int(key) in wanted:
                tokens.update(text.split())
        return {word: tokens[token] for token in tokens for word in read_words([token])}

    def stamp(self) -> Hashable:
        return stamp()

    def explain(self, query, key: int) -> list[tuple]:
        """One row for each word or phrase: databases do not tell the columns apart."""
        wanted = list(dict.fromkeys(leaf for leaf in leaves(query) if leaf))
        rows = []
        for leaf, hits in self._find(wanted).items():
            for score in hits.scores[hits.keys == key].tolist():
                rows.append(("text", " ".join(leaf), 1.0, None, None, score))
        return rows

    def _find(self, wanted: list[Leaf]) -> dict[Leaf, Hits]:
        """The hits of each word or phrase, in one query for a hundred of them."""
        found: dict[Leaf, list[tuple[int, float]]] = {leaf: [] for leaf in wanted}
        for start in range(0, len(wanted), MOST_AT_ONCE):
            some = wanted[start : start + MOST_AT_ONCE]
            sql = " UNION ALL ".join([self.backend.find_sql] * len(some))
            values: list = []
            for place, leaf in enumerate(some):
                values += [place, self.backend.phrase([term(stemmed) for stemmed in leaf])]
            for place, key, score in self._rows(sql, values):
                found[some[place]].append((int(key), score))
        return {leaf: hits_of(rows) for leaf, rows in found.items()}

    def _rows(self, sql: str, values: list) -> Iterator[tuple]:
        # Both are our own: the name of a table, and numbers.
        types = ", ".join(map(str, self.types))
        with self.connection.cursor() as cursor:
            cursor.execute(sql.format(table=IndexEntry._meta.db_table, types=types), values)
            yield from cursor

    def _entries(self):
        return IndexEntry.objects.filter(content_type__in=self.types)

    def _everything(self) -> np.ndarray:
        keys = self._entries().values_list("object_id", flat=True)
        return np.sort(np.array([int(key) for key in keys], np.int64))


def hits_of(rows: list[tuple[int, float]]) -> Hits:
    keys = np.array([key for key, _ in rows], np.int64)
    scores = np.array([score for _, score in rows], np.float32)
    order = np.argsort(keys)
    return Hits(keys[order], scores[order])
