"""SQLite's full-text index, with Porter's stems, and an ordinary table beside it for facets."""

import sqlite3
from collections import Counter

from tests.peers.peer import Faceted, Peer, bytes_in, facet_names, only_value, split

# As in the recipe of SQLite's manual for a database that others read while it is written.
SETTINGS = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA mmap_size = 1073741824;
PRAGMA cache_size = -65536;
PRAGMA temp_store = MEMORY;
"""
PASSAGE = "'<mark>', '</mark>', '…', 40"  # words


class Fts5(Peer):
    name = "FTS5"

    def __init__(self, folder, weights=None):
        super().__init__(folder, weights)
        self.file = self.folder / "fts5.sqlite3"

    def write(self, docs, fields, facets, processes):
        names = facet_names(facets)
        with self._connect() as database:
            self._make_tables(database, fields, names)
            rows = enumerate(docs.items(), start=1)
            for number, (key, texts) in rows:
                filed = [only_value(facets[key][name]) for name in names]
                database.execute(insert("documents", 2 + len(names)), [number, key, *filed])
                database.execute(
                    f"INSERT INTO words (rowid, {columns(fields)}) VALUES (?, {marks(fields)})",
                    [number, *(texts[name] for name in fields)],
                )
            database.execute("INSERT INTO words (words) VALUES ('optimize')")
        database.execute("ANALYZE")
        database.close()

    def _make_tables(self, database, fields, names):
        facets = "".join(f", {name} TEXT NOT NULL" for name in names)
        database.execute(f"CREATE TABLE documents (number INTEGER PRIMARY KEY, id TEXT{facets})")
        for name in names:
            database.execute(f"CREATE INDEX by_{name} ON documents ({name})")
        database.execute(
            f"CREATE VIRTUAL TABLE words USING fts5"
            f"({columns(fields)}, tokenize = 'porter unicode61', prefix = '2 3 4')"
        )
        weights = ", ".join(str(float(self.weights.get(name, 1))) for name in fields)
        database.execute(f"INSERT INTO words (words, rank) VALUES ('rank', 'bm25({weights})')")

    def attach(self):
        self.database = self._connect()

    def search(self, words, operator="and", k=10):
        return self._best(f" {operator.upper()} ".join(quoted(split(words))), k)

    def phrase(self, words, k=10):
        return self._best(f'"{" ".join(split(words))}"', k)

    def prefix(self, beginning, k=10):
        return self._best(f'"{beginning}"*', k)

    def faceted(self, words, filters, facet_names, k=10):
        # Of three ways tried, the quickest: one query each for hits and counts reads the words
        # again and again, and a common table expression costs more than counting here.
        chosen = "".join(f" AND {name} IN ({marks(values)})" for name, values in filters.items())
        rows = self.database.execute(
            f"SELECT number, words.rank {''.join(f', {name}' for name in facet_names)}"
            f" FROM words JOIN documents ON number = words.rowid WHERE words MATCH ?{chosen}"
            " ORDER BY words.rank",
            [
                " ".join(quoted(split(words))),
                *(one for values in filters.values() for one in values),
            ],
        ).fetchall()
        counts = {
            name: dict(Counter(row[place] for row in rows))
            for place, name in enumerate(facet_names, start=2)
        }
        return Faceted(self._named(rows[:k]), len(rows), counts)

    def highlight(self, words, k=10):
        return self.database.execute(
            "SELECT id, passage FROM documents JOIN"
            " (SELECT rowid AS found, rank AS score,"
            f" snippet(words, {len(self.fields) - 1}, {PASSAGE}) AS passage"
            " FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?)"
            " ON found = number ORDER BY score",
            [" ".join(quoted(split(words))), k],
        ).fetchall()

    def forget(self):
        self.database.execute("PRAGMA shrink_memory")

    def size_on_disk(self):
        return bytes_in(self.folder)

    def close(self):
        self.database.close()

    def _connect(self):
        database = sqlite3.connect(self.file, cached_statements=256)
        database.executescript(SETTINGS)
        return database

    def _best(self, match, k):
        found = self.database.execute(
            "SELECT rowid, rank FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?", [match, k]
        )
        return self._named(found.fetchall())

    def _named(self, rows):
        query = "SELECT id FROM documents WHERE number = ?"
        return [(self.database.execute(query, row[:1]).fetchone()[0], -row[1]) for row in rows]


def quoted(words):
    return [f'"{word}"' for word in words]


def columns(names):
    return ", ".join(names)


def marks(values):
    return ", ".join("?" for _ in values)


def insert(table, number):
    return f"INSERT INTO {table} VALUES ({marks(range(number))})"
