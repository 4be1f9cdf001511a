"""What Whoosh itself, asked without a limit, finds for a query of the engine."""

from whoosh import query as whoosh
from whoosh.index import open_dir

from search.backend.engine.queries import And, Boost, Every, Not, Or, Phrase, Prefix, Term

Scores = dict[int, float]


class Oracle:
    def __init__(self, path, weights):
        self.weights = weights
        self.searcher = open_dir(str(path)).searcher()

    def answer(self, query, boost: float = 1.0) -> Scores:
        match query:
            case Boost():
                return self.answer(query.part, boost * query.factor)
            case Every():
                return dict.fromkeys(self.everything(), query.score * boost)
            case Not():
                # Plain set logic: Whoosh's own AndNot lets wrong documents through.
                return dict.fromkeys(self.everything() - set(self.answer(query.part)), 0.0)
            case And() | Or():
                parts = [self.answer(part, boost) for part in query.parts]
                return together(parts, every=isinstance(query, And))
        return self.ask(self.leaf(query, boost))

    def ask(self, query) -> Scores:
        hits = self.searcher.search(query, limit=None)
        return {int(hit["pk"]): hit.score for hit in hits}

    def everything(self) -> set[int]:
        return set(self.ask(whoosh.Every()))

    def leaf(self, query, boost: float):
        """The Whoosh query of a tree without `Not` and `Every`."""
        weights = self.weights if getattr(query, "columns", None) is None else query.columns
        match query:
            case And():
                return whoosh.And([self.leaf(part, boost) for part in query.parts])
            case Or():
                return whoosh.Or([self.leaf(part, boost) for part in query.parts])
            case Boost():
                return self.leaf(query.part, boost * query.factor)
            case Term():
                parts = [whoosh.Term(c, query.term, boost=w * boost) for c, w in weights.items()]
            case Phrase() if len(query.terms) == 1:
                return self.leaf(Term(query.terms[0], query.columns), boost)
            case Phrase():
                terms = list(query.terms)
                parts = [whoosh.Phrase(c, terms, boost=w * boost) for c, w in weights.items()]
            case Prefix():
                parts = [
                    whoosh.Term(column, term, boost=weight * boost)
                    for column, weight in weights.items()
                    for term in self.expansions(column, query)
                ]
        return whoosh.Or(parts)

    def expansions(self, column: str, query: Prefix) -> list[str]:
        reader = self.searcher.reader()
        found = [
            (-reader.doc_frequency(column, term), term.decode())
            for term in reader.lexicon(column)
            if term.startswith(query.start.encode())
        ]
        return [term for _, term in sorted(found)[: query.most]]


def together(parts: list[Scores], *, every: bool) -> Scores:
    if not parts:
        return {}
    keys = [set(part) for part in parts]
    found = set.intersection(*keys) if every else set.union(*keys)
    return {key: sum(part.get(key, 0.0) for part in parts) for key in found}
