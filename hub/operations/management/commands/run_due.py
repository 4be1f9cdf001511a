"""Every job that runs by the clock, in one place."""

import logging

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

logger = logging.getLogger(__name__)

# Each is safe to run at any time and as often as one likes.
JOBS = {
    "publish_scheduled": "publishes and takes down pages whose time has come",
    "clearsessions": "forgets sign-ins that ran out",
    "check_versions": "tells of published cases whose last version was not kept",
    "read_attachments": "reads files that were not read yet, and forgets words of deleted ones",
    "tend_search": "brings waiting changes into the search index, and mends what is wrong with it",
    "ask_for_reviews": "asks whether published cases that are due are still right",
    "prune_search_log": "forgets searches that were kept for longer than is needed",
    "purge_deleted_plans": "deletes for good plans that were deleted thirty days ago",
    "prune_plan_drafts": "forgets words typed into a plan and not saved for three months",
    "tell_of_sources": "tells people what happened to the sources of their plans",
    "send_check_ins": "asks people how their plans go, after 3, 6 and 12 months",
    "send_saved_searches": "mails people what is new in the searches they follow",
}
if settings.TASKS["default"]["BACKEND"] == "django_tasks_db.DatabaseBackend":
    JOBS["prune_db_task_results"] = "forgets tasks that were done long ago"


class Command(BaseCommand):
    help = "Run everything that is due. Call it every ten minutes, by cron or a timer."

    def handle(self, **options):
        failed = [job for job in JOBS if not self.run_job(job)]
        if failed:
            raise CommandError(f"These jobs failed and are in the log: {', '.join(failed)}")

    def run_job(self, job: str) -> bool:
        """Whether the job went well. One that fails must not keep the others from running."""
        try:
            call_command(job, stdout=self.stdout)
        except Exception:
            logger.exception("The job %s failed", job)
            return False
        return True
