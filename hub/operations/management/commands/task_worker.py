import logging
import os

from django.utils.autoreload import DJANGO_AUTORELOAD_ENV
from django_tasks_db.management.commands import db_worker

from search.backend.draining import drain
from search.backend.worker import IndexWorker


class Command(db_worker.Command):
    help = (
        "Run queued tasks like db_worker, and keep the search index up to date. Tells only of "
        "what goes wrong."
    )

    def configure_logging(self, verbosity):
        super().configure_logging(verbosity)
        if verbosity == 1:
            for name in ("django_tasks", "django_tasks_db"):
                logging.getLogger(name).setLevel(logging.ERROR)

    def handle(self, *, reload, batch, **options):
        # With --reload this process only starts the one that works.
        works = not reload or batch or os.environ.get(DJANGO_AUTORELOAD_ENV) == "true"
        indexing = IndexWorker()
        if works and not batch:
            indexing.start()
        try:
            super().handle(reload=reload, batch=batch, **options)
        finally:
            indexing.stop()
        if batch:
            drain()
