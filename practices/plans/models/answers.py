from django.db import models
from django.utils.translation import gettext_lazy as _


class Answers(models.Model):
    """What a part of a plan holds at one moment: the source's words, ours, and what we decided."""

    class Decision(models.TextChoices):
        KEEP = "keep", _("Keep")
        ADAPT = "adapt", _("Change")
        REPLACE = "replace", _("Do the same job another way")
        DROP = "drop", _("Drop")
        ADD = "add", _("Add")

    class Likeness(models.TextChoices):
        SAME = "same", _("Same")
        DIFFERENT = "different", _("Different")
        UNKNOWN = "unknown", _("Not known")

    class Matters(models.TextChoices):
        YES = "yes", _("Yes, it matters")
        NO = "no", _("No")
        UNSURE = "unsure", _("Not sure")

    class Planned(models.TextChoices):
        PLANNED = "planned", _("We planned it")
        FORCED = "forced", _("Events forced it")

    class CoreKept(models.TextChoices):
        YES = "yes", _("Yes")
        PARTLY = "partly", _("In part")
        NO = "no", _("No")
        UNSURE = "unsure", _("Not sure")

    # What the source says
    base = models.TextField(blank=True, help_text=_("The source's text at the agreed version."))
    base_number = models.PositiveIntegerField(
        null=True, help_text=_("The source's version that was last decided about; empty: the first")
    )
    core = models.BooleanField(null=True)

    # What we say
    text = models.TextField(blank=True)
    decision = models.CharField(max_length=10, choices=Decision, blank=True)
    reason = models.TextField(blank=True)
    chosen = models.JSONField(default=list)
    likeness = models.CharField(max_length=10, choices=Likeness, blank=True)
    matters = models.CharField(max_length=10, choices=Matters, blank=True)
    is_done = models.BooleanField(default=False)

    # About a change to a building block, for the adaptation log. The five fields follow FRAME
    # (Wiltsey Stirman, Baumann and Miller, 2019); what changed and why stand above.
    planned = models.CharField(max_length=10, choices=Planned, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    core_kept = models.CharField(max_length=10, choices=CoreKept, blank=True)

    class Meta:
        abstract = True

    @property
    def is_block(self) -> bool:
        return self.kind == "blocks"

    @property
    def is_undecided(self) -> bool:
        """A building block of which nobody has said yet what becomes of it."""
        return self.is_block and not self.decision

    @property
    def is_adaptation(self) -> bool:
        """A building block that is not as the source has it, so it belongs in the log."""
        return self.is_block and self.decision not in ("", self.Decision.KEEP)

    @property
    def drops_core(self) -> bool:
        return self.core is True and self.decision == self.Decision.DROP

    @property
    def is_as_in_source(self) -> bool:
        """A building block whose words nobody has changed yet."""
        return bool(self.source_uid) and self.text == self.base

    @property
    def own_words(self) -> str:
        """The text to show in a finished plan: the source's words only once they are kept."""
        is_kept = self.decision not in ("", self.Decision.DROP)
        return self.text if is_kept or not self.is_as_in_source else ""

    @property
    def chosen_labels(self) -> list[str]:
        return [label for value, label in self.choices if value in self.chosen]


ANSWERS = tuple(field.name for field in Answers._meta.local_fields)
