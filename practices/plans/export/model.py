"""What every written form of a plan says, in the order in which it is read. No Django."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

Fact = tuple[str, str]  # what it is called, and what it is


@dataclass(frozen=True)
class RowTable:
    """Rows of one kind: steps, measures, risks. Plain text."""

    caption: str
    headers: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Remark:
    """A comment beside a part."""

    author: str
    at: datetime
    text: str
    is_resolved: bool = False


@dataclass
class PartPages:
    """One part. `html` is clean rich text; everything else is plain."""

    heading: str
    facts: list[Fact]
    html: str = ""
    warning: str = ""
    nothing: str = ""
    tables: list[RowTable] = field(default_factory=list)
    quote: str = ""
    quote_from: str = ""
    remarks: list[Remark] = field(default_factory=list)


@dataclass
class SectionPages:
    heading: str
    facts: list[Fact]
    parts: list[PartPages]
    decided: list[Fact]


@dataclass
class SourcePages:
    """Where the words come from, and what others may do with them."""

    title: str
    facts: list[Fact]
    line: str


@dataclass
class PlanPages:
    """A plan to be written out."""

    title: str
    author: str
    description: str
    facts: list[Fact]
    sources: list[SourcePages]
    sections: list[SectionPages]
    log: RowTable | None
    made_on: date
    is_one_page: bool = False

    @property
    def footer(self) -> str:
        """The source, its version and the day, for the foot of each page."""
        return ". ".join(source.line for source in self.sources)

    @property
    def parts(self) -> Iterator[PartPages]:
        for section in self.sections:
            yield from section.parts
