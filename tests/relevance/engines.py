"""The engines to hold side by side, each as a function from a question to slugs of cases."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import NamedTuple

from practices.case_studies.models import CaseStudyPage
from search.backend.terms import telling_words
from search.library import current_library
from search.service import search_case_studies
from tests.peers import Fts5, NotInstalled, Peer, PlainWhoosh, Postgres, Tantivy
from tests.relevance.documents import documents

Ask = Callable[[str], list[str]]
OURS = "this site"
DEPTH = 10


class CoverDensity(Postgres):
    """PostgreSQL with its other ranking, which counts how near to each other words stand."""

    def _best(self, function, text, k):
        return self.database.execute(
            f"SELECT id, ts_rank_cd({self.ranks}, words, q) AS score"
            f" FROM documents, {function}('english', %s) q WHERE words @@ q"
            " ORDER BY score DESC LIMIT %s",
            [text, k],
        ).fetchall()


class Setting(NamedTuple):
    name: str
    engine: type[Peer]
    # How much a word counts in each field; 1 where nothing is said.
    weights: Mapping[str, float]


# Of the settings tried, each engine has the one that did best on the half for tuning; README.md.
SETTINGS = [
    Setting("plain Whoosh", PlainWhoosh, {}),
    Setting("SQLite FTS5", Fts5, {"title": 4, "summary": 2}),
    Setting("PostgreSQL ts_rank", Postgres, {"title": 2, "summary": 2}),
    Setting("PostgreSQL ts_rank_cd", CoverDensity, {"title": 4, "summary": 2}),
    Setting("tantivy", Tantivy, {}),
]


@contextmanager
def engines() -> Iterator[tuple[dict[str, Ask], list[str]]]:
    """Every engine that can be had, by name; and why any other cannot."""
    asks, missing = {OURS: ours()}, []
    texts = documents()
    with ExitStack() as stack:
        for setting in SETTINGS:
            try:
                asks[setting.name] = peer(setting, texts, stack)
            except NotInstalled as reason:
                missing.append(f"{setting.name}: not installed: pip install -e .[bench] ({reason})")
        yield asks, missing


def ours() -> Ask:
    """The order in which the page shows its results."""
    library = current_library()
    slugs = dict(CaseStudyPage.objects.values_list("pk", "slug"))

    def ask(question: str) -> list[str]:
        results = search_case_studies(q=question, library=library)
        return [slugs[pk] for pk in [*results.first(DEPTH), *results.near_ids][:DEPTH]]

    return ask


def peer(setting: Setting, texts, stack: ExitStack) -> Ask:
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
    engine = setting.engine(folder, setting.weights)
    stack.callback(engine.close)
    engine.build(texts)

    def ask(question: str) -> list[str]:
        return [key for key, _ in engine.search(telling_words(question), "or", DEPTH)]

    return ask
