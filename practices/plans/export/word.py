"""A plan as a Word document."""

from django.utils.translation import gettext as _

from hub.ui.word import WordDocument
from practices.plans.export.content import Reader, pages_of
from practices.plans.export.fitting import SIZES, points_for, too_long
from practices.plans.export.model import PartPages, PlanPages, SectionPages, SourcePages
from practices.plans.models import Plan

LANGUAGE = "en-GB"


def plan_document(plan: Plan, reader: Reader) -> bytes:
    """The plan as a .docx file, with comments in its margin if the reader wants and may have
    them."""
    return write_word(pages_of(plan, reader), site=reader.site)


def write_word(pages: PlanPages, *, site: str = "") -> bytes:
    fits = points_for(pages) if pages.is_one_page else None
    points = (fits or SIZES[0]) if pages.is_one_page else None
    document = WordDocument(
        pages.title, author=pages.author, language=LANGUAGE, site=site, points=points
    )
    writer = Writer(document, pages)
    if pages.is_one_page and not fits:
        document.paragraph(too_long())
    writer.front()
    for section in pages.sections:
        writer.section(section)
    writer.back()
    return document.save()


class Writer:
    def __init__(self, document: WordDocument, pages: PlanPages) -> None:
        self.document, self.pages = document, pages

    def front(self) -> None:
        self.document.footer(self.pages.footer, (_("Page"), _("of")))
        if self.pages.is_one_page:
            return self.facts_in_a_line(self.pages.facts)
        self.document.key_values(self.pages.facts)
        self.document.heading(1, _("What this plan comes from"))
        for source in self.pages.sources:
            self.source(source)

    def back(self) -> None:
        if self.pages.is_one_page:
            for source in self.pages.sources:
                self.facts_in_a_line(source.facts)
        if self.pages.log and not self.pages.is_one_page:
            self.document.heading(1, _("Adaptation log"))
            log = self.pages.log
            self.document.table(log.headers, log.rows, caption=log.caption)

    def source(self, source: SourcePages) -> None:
        if source.facts:
            self.document.key_values(source.facts)
        else:
            self.document.paragraph(source.title)

    def facts_in_a_line(self, facts) -> None:
        self.document.paragraph(". ".join(f"{name}: {value}" for name, value in facts))

    def section(self, section: SectionPages) -> None:
        self.document.heading(1, section.heading)
        self.document.key_values(section.facts)
        for part in section.parts:
            self.part(part)
        self.document.key_values(section.decided)

    def part(self, part: PartPages) -> None:
        self.document.heading(2, part.heading)
        for remark in part.remarks:
            text = f"{remark.text}\n({_('Resolved')})" if remark.is_resolved else remark.text
            self.document.comment(text, author=remark.author, at=remark.at)
        if self.pages.is_one_page:
            self.facts_in_a_line(part.facts)
        else:
            self.document.key_values(part.facts)
        self.document.paragraph(part.warning)
        self.document.html(part.html)
        self.document.paragraph(part.nothing)
        for table in part.tables:
            self.document.table(
                table.headers, table.rows, caption=f"{part.heading}: {table.caption}"
            )
        if part.quote:
            self.document.quote(part.quote, source=part.quote_from)
