from django.core.management.base import BaseCommand, CommandError
from modelsearch.backends import get_search_backends_with_name
from tqdm import tqdm
from whoosh.index import LockError

from search.backend.backend import WhooshSearchBackend
from search.backend.draining import drain
from search.backend.rebuilder import RebuildFailed
from search.backend.rebuilding import rebuild


class Command(BaseCommand):
    help = (
        "Build the search index anew beside the one in use, and change over at once. The hub may "
        "go on: what is saved meanwhile is brought in."
    )

    def add_arguments(self, parser):
        parser.add_argument("--index", help="Only this one, by its name, such as wagtailcore_page")

    def handle(self, index, verbosity, **options):
        indexes = [
            each
            for _, backend in get_search_backends_with_name()
            if isinstance(backend, WhooshSearchBackend)
            for each in backend.all_indexes()
        ]
        if index and index not in {str(each) for each in indexes}:
            raise CommandError(f"There is no index {index}: {', '.join(map(str, indexes))}")
        for each in indexes:
            if index in (None, str(each)):
                self.rebuild(each, quiet=verbosity == 0)
        drain()

    def rebuild(self, index, *, quiet: bool):
        def progress(objects, total):
            # No bar where nobody watches: disable=None asks whether this is a terminal.
            return tqdm(objects, desc=str(index), total=total, disable=quiet or None)

        try:
            count = rebuild(index, progress=progress)
        except LockError as error:
            raise CommandError(f"{index}: another process is building it. Try later.") from error
        except (RebuildFailed, OSError) as error:
            raise CommandError(f"{index}: {error}. The index in use is as it was.") from error
        if not quiet:
            self.stdout.write(f"{index}: {count} documents")
