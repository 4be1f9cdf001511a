from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from practices.plans.models.part import PlanPart
from practices.plans.models.plan import Plan


class PlanChange(models.Model):
    """One thing that somebody did to a plan. `log.record` writes it; nothing ever changes it.

    `before` and `after` hold what stood there, as far as it is not kept elsewhere: a part's own
    texts are its `PartVersion` rows, of which `version` is the number that came of this change.
    """

    class What(models.TextChoices):
        STARTED = "started", _("Started the plan")
        PART = "part", _("Wrote")
        SECTION = "section", _("Decided about a section")
        ROW_ADDED = "row-added", _("Added a row")
        ROW_CHANGED = "row-changed", _("Changed a row")
        ROW_DELETED = "row-deleted", _("Deleted a row")
        TITLE = "title", _("Changed the title")
        STATE = "state", _("Changed the state")
        VISIBILITY = "visibility", _("Changed who can see the plan")
        PARTNER = "partner", _("Changed the partners")
        GUEST = "guest", _("Changed the guests")
        SOURCE = "source", _("Added a source")
        FILE = "file", _("Changed the files")
        MOVED = "moved", _("Moved the plan")
        ARCHIVED = "archived", _("Archived the plan")
        UNARCHIVED = "unarchived", _("Took the plan out of the archive")
        DELETED = "deleted", _("Deleted the plan")
        UNDELETED = "undeleted", _("Brought the plan back")
        VERSION = "version", _("Gave out a version")
        IMPORTED = "imported", _("Brought the plan in from a file")
        RESTORED = "restored", _("Put the plan back as it was")
        CHECK_IN = "check-in", _("Said how it goes")
        SHARED = "shared", _("Shared what was learned")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    what = models.CharField(max_length=12, choices=What)
    label = models.CharField(max_length=500, blank=True, help_text=_("What it was done to."))
    part = models.ForeignKey(PlanPart, null=True, on_delete=models.CASCADE, related_name="changes")
    version = models.PositiveIntegerField(null=True)
    row_kind = models.CharField(max_length=20, blank=True)
    row_id = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["plan", "-id"], name="plans_change_order")]

    def __str__(self):
        return f"{self.get_what_display()}: {self.label}"
