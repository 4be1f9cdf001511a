"""The pages of a plan in the order in which they are filled in."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from practices.plans.models import Plan


@dataclass(frozen=True)
class Step:
    title: str
    url: str


def steps(plan: Plan) -> list[Step]:
    """Every part, and after the parts of a section its decision. Two queries."""
    found = []
    parts = list(plan.parts.only("plan_id", "section_id", "heading", "position"))
    for section in plan.sections.only("plan_id", "key", "title", "ends_with_decision", "position"):
        mine = [part for part in parts if part.section_id == section.pk]
        found += [Step(part.heading, part.get_absolute_url()) for part in mine]
        if section.ends_with_decision:
            title = _("What do you decide? (%(section)s)") % {"section": section.title}
            found.append(Step(title, section.get_absolute_url()))
    return found


def around(plan: Plan, url: str) -> tuple[Step | None, Step | None]:
    """The steps before and after the one at this address."""
    found = steps(plan)
    places = [place for place, step in enumerate(found) if step.url == url]
    if not places:
        return None, None
    place = places[0]
    after = found[place + 1] if place + 1 < len(found) else None
    return (found[place - 1] if place else None), after
