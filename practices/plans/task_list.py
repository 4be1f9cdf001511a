"""A plan as its team's list of what there is to do, section by section."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from hub.people.models import User
from practices.plans.comments.threads import open_counts
from practices.plans.drafts.presence import at_work
from practices.plans.models import Plan
from practices.plans.outline import SectionOutline, Status


class Stage(TextChoices):
    NOT_STARTED = "not-started", gettext_lazy("Not started")
    IN_PROGRESS = "in-progress", gettext_lazy("In progress")
    DONE = "done", gettext_lazy("Done")
    DECIDED = "decided", gettext_lazy("Decided")


COLOURS = {Stage.NOT_STARTED: "blue", Stage.IN_PROGRESS: "teal", Stage.DONE: "", Stage.DECIDED: ""}


@dataclass(frozen=True)
class SectionTasks:
    """One section with its tasks. A task's hint says what its part is, and what goes on there."""

    outline: SectionOutline
    news: dict[int, list[str]]

    @property
    def section(self):
        return self.outline.section

    @property
    def tasks(self) -> list[dict]:
        tasks = self.outline.tasks
        for task, row in zip(tasks, self.outline.parts, strict=False):
            told = self.news.get(row.part.pk, [])
            task["hint"] = ". ".join(filter(None, [task["hint"], *told]))
        return tasks

    @property
    def total(self) -> int:
        return len(self.outline.parts)

    @property
    def done(self) -> int:
        return sum(row.status == Status.DONE for row in self.outline.parts)

    @property
    def stage(self) -> Stage:
        if self.section.decision:
            return Stage.DECIDED
        if self.total and self.done == self.total:
            return Stage.DONE
        is_begun = any(row.status != Status.NOT_STARTED for row in self.outline.parts)
        return Stage.IN_PROGRESS if is_begun else Stage.NOT_STARTED

    @property
    def colour(self) -> str:
        return COLOURS[self.stage]

    @property
    def due(self) -> str:
        """By when it is to be done, in words; late only while there is something left to do."""
        day = self.section.due
        if day is None:
            return ""
        text, left = date_format(day, "j F Y"), (day - timezone.localdate()).days
        if self.stage in (Stage.DONE, Stage.DECIDED) or left > 0:
            return text
        if left == 0:
            return _("%s (today)") % text
        late = ngettext("%d day late", "%d days late", -left) % -left
        return f"{text} ({late})"


def task_list(plan: Plan, sections: list[SectionOutline], user: User) -> list[SectionTasks]:
    """The sections with open comments and who is at work. Three queries at most."""
    parts = [row.part for section in sections for row in section.parts]
    news = {part_id: [_comments(count)] for part_id, count in open_counts(plan).items()}
    for part_id, told in at_work(plan, parts, user).items():
        news.setdefault(part_id, []).extend(told)
    return [SectionTasks(section, news) for section in sections]


def _comments(count: int) -> str:
    return ngettext("%d open comment", "%d open comments", count) % count
