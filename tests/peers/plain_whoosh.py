"""Whoosh 2.7.4 as it comes: its own analyzer, query parser, searcher, groups and highlights."""

from whoosh import index
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.highlight import HtmlFormatter
from whoosh.qparser import AndGroup, MultifieldParser, OrGroup
from whoosh.query import And, Or, Prefix, Term
from whoosh.sorting import Count, FieldFacet

from tests.peers.peer import Faceted, Peer, bytes_in, facet_names, only_value, split

MEGABYTES = 256  # of documents, before a segment is written


class PlainWhoosh(Peer):
    name = "plain Whoosh"
    most_processes = 2

    def write(self, docs, fields, facets, processes):
        text = TEXT(analyzer=StemmingAnalyzer(), stored=True)
        value = ID(sortable=True)
        schema = Schema(
            id_=ID(unique=True, stored=True),
            **dict.fromkeys(fields, text),
            **dict.fromkeys(facet_names(facets), value),
        )
        many = {"procs": processes, "multisegment": True} if processes > 1 else {}
        writer = index.create_in(self.folder, schema).writer(limitmb=MEGABYTES, **many)
        for key, texts in docs.items():
            filed = {name: only_value(values) for name, values in facets.get(key, {}).items()}
            writer.add_document(id_=key, **texts, **filed)
        writer.commit(optimize=processes == 1)

    def attach(self):
        opened = index.open_dir(self.folder)
        self.searcher = opened.searcher()
        self.parsers = {
            operator: MultifieldParser(
                self.fields, opened.schema, fieldboosts=self.weights, group=group
            )
            for operator, group in {"and": AndGroup, "or": OrGroup}.items()
        }

    def search(self, words, operator="and", k=10):
        return hits(self._found(" ".join(split(words)), operator, limit=k))

    def phrase(self, words, k=10):
        return hits(self._found(f'"{" ".join(split(words))}"', limit=k))

    def prefix(self, beginning, k=10):
        query = Or([Prefix(name, beginning) for name in self.fields])
        return hits(self.searcher.search(query, limit=k))

    def faceted(self, words, filters, facet_names, k=10):
        chosen = [Or([Term(name, one) for one in values]) for name, values in filters.items()]
        groups = {name: FieldFacet(name, maptype=Count) for name in facet_names}
        found = self._found(
            " ".join(split(words)),
            limit=k,
            filter=And(chosen) if chosen else None,
            groupedby=groups or None,
        )
        counts = {name: dict(found.groups(name)) for name in facet_names}
        # Groups make it ignore the limit.
        return Faceted(hits(found[:k]), len(found), counts)

    def highlight(self, words, k=10):
        found = self._found(" ".join(split(words)), limit=k)
        found.formatter = HtmlFormatter(tagname="mark")
        text = self.fields[-1]
        return [(hit["id_"], hit.highlights(text, top=1)) for hit in found]

    def suggest(self, word):
        return next(iter(self.searcher.suggest(self.fields[-1], word, limit=1)), None)

    def size_on_disk(self):
        return bytes_in(self.folder)

    def close(self):
        self.searcher.close()

    def _found(self, text, operator="and", **options):
        return self.searcher.search(self.parsers[operator].parse(text), **options)


def hits(found):
    return [(hit["id_"], hit.score) for hit in found]
