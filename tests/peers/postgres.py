"""PostgreSQL: a generated tsvector under a GIN index, English stems, ts_rank."""

from pathlib import Path

from tests.peers.peer import (
    Faceted,
    NotInstalled,
    Peer,
    facet_names,
    only_value,
    split,
)
from tests.peers.postgres_cluster import Cluster

try:
    import psycopg
except ImportError:  # an optional extra
    psycopg = None

CLASSES = "ABCD"  # PostgreSQL tells four weights apart
PASSAGE = "StartSel=<mark>, StopSel=</mark>, MaxFragments=1, MaxWords=40, MinWords=20"


class Postgres(Peer):
    name = "PostgreSQL"

    def __init__(self, folder, weights=None):
        if psycopg is None:
            raise NotInstalled("PostgreSQL: pip install 'psycopg[binary]'")
        super().__init__(folder, weights)
        self.address = self.folder / "dsn"
        # In a process that only reads, the server is another's.
        self.cluster = None if self.address.exists() else Cluster()

    def write(self, docs, fields, facets, processes):
        names = facet_names(facets)
        self.address.write_text(self.cluster.dsn)
        with psycopg.connect(self.cluster.dsn, autocommit=True) as database:
            kinds = "".join(f", {name} text NOT NULL" for name in (*fields, *names))
            database.execute(
                f"CREATE TABLE documents (id text PRIMARY KEY{kinds}, words tsvector"
                f" GENERATED ALWAYS AS ({self._vector(fields)}) STORED)"
            )
            columns = ", ".join(["id", *fields, *names])
            with database.cursor().copy(f"COPY documents ({columns}) FROM STDIN") as copy:
                for key, texts in docs.items():
                    filed = [only_value(facets[key][name]) for name in names]
                    copy.write_row([key, *(texts[name] for name in fields), *filed])
            database.execute("CREATE INDEX by_words ON documents USING gin (words)")
            for name in names:
                database.execute(f"CREATE INDEX by_{name} ON documents ({name})")
            self._keep_words_to_suggest(database, fields[-1])
            database.execute("VACUUM ANALYZE")

    def _vector(self, fields):
        found = self._classes(fields)
        parts = [f"setweight(to_tsvector('english', {name}), '{found[name]}')" for name in fields]
        return " || ".join(parts)

    def _classes(self, fields):
        steps = sorted({self.weights.get(name, 1) for name in fields}, reverse=True)
        if len(steps) > len(CLASSES):
            raise NotImplementedError("PostgreSQL tells four weights apart")
        return {name: CLASSES[steps.index(self.weights.get(name, 1))] for name in fields}

    def _keep_words_to_suggest(self, database, field):
        # As in the manual's chapter on pg_trgm.
        database.execute("CREATE EXTENSION pg_trgm")
        database.execute(
            "CREATE TABLE lexicon AS SELECT word, ndoc FROM"
            f" ts_stat('SELECT to_tsvector(''simple'', {field}) FROM documents')"
        )
        database.execute("CREATE INDEX near ON lexicon USING gist (word gist_trgm_ops)")

    def attach(self):
        dsn = self.address.read_text()
        # Autocommit, and a statement prepared at once: what a hub with its own pool would do.
        self.database = psycopg.connect(dsn, autocommit=True, prepare_threshold=0)
        self.text = self.fields[-1]
        classes = self._classes(self.fields)
        largest = max(self.weights.get(name, 1) for name in self.fields)
        shares = {classes[name]: self.weights.get(name, 1) / largest for name in self.fields}
        # In the order that ts_rank wants: D, C, B, A.
        ranks = ", ".join(str(shares.get(letter, 0)) for letter in reversed(CLASSES))
        self.ranks = f"'{{{ranks}}}'"

    def search(self, words, operator="and", k=10):
        joined = f" {operator} " if operator == "or" else " "
        return self._best("websearch_to_tsquery", joined.join(split(words)), k)

    def phrase(self, words, k=10):
        return self._best("phraseto_tsquery", " ".join(split(words)), k)

    def prefix(self, beginning, k=10):
        return self._best("to_tsquery", f"{beginning}:*", k)

    def faceted(self, words, filters, facet_names, k=10):
        names = "".join(f", {name}" for name in facet_names)
        none = "".join(", NULL" for _ in facet_names)
        chosen = "".join(f" AND {name} = ANY(%s)" for name in filters)
        groups = ", ".join(f"({name})" for name in (*facet_names, ""))
        values = [list(values) for values in filters.values()]
        rows = self.database.execute(
            "WITH found AS MATERIALIZED"
            f" (SELECT id, ts_rank({self.ranks}, words, q) AS score{names} FROM documents,"
            f" websearch_to_tsquery('english', %s) q WHERE words @@ q{chosen})"
            f" (SELECT id, score{none} FROM found ORDER BY score DESC LIMIT %s)"
            f" UNION ALL SELECT NULL, count(*){names} FROM found GROUP BY GROUPING SETS ({groups})",
            [" ".join(split(words)), *values, k],
        ).fetchall()
        counts: dict[str, dict[str, int]] = {name: {} for name in facet_names}
        hits, total = [], 0
        for key, number, *filed in rows:
            if key is not None:
                hits.append((key, number))
            elif not any(value is not None for value in filed):
                total = int(number)
            for name, value in zip(facet_names, filed, strict=True):
                if value is not None:
                    counts[name][value] = int(number)
        return Faceted(hits, total, counts)

    def highlight(self, words, k=10):
        return self.database.execute(
            f"SELECT id, ts_headline('english', {self.text}, q, '{PASSAGE}') FROM"
            f" (SELECT id, {self.text}, q, ts_rank({self.ranks}, words, q) AS score"
            " FROM documents, websearch_to_tsquery('english', %s) q WHERE words @@ q"
            " ORDER BY score DESC LIMIT %s) best ORDER BY score DESC",
            [" ".join(split(words)), k],
        ).fetchall()

    def suggest(self, word):
        found = self.database.execute(
            "SELECT word FROM lexicon ORDER BY word <-> %s LIMIT 1", [word]
        ).fetchone()
        return found and found[0]

    def processes(self):
        main = Path(self.address.read_text().split()[0].removeprefix("host=")) / "data"
        parent = int((main / "postmaster.pid").read_text().split()[0])
        return [parent, self.database.info.backend_pid]

    def size_on_disk(self):
        query = "SELECT pg_total_relation_size('documents') + pg_total_relation_size('lexicon')"
        return self.database.execute(query).fetchone()[0]

    def close(self):
        if hasattr(self, "database"):
            self.database.close()
        if self.cluster:
            self.cluster.stop()
            self.cluster = None

    def _best(self, function, text, k):
        return self.database.execute(
            f"SELECT id, ts_rank({self.ranks}, words, q) AS score"
            f" FROM documents, {function}('english', %s) q WHERE words @@ q"
            " ORDER BY score DESC LIMIT %s",
            [text, k],
        ).fetchall()
