"""A plan as a Word document."""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hub.ui.html import to_text
from hub.ui.word import WordDocument
from practices.plans.models import Action, Plan, PlanPart, PlanSource
from practices.plans.outline import PartOutline, SectionOutline, core_warning, outline

DAY = "j F Y"


def plan_document(plan: Plan, *, site: str = "", quote_all: bool = False) -> bytes:
    """The plan as a .docx file.

    The source is quoted beside every part, or nowhere.
    """
    document = WordDocument(plan.title, author=plan.written_by, site=site)
    writer = PlanWriter(document, plan, site.rstrip("/"), quote_all)
    writer.front()
    for section in outline(plan):
        writer.section(section)
    return document.save()


@dataclass
class PlanWriter:
    document: WordDocument
    plan: Plan
    site: str
    quote_all: bool

    def front(self) -> None:
        plan = self.plan
        facts = [
            (_("Whose plan"), plan.written_by),
            (_("Template"), plan.template_name),
            (_("State"), plan.get_state_display()),
            (_("Started"), date_format(localdate(plan.created_at), DAY)),
            (_("Last changed"), date_format(localdate(plan.updated_at), DAY)),
        ]
        if plan.stopped_because:
            facts.append((_("Stopped because"), plan.stopped_because))
        self.document.key_values(facts)
        self.document.heading(1, _("What this plan comes from"))
        for source in plan.sources.select_related("version", "plan_version"):
            self.source(source)

    def source(self, source: PlanSource) -> None:
        address = f"{self.site}{source.origin.get_absolute_url()}"
        facts = [
            (_("Case study"), source.title),
            (_("Version"), str(source.number)),
            (_("Address"), address),
            (_("Licence"), f"{source.licence['name']}, {source.licence['url']}"),
        ]
        self.document.key_values(facts)

    def section(self, row: SectionOutline) -> None:
        section = row.section
        self.document.heading(1, section.title)
        for part in row.parts:
            self.part(part)
        if section.decision:
            facts = [(_("What we decided"), section.get_decision_display())]
            self.document.key_values(facts + self.reason(section.reason))

    def part(self, row: PartOutline) -> None:
        part = row.part
        self.document.heading(2, part.heading)
        self.document.key_values(self.answers(part))
        if part.drops_core:
            self.document.paragraph(core_warning(bool(part.reason)))
        if part.own_words:
            self.document.html(part.own_words)
        elif not (row.actions or part.chosen or part.is_block):
            self.document.paragraph(_("Nothing written yet."))
        if row.actions:
            self.actions(part, row.actions)
        if part.base and self.quote_all:
            self.document.quote(to_text(part.base), source=str(part.source or ""))

    def answers(self, part: PlanPart) -> list[tuple[str, str]]:
        is_kept_as_it_was = part.is_as_in_source and part.own_words
        facts = [
            (_("Core part of the source"), _("Yes") if part.core else ""),
            (_("Decision"), self.decision(part)),
            (_("Wording"), _("As in the source") if is_kept_as_it_was else ""),
            (_("Same here?"), part.get_likeness_display()),
            (_("Does the difference matter?"), part.get_matters_display()),
            (_("Answer"), "; ".join(part.chosen_labels)),
        ]
        return [fact for fact in facts if fact[1]] + self.reason(part.reason)

    def decision(self, part: PlanPart) -> str:
        return _("Not decided yet") if part.is_undecided else part.get_decision_display()

    def reason(self, text: str) -> list[tuple[str, str]]:
        return [(_("Why"), text)] if text else []

    def actions(self, part: PlanPart, actions: list[Action]) -> None:
        headers = [_("What"), _("Who"), _("By when"), _("Done")]
        rows = [
            [
                action.what,
                action.owner,
                date_format(action.due, DAY) if action.due else "",
                _("Yes") if action.is_done else _("No"),
            ]
            for action in actions
        ]
        self.document.table(headers, rows, caption=part.heading)
