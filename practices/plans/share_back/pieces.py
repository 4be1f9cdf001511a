"""What a plan has to give to a case study, piece by piece, in the form of a case file."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from hub.people.models import Organisation, User
from hub.ui.html import to_text
from practices.case_studies.choices import HowFar, PartnerKind, Reading
from practices.plans.closed import Closed, closed_in
from practices.plans.models import Plan, PlanPart
from practices.plans.outsiders import words_for_outsiders
from practices.plans.share_back.money import money_of
from practices.plans.share_back.results import results_of

Decision = PlanPart.Decision
DID = {
    Decision.ADAPT: _("Changed"),
    Decision.REPLACE: _("Did the same job another way"),
    Decision.DROP: _("Left out"),
    Decision.ADD: _("Added"),
}
LESSONS = ["review-12", "review-6", "review-3", "changes"]


def cut(text: str, most: int) -> str:
    return Truncator(text.strip()).chars(most)


def statement(text: str) -> dict:
    return {"text": cut(text, 1000), "reading": Reading.SOURCE.value}


@dataclass(frozen=True)
class Pieces:
    """Each is a list, and empty where the plan says nothing."""

    plan: Plan

    @cached_property
    def parts(self) -> list[PlanPart]:
        return list(self.plan.parts.all())

    @cached_property
    def closed(self) -> Closed:
        return closed_in(self.plan)

    def said(self, *keys: str) -> str:
        """What the plan says in these parts, as plain text."""
        by_key = {part.key: part for part in self.parts}
        texts = (to_text(by_key[key].own_words) for key in keys if key in by_key)
        return "\n\n".join(filter(None, texts))

    @cached_property
    def blocks(self) -> list[dict]:
        rows = [(part, to_text(self._words(part))) for part in self.parts if part.is_block]
        return [
            {
                "uid": part.uid,
                "title": cut(part.heading, 60),
                "description": cut(words, 1500),
                "core": part.core,
                "needs": None,
                "learned": cut(part.reason, 500) or None,
                "reading": Reading.SOURCE.value,
            }
            for part, words in rows
            if words and part.decision != Decision.DROP
        ]

    def _words(self, part: PlanPart) -> str:
        return words_for_outsiders(part, self.closed)

    @cached_property
    def changes(self) -> list[dict]:
        changed = [part for part in self.parts if part.is_adaptation]
        return [statement(_change(part)) for part in changed]

    @cached_property
    def lessons(self) -> list[dict]:
        return [statement(text) for text in filter(None, map(self.said, LESSONS))]

    @cached_property
    def barriers(self) -> list[dict]:
        """Those that were chosen, and those of risks, each told once by what is known of it."""
        risks = self.plan.risks.select_related("barrier").exclude(barrier=None)
        rows = {risk.barrier.slug: (risk.what, risk.response) for risk in risks}
        for part in self.parts:
            if part.key == "barriers-here":
                words = to_text(part.own_words)
                rows = dict.fromkeys(part.chosen, (words, "")) | rows
        return [_barrier(slug, *texts) for slug, texts in rows.items()]

    @cached_property
    def results(self) -> list[dict]:
        return results_of(self.plan)

    @cached_property
    def money(self) -> dict:
        return money_of(self.plan)

    @cached_property
    def partners(self) -> list[dict]:
        rows = {each.name: _partner(each) for each in self.plan.partners.all()}
        for person in self.plan.persons.all():
            name = person.organisation.strip()
            if name and name not in rows and name != str(self.plan.organisation):
                kind = PartnerKind.OTHER.value
                rows[name] = {"name": name, "kind": kind, "role": cut(person.does, 250) or None}
        return list(rows.values())

    @cached_property
    def authors(self) -> list[str]:
        """The names of those who wrote in the plan; an address is no name."""
        wrote = self.plan.changes.exclude(by=None).values("by")
        people = User.objects.filter(pk__in=wrote).order_by("last_name", "first_name")
        return [name for name in (person.get_full_name() for person in people) if name]


def _change(part: PlanPart) -> str:
    planned = part.get_planned_display() if part.planned else ""
    about = f"{DID[part.decision]}: {part.heading}"
    return ". ".join(filter(None, [about, part.reason.strip().rstrip("."), planned])) + "."


def _barrier(slug: str, looked_like: str, tried: str) -> dict:
    return {
        "barrier": slug,
        "kind": None,
        "looked_like": cut(looked_like, 1000),
        "tried": cut(tried, 1000) or None,
        "how_far": HowFar.NOT_KNOWN.value,
        "reading": Reading.SOURCE.value,
    }


def _partner(organisation: Organisation) -> dict:
    known = organisation.kind in PartnerKind.values
    kind = organisation.kind if known else PartnerKind.OTHER.value
    return {"name": organisation.name, "kind": kind, "role": None}
