from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.collision import REASON, Collision
from practices.plans.merge import Region, Side
from practices.plans.models import PlanPart

LABELS = {
    "decision": _("What will you do with this part?"),
    "reason": _("Why?"),
    "planned": _("Was the change planned?"),
    "decided_by": _("Who decided?"),
    "core_kept": _("Is the core of the practice kept?"),
    "likeness": _("Is it the same here?"),
    "matters": _("Does the difference matter?"),
    "chosen": _("Your answer"),
}


class PlacesForm(GovForm):
    """Whose words to keep at each place that two sides changed."""

    BOTH = (Side.BOTH.value, _("Both: mine, then theirs"))
    ONE = [(Side.OURS.value, _("Mine")), (Side.THEIRS.value, _("Theirs"))]

    def __init__(self, *args, conflicts: list[Region], **kwargs):
        super().__init__(*args, **kwargs)
        self.conflicts = conflicts
        for number in range(len(conflicts)):
            label = _("Which words to keep at place %(number)d?") % {"number": number + 1}
            self.fields[f"place-{number}"] = self.whose(label, has_both=True)

    def whose(self, label: str, *, has_both: bool) -> forms.ChoiceField:
        return forms.ChoiceField(
            label=label,
            choices=[self.BOTH, *self.ONE] if has_both else self.ONE,
            initial=Side.BOTH.value if has_both else None,
            widget=forms.RadioSelect,
            error_messages={"required": _("Choose whose to keep.")},
        )

    def rows(self) -> list[dict]:
        """What to show of each place beside its field."""
        return [
            {"field": self[f"place-{number}"], "region": shown(region)}
            for number, region in enumerate(self.conflicts)
        ]

    @property
    def places(self) -> dict[int, Side]:
        """The side chosen for each place, once the form is valid."""
        numbers = range(len(self.conflicts))
        return {number: Side(self.cleaned_data[f"place-{number}"]) for number in numbers}


class UpdateForm(PlacesForm):
    """The same where a source and a plan changed the same words."""

    BOTH = (Side.BOTH.value, _("Both: ours, then the source’s"))
    ONE = [(Side.OURS.value, _("Ours")), (Side.THEIRS.value, _("The source’s"))]


class CollisionForm(PlacesForm):
    """The same for everything in a part that two colleagues changed at once."""

    def __init__(self, *args, collision: Collision, **kwargs):
        super().__init__(*args, conflicts=collision.text.conflicts, **kwargs)
        self.collision = collision
        for name in collision.answers:
            label = _("Whose answer to keep: %(question)s") % {"question": LABELS[name]}
            self.fields[f"answer-{name}"] = self.whose(label, has_both=name == REASON)

    def rows(self) -> list[dict]:
        return super().rows() + [
            {"field": self[f"answer-{name}"], "answers": self._answers(name)}
            for name in self.collision.answers
        ]

    def merged(self) -> dict:
        """Every field of the part with what was chosen, once the form is valid."""
        answers = {
            name: Side(self.cleaned_data[f"answer-{name}"]) for name in self.collision.answers
        }
        return self.collision.values(self.places, answers)

    def _answers(self, name: str) -> dict[str, str]:
        theirs = self.collision.theirs
        ours = PlanPart(**{name: self.collision.ours[name]}, choices=theirs.choices)
        return {"theirs": answer(theirs, name), "ours": answer(ours, name)}


def shown(region: Region) -> dict[str, str]:
    return {side: "".join(getattr(region, side)) for side in ("base", "ours", "theirs")}


def answer(part: PlanPart, name: str) -> str:
    if name == "chosen":
        return "; ".join(part.chosen_labels)
    display = getattr(part, f"get_{name}_display", None)
    return display() if display else getattr(part, name)
