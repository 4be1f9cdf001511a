"""A case whose hour has come but that is no longer complete."""

import logging

from django.utils import timezone
from wagtail.models import Revision

from practices.case_studies.requirements import missing_to_publish

logger = logging.getLogger(__name__)


def is_due(revision: Revision) -> bool:
    """Whether this revision was scheduled and its hour has come."""
    hour = revision.approved_go_live_at
    return hour is not None and hour <= timezone.now()


def hold_back(revision: Revision, page) -> bool:
    """Whether something is missing; then the schedule is cancelled and the reasons are logged.

    Raising here instead would stop every other page that is scheduled, at every run.
    """
    missing = missing_to_publish(page)
    if missing:
        revision.approved_go_live_at = None
        revision.save(update_fields=["approved_go_live_at"])
        reasons = "; ".join(str(one) for one in missing)
        logger.error("Not published at its hour: “%s”. %s", page.title, reasons)
    return bool(missing)
