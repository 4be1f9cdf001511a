from django.core.management.base import BaseCommand, CommandError

from search.facets import FACETS
from search.library import current_library
from search.matching import usable_engine
from search.service import SearchResults, search_case_studies

COLUMNS = ("column", "term", "weight", "frequency", "idf", "score")


class Command(BaseCommand):
    help = "Ask the search what a visitor would, and why it answers so."

    def add_arguments(self, parser):
        parser.add_argument("question", nargs="?", default="", help="As typed into the box")
        parser.add_argument("--filter", action="append", default=[], metavar="FACET=VALUE",
                            help=f"One of {', '.join(FACETS)}; may be given again")  # fmt: skip
        parser.add_argument("--sort", default="", help="newest, checked or evidence")
        parser.add_argument("--exact", action="store_true", help="Without words added")
        parser.add_argument("--as-typed", action="store_true", help="Without correction")
        parser.add_argument("--number", type=int, default=10, help="How many to show")
        parser.add_argument("--explain", action="store_true", help="Show the parts of each score")

    def handle(self, question, filter, number, explain, **options):
        library = current_library()
        asked = {name: options[name] for name in ("sort", "exact", "as_typed")}
        results = search_case_studies(q=question, library=library, **asked, **chosen(filter))
        self.say_what_was_asked(results)
        scores = dict(
            zip(results.table.keys[results.matches.rows].tolist(), results.matches.scores.tolist(),
                strict=True)
        )  # fmt: skip
        for page in results[:number]:
            self.stdout.write(f"{scores[page.pk]:8.3f}  {page.title}  ({page.slug})")
            if explain and results.question:
                self.explain(results, page)

    def say_what_was_asked(self, results: SearchResults):
        engine = usable_engine(results.library)
        self.stdout.write(f"{results.total} of {len(results.table)} cases, by {engine.name}")
        for name, told in (
            ("corrected to", results.correction),
            ("also searched for", ", ".join(results.added)),
            ("widened to any of the words", results.is_widened and "yes"),
        ):
            if told:
                self.stdout.write(f"{name}: {told}")

    def explain(self, results: SearchResults, page):
        engine = usable_engine(results.library)
        rows = engine.explain(results.matches.query, page.pk)
        for row in [COLUMNS, *rows]:
            self.stdout.write("          " + "  ".join(shown(value) for value in row))


def chosen(filters: list[str]) -> dict[str, list[str]]:
    choices: dict[str, list[str]] = {}
    for text in filters:
        name, equals, value = text.partition("=")
        if name not in FACETS or not equals:
            raise CommandError(f"“{text}” is not facet=value; facets are {', '.join(FACETS)}.")
        choices.setdefault(name, []).append(value)
    return choices


def shown(value) -> str:
    """A cell of the table, of one width."""
    if value is None:
        return "–".rjust(10)
    return f"{value:10.3f}" if isinstance(value, float) else str(value).ljust(10)
