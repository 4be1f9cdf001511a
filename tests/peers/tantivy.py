"""tantivy, a search library in Rust, from its own bindings for Python."""

import json
import re

from tests.peers.peer import (
    Faceted,
    NotInstalled,
    Peer,
    bytes_in,
    facet_names,
    only_value,
    split,
)

try:
    import tantivy
except ImportError:  # an optional extra
    tantivy = None

HEAP = 256_000_000  # bytes, shared by its threads
MOST_VALUES = 1_000


class Tantivy(Peer):
    name = "tantivy"
    most_processes = 2

    def __init__(self, folder, weights=None):
        if tantivy is None:
            raise NotInstalled("tantivy: pip install tantivy")
        super().__init__(folder, weights)
        self.names = self.folder / "ids.json"

    def write(self, docs, fields, facets, processes):
        schema = tantivy.SchemaBuilder().add_integer_field("number", fast=True)
        for name in fields:
            schema.add_text_field(name, stored=True, tokenizer_name="en_stem")
        for name in facet_names(facets):
            schema.add_text_field(name, fast=True, tokenizer_name="raw")
        (self.folder / "index").mkdir()
        index = tantivy.Index(schema.build(), path=str(self.folder / "index"))
        writer = index.writer(heap_size=HEAP, num_threads=processes)
        for number, (key, texts) in enumerate(docs.items()):
            filed = {name: only_value(values) for name, values in facets.get(key, {}).items()}
            writer.add_document(tantivy.Document(number=number, **texts, **filed))
        writer.commit()
        writer.wait_merging_threads()
        self.names.write_text(json.dumps(list(docs)))

    def attach(self):
        self.ids = json.loads(self.names.read_text())
        self.index = tantivy.Index.open(str(self.folder / "index"))
        self.searcher = self.index.searcher()

    def search(self, words, operator="and", k=10):
        return self._best(self._query(" ".join(split(words)), operator), k)

    def phrase(self, words, k=10):
        return self._best(self._query(f'"{" ".join(split(words))}"'), k)

    def prefix(self, beginning, k=10):
        pattern = re.escape(beginning) + ".*"
        each = [tantivy.Query.regex_query(self.index.schema, name, pattern) for name in self.fields]
        return self._best(any_of(each), k)

    def faceted(self, words, filters, facet_names, k=10):
        query = self._query(" ".join(split(words)))
        for name, values in filters.items():
            chosen = tantivy.Query.term_set_query(self.index.schema, name, list(values))
            # A filter says nothing of how good a match is.
            query = query.and_must_match(tantivy.Query.const_score_query(chosen, 0.0))
        found = self.searcher.search(query, limit=k, count=True)
        counts = {}
        if facet_names:
            asked = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in facet_names}
            counts = {
                name: {one["key"]: one["doc_count"] for one in each["buckets"]}
                for name, each in self.searcher.aggregate(query, asked).items()
            }
        return Faceted(self._named(found.hits), found.count, counts)

    def highlight(self, words, k=10):
        query = self._query(" ".join(split(words)))
        found = self.searcher.search(query, limit=k, count=False).hits
        cut = tantivy.SnippetGenerator.create(
            self.searcher, query, self.index.schema, self.fields[-1]
        )
        documents = [self.searcher.doc(address) for _, address in found]
        passages = [cut.snippet_from_doc(document).to_html() for document in documents]
        names = [key for key, _ in self._named(found)]
        return list(zip(names, passages, strict=True))

    def size_on_disk(self):
        return bytes_in(self.folder)

    def _query(self, text, operator="and"):
        return self.index.parse_query(
            text,
            default_field_names=self.fields,
            field_boosts=self.weights,
            conjunction_by_default=operator == "and",
        )

    def _best(self, query, k):
        return self._named(self.searcher.search(query, limit=k, count=False).hits)

    def _named(self, found):
        numbers = self.searcher.fast_field_values("number", [address for _, address in found])
        return [(self.ids[n], score) for n, (score, _) in zip(numbers, found, strict=True)]


def any_of(queries):
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])
