import logging

from django_tasks_db.management.commands import db_worker


class Command(db_worker.Command):
    help = "Run queued tasks like db_worker, and tell only of what goes wrong."

    def configure_logging(self, verbosity):
        super().configure_logging(verbosity)
        if verbosity == 1:
            for name in ("django_tasks", "django_tasks_db"):
                logging.getLogger(name).setLevel(logging.ERROR)
