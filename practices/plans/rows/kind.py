from collections.abc import Callable
from dataclasses import dataclass, field

from django.db.models import QuerySet

from practices.plans.models import PartRow
from practices.plans.rows.row_form import RowForm

Cell = Callable[[PartRow], str]


@dataclass(frozen=True)
class Column:
    """One column of a table of rows. `picture` is what a page shows after the text, if anything."""

    label: str
    text: Cell
    picture: Cell | None = None


@dataclass(frozen=True)
class Words:
    """What people read around the rows of one kind; one for each page and message."""

    caption: str
    none: str
    add: str
    change: str
    delete: str
    added: str
    changed: str
    deleted: str
    put_back: str


@dataclass(frozen=True)
class RowKind:
    """A kind of part that holds a table, and of what. `key` is the kind of the part."""

    key: str
    model: type[PartRow]
    form: type[RowForm]
    words: Words
    columns: tuple[Column, ...]
    warnings: Callable[[PartRow], list[str]] = field(default=lambda row: [])
    with_related: Callable[[QuerySet], QuerySet] = field(default=lambda rows: rows)

    @property
    def row_kind(self) -> str:
        """What the history calls these rows."""
        return self.model._meta.model_name

    def rows(self, **narrow) -> QuerySet:
        """Rows with all that their table shows, in a number of queries that never grows."""
        return self.with_related(self.model.objects.filter(**narrow))

    def facts(self, row: PartRow) -> list[tuple[str, str]]:
        """What a row says, each with its label."""
        return [(column.label, column.text(row)) for column in self.columns if column.text(row)]
