"""A plan as what every written form says: see `model`.

People who do not work on a plan get the outsider's form: no words of a source that is withdrawn,
or that they may not read, and never comments.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hub.ui.html import to_text
from hub.ui.html.characters import without_unseen
from practices.plans.export.log import adaptation_log
from practices.plans.export.model import (
    Fact,
    PartPages,
    PlanPages,
    Remark,
    SectionPages,
    SourcePages,
)
from practices.plans.export.tables import day, tables_of
from practices.plans.models import Comment, Plan, PlanPart, PlanSection, PlanSource
from practices.plans.outline import core_warning
from practices.plans.outsiders import (
    content_for_reader,
    for_reader,
    sections_for_reader,
    sources_for_reader,
)

ONE_PAGE = "one-page"


@dataclass(frozen=True)
class Reader:
    """Who takes a plan away, and how much of it they asked for."""

    is_inside: bool = True
    quotes_source: bool = False
    wants_comments: bool = False
    site: str = ""

    @property
    def gets_comments(self) -> bool:
        return self.is_inside and self.wants_comments


def pages_of(plan: Plan, reader: Reader) -> PlanPages:
    """The plan to be written out for this reader. About twenty queries, however long it is."""
    return Pages(plan, reader).pages()


def said(text) -> str:
    """Plain text without the characters that some formats cannot hold."""
    return without_unseen(str(text or "")).strip()


def author_of(plan: Plan) -> str:
    """Whose plan it is; never an e-mail address."""
    if plan.organisation_id:
        return str(plan.organisation)
    return plan.author.get_full_name() if plan.author else ""


class Pages:
    def __init__(self, plan: Plan, reader: Reader) -> None:
        self.plan, self.reader = plan, reader
        plan.is_inside = reader.is_inside  # for `outsiders`
        self.sources = sources_for_reader(plan)
        self.by_id = {source.pk: source for source in self.sources}
        self.tables = tables_of(plan)
        self.remarks = remarks_of(plan) if reader.gets_comments else {}
        self.by_section: dict[int, list[PlanPart]] = defaultdict(list)
        for part in for_reader(plan, plan.parts.all()):
            self.by_section[part.section_id].append(part)

    def pages(self) -> PlanPages:
        plan = self.plan
        parts = [part for parts in self.by_section.values() for part in parts]
        return PlanPages(
            title=said(plan.title),
            author=said(author_of(plan)),
            description=_("A plan: %(title)s") % {"title": said(plan.title)},
            facts=self.facts(),
            sources=[self.source(source) for source in self.sources],
            sections=[
                self.section(section) for section in sections_for_reader(plan, plan.sections.all())
            ],
            log=adaptation_log(parts),
            made_on=localdate(),
            is_one_page=plan.template_slug == ONE_PAGE,
        )

    def facts(self) -> list[Fact]:
        plan = self.plan
        partners = plan.partnerships.select_related("organisation") if self.reader.is_inside else ()
        return filled(
            (_("Whose plan"), author_of(plan)),
            (_("Partners"), ", ".join(str(row.organisation) for row in partners)),
            (_("Template"), plan.template_name),
            (_("State"), plan.get_state_display()),
            (_("Stopped because"), plan.stopped_because),
            (_("Started"), day(localdate(plan.created_at))),
            (_("Last changed"), day(localdate(plan.updated_at))),
        )

    def source(self, source: PlanSource) -> SourcePages:
        if not source.may_be_named:
            title = _("A plan that is not open to everyone")
            return SourcePages(title, [], title)
        origin, title = source.origin, said(source.title)
        kept = day(localdate(origin.created_at))
        named = {"title": title, "number": source.number, "day": kept}
        facts = filled(
            (_("Plan") if source.is_plan else _("Case study"), title),
            (_("Version"), _("%(number)s of %(day)s") % named),
            (_("Address"), f"{self.reader.site.rstrip('/')}{origin.get_absolute_url()}"),
            (_("Licence"), "{name}, {url}".format(**source.licence)),
            (_("Came from"), came_from(self.plan, source)),
            (_("Note"), _("No longer open to everyone") if source.is_withdrawn else ""),
        )
        line = _("Adapted from “%(title)s”, version %(number)s of %(day)s") % named
        return SourcePages(title, facts, line)

    def section(self, section: PlanSection) -> SectionPages:
        decided = section.get_decision_display() if section.decision else ""
        return SectionPages(
            heading=said(section.title),
            facts=filled((_("Who sees to it"), section.lead), (_("By when"), day(section.due))),
            parts=[self.part(part) for part in self.by_section[section.pk]],
            decided=filled(
                (_("What we decided"), decided), (_("Why"), section.reason if decided else "")
            ),
        )

    def part(self, part: PlanPart) -> PartPages:
        words, tables = part.own_words, self.tables.get(part.pk, [])
        is_empty = not (words or tables or part.chosen or part.is_block)
        quotes = part.base and self.reader.quotes_source
        return PartPages(
            heading=said(part.heading),
            facts=answers(part, is_kept_as_it_was=bool(words) and part.is_as_in_source),
            html=words,
            warning=core_warning(bool(part.reason)) if part.drops_core else "",
            nothing=_("Nothing written yet.") if is_empty else "",
            tables=tables,
            quote=to_text(part.base) if quotes else "",
            quote_from=said(self.by_id.get(part.source_id)) if quotes else "",
            remarks=self.remarks.get(part.pk, []),
        )


def answers(part: PlanPart, *, is_kept_as_it_was: bool) -> list[Fact]:
    decision = _("Not decided yet") if part.is_undecided else part.get_decision_display()
    return filled(
        (_("Core part of the source"), _("Yes") if part.core else ""),
        (_("Decision"), decision),
        (_("Wording"), _("As in the source") if is_kept_as_it_was else ""),
        (_("Same here?"), part.get_likeness_display()),
        (_("Does the difference matter?"), part.get_matters_display()),
        (_("Answer"), "; ".join(part.chosen_labels)),
        (_("Why"), part.reason),
    )


def filled(*facts: tuple[str, object]) -> list[Fact]:
    """Those that say something, as plain text."""
    return [(str(name), said(value)) for name, value in facts if said(value)]


def came_from(plan: Plan, source: PlanSource) -> str:
    """What a source that is itself a plan was made from."""
    if not source.is_plan:
        return ""
    rows = content_for_reader(plan, source.origin).get("sources", [])
    return "; ".join(f"{row['title']}, {_('version')} {row['number']}" for row in rows)


def remarks_of(plan: Plan) -> dict[int, list[Remark]]:
    """The comments by part, each first remark followed by its answers. One query."""
    comments = list(Comment.objects.filter(plan=plan).select_related("author"))
    found = defaultdict(list)
    for comment in sorted(comments, key=lambda each: (each.answers_id or each.pk, each.pk)):
        author = comment.author.get_full_name() if comment.author else ""
        found[comment.part_id].append(
            Remark(
                said(author) or _("Someone on the team"),
                comment.created_at,
                said(comment.text),
                comment.resolved_at is not None,
            )
        )
    return found
