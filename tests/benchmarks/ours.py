"""Our own search, behind the interface of its peers: what the site itself runs, without its pages.

The engine matches, the facet table narrows and counts, the rows are put in order, and passages are
cut from text that the database keeps: each the product's own code.
"""

import json
import sqlite3

import numpy as np

from search.backend.engine import And, Engine, Or, Phrase, Term
from search.backend.text import stem
from search.facets.orders import first_by_score
from search.facets.table import FacetTable
from search.passages.marking import find, piece
from search.question.vocabulary import Vocabulary
from tests.peers.peer import Faceted, Peer, bytes_in, facet_names, only_value, split


class Ours(Peer):
    name = "ours"
    most_processes = 2

    def write(self, docs, fields, facets, processes):
        # Text and facets are the database's, as on the site.
        database = sqlite3.connect(self.folder / "site.sqlite3")
        database.execute("CREATE TABLE pages (key INTEGER PRIMARY KEY, id, text, filed)")
        rows = (
            (key, name, texts[fields[-1]], json.dumps(facets.get(name, {})))
            for key, (name, texts) in enumerate(docs.items(), start=1)
        )
        with database:
            database.executemany("INSERT INTO pages VALUES (?, ?, ?, ?)", rows)
        database.close()
        documents = ({"key": key, **texts} for key, texts in enumerate(docs.values(), start=1))
        self._engine(fields).build(documents, processes=processes)

    def _engine(self, fields):
        return Engine(self.folder / "index", {name: self.weights.get(name, 1.0) for name in fields})

    def attach(self):
        self.engine = self._engine(self.fields)
        self.database = sqlite3.connect(self.folder / "site.sqlite3")
        rows = self.database.execute("SELECT id, filed FROM pages ORDER BY key").fetchall()
        self.ids = ["", *(name for name, _ in rows)]
        facets = {name: json.loads(filed) for name, filed in rows}
        self.table = table_of(facets)
        # Equals stand in the order of their keys.
        self.order = np.arange(len(self.table))
        self.vocabulary = Vocabulary(self.engine.words())

    def search(self, words, operator="and", k=10):
        return self._best(all_or_any(words, operator), k)

    def phrase(self, words, k=10):
        return self._best(Phrase(tuple(stem(word) for word in split(words))), k)

    def prefix(self, beginning, k=10):
        words = self.vocabulary.beginning_with(beginning)
        return self._best(all_or_any(words, "or"), k)

    def faceted(self, words, filters, facet_names, k=10):
        found = self.engine.match(all_or_any(words, "and"))
        rows, visible = self.table.rows_of(found.keys)
        matched = np.zeros(len(self.table), bool)
        matched[rows] = True
        fits = self.table.narrowed(filters)[rows]
        hits = self._named(self._first(rows[fits], found.scores[visible][fits], k))
        counts = self.table.counts(matched, filters) if facet_names else {}
        return Faceted(hits, int(fits.sum()), {name: counts[name] for name in facet_names})

    def highlight(self, words, k=10):
        terms = frozenset((stem(word),) for word in split(words))
        keys = [key for key, _ in self._first_keys(all_or_any(words, "and"), k)]
        marks = ", ".join("?" for _ in keys)
        query = f"SELECT key, text FROM pages WHERE key IN ({marks})"
        texts = dict(self.database.execute(query, keys))
        return [(self.ids[key], str(piece(find(texts[key], terms)))) for key in keys]

    def suggest(self, word):
        return self.vocabulary.nearest(word)

    def forget(self):
        self.engine.empty_cache()

    def size_on_disk(self):
        """The index alone: the text stays in the site's database."""
        return bytes_in(self.folder / "index")

    def _best(self, query, k):
        return self._named(self._first_keys(query, k))

    def _first_keys(self, query, k):
        found = self.engine.match(query)
        rows, visible = self.table.rows_of(found.keys)
        return self._first(rows, found.scores[visible], k)

    def _first(self, rows, scores, k):
        """[(key, score)] of the best."""
        by_row = np.zeros(len(self.table), np.float32)
        by_row[rows] = scores
        first = first_by_score(rows, scores, self.order, k)
        return list(zip(self.table.keys[first].tolist(), by_row[first].tolist(), strict=True))

    def _named(self, hits):
        return [(self.ids[key], score) for key, score in hits]


def all_or_any(words, operator):
    stems = dict.fromkeys(stem(word) for word in split(words))
    terms = tuple(map(Term, stems))
    if len(terms) == 1:
        return terms[0]
    return And(terms) if operator == "and" else Or(terms)


def table_of(facets) -> FacetTable:
    """The facet table of documents numbered from 1."""
    names = facet_names(facets)
    values = {name: [only_value(filed[name]) for filed in facets.values()] for name in names}
    labels = {name: {value: value for value in sorted(set(values[name]))} for name in names}
    codes = {name: {value: code for code, value in enumerate(labels[name])} for name in names}
    rows = range(len(facets))
    pairs = {name: (rows, [codes[name][value] for value in values[name]]) for name in names}
    return FacetTable.from_columns(range(1, len(facets) + 1), labels=labels, pairs=pairs)
