"""What waits for a decision, as the page of updates shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from hub.ui.redline import redline
from practices.plans.forms import UpdateForm
from practices.plans.models import PlanSource
from practices.plans.updates import Notice, Update, What


class Waiting:
    """An update as the page shows it, with a name of its own for its form."""

    LABELS = {
        What.TAKE: _("Changed at the source only"),
        What.MERGED: _("Changed on both sides"),
        What.CONFLICT: _("Both changed the same words"),
        What.BESIDE: "",
        What.CORE: _("Core or not"),
        What.ADDED: _("New at the source"),
        What.REMOVED: _("No longer at the source"),
    }

    def __init__(self, update: Update):
        self.update = update
        self.what = update.what.value
        self.label = self.LABELS[update.what]
        self.form = self._form()

    @property
    def name(self) -> str:
        part = self.update.part
        return f"part-{part.pk}" if part else f"block-{self.update.block.uid}"

    @property
    def redline(self) -> str:
        """What taking it would change, word by word."""
        update = self.update
        if update.what in (What.TAKE, What.MERGED):
            return redline(update.part.text, update.text())
        return redline(update.part.base, update.base) if update.what is What.BESIDE else ""

    @property
    def has_three_texts(self) -> bool:
        return self.update.what in (What.TAKE, What.MERGED, What.CONFLICT)

    @property
    def can_be_written(self) -> bool:
        """Whether somebody may want to settle it in words of their own."""
        return self.update.what in (What.MERGED, What.CONFLICT)

    def bind(self, data) -> bool:
        """Read the choices sent; whether they are whole."""
        self.form = self._form(data)
        return self.form.is_valid()

    def _form(self, data=None) -> UpdateForm:
        conflicts = self.update.merge.conflicts if self.update.what is What.CONFLICT else []
        return UpdateForm(data, conflicts=conflicts, auto_id=f"id_{self.name}_%s")


@dataclass(frozen=True)
class Group:
    """All that waits because of one source."""

    source: PlanSource
    notices: list[Notice]
    to_decide: list[Waiting]
    beside: list[Waiting]

    @property
    def number(self) -> int:
        return len(self.notices) + len(self.to_decide) + len(self.beside)


def by_source(
    sources: Iterable[PlanSource], waiting: Iterable[Waiting], notices: Iterable[Notice]
) -> list[Group]:
    """What waits, in the order of the sources; those of which nothing waits are left out."""
    waiting, notices = list(waiting), list(notices)
    groups = [_group(source, waiting, notices) for source in sources]
    return [group for group in groups if group.number]


def _group(source: PlanSource, waiting: list[Waiting], notices: list[Notice]) -> Group:
    mine = [each for each in waiting if each.update.source.pk == source.pk]
    beside = [each for each in mine if each.update.what is What.BESIDE]
    return Group(
        source=source,
        notices=[notice for notice in notices if notice.source.pk == source.pk],
        to_decide=[each for each in mine if each not in beside],
        beside=beside,
    )
