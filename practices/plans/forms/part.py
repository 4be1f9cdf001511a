from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.core import core_advice
from practices.plans.forms.text import PlanTextField
from practices.plans.models import PlanPart
from practices.plans.outline import CORE_DROPPED_WARNING
from practices.plans.rows.table import has_rows

Decision = PlanPart.Decision
SOURCE_DECISIONS = [Decision.KEEP, Decision.ADAPT, Decision.REPLACE, Decision.DROP]
OWN_DECISIONS = [Decision.ADD, Decision.DROP]
NEEDS_REASON = {Decision.ADAPT, Decision.REPLACE, Decision.DROP}
LOG_FIELDS = ["planned", "decided_by", "core_kept"]  # for the adaptation log
BLOCK_FIELDS = ["decision", "reason", *LOG_FIELDS]
CONTEXT_FIELDS = ["likeness", "matters"]
ANSWERS = [*BLOCK_FIELDS, *CONTEXT_FIELDS, "chosen"]


def radios(choices, label, **options):
    return forms.ChoiceField(
        choices=choices, label=label, required=False, widget=forms.RadioSelect, **options
    )


class PartForm(GovForm):
    """What one part of a plan asks, according to its kind."""

    mark_optional = False

    expected_version = forms.IntegerField(widget=forms.HiddenInput)
    decision = radios([], _("What will you do with this part?"))
    reason = forms.CharField(
        label=_("Why?"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "Needed when you change or drop a core part: why, what might be lost and how you will "
            "notice."
        ),
    )
    planned = radios(PlanPart.Planned.choices, _("If you change it: was that planned?"))
    decided_by = forms.CharField(
        label=_("If you change it: who decided?"),
        required=False,
        max_length=200,
        help_text=_("A role first: the board, front-line staff, residents, a funder."),
    )
    core_kept = radios(
        PlanPart.CoreKept.choices, _("If you change it: is the core of the practice kept?")
    )
    likeness = radios(PlanPart.Likeness.choices, _("Is it the same here?"))
    matters = radios(PlanPart.Matters.choices, _("Does the difference matter?"))
    chosen = forms.MultipleChoiceField(label=_("Your answer"), required=False)
    text = PlanTextField(label=_("Our words"), required=False)
    is_done = forms.BooleanField(label=_("This part is done for now"), required=False)

    def __init__(self, *args, part: PlanPart, **kwargs):
        kwargs.setdefault("initial", values_of(part))
        super().__init__(*args, **kwargs)
        self.part = part
        wanted = fields_for(part)
        for name in ANSWERS:
            if name not in wanted:
                del self.fields[name]
        if part.is_block:
            self._offer_decisions()
        if part.kind == "choice":
            self._offer_choices()

    def _offer_decisions(self):
        decisions = OWN_DECISIONS if self.part.is_own_block else SOURCE_DECISIONS
        self.fields["decision"].choices = [(each.value, each.label) for each in decisions]
        if self.part.core:
            self.fields["decision"].help_text = core_advice(self.part)
        else:
            self.fields["reason"].help_text = ""

    def _offer_choices(self):
        field = self.fields["chosen"]
        many = self.part.takes_many
        field.widget = forms.CheckboxSelectMultiple() if many else SingleRadio()
        field.choices = [tuple(pair) for pair in self.part.choices]

    def clean(self):
        cleaned = super().clean()
        decision = cleaned.get("decision")
        has_reason = cleaned.get("reason") or "reason" in self.errors
        if self.part.core and decision in NEEDS_REASON and not has_reason:
            self.add_error("reason", self.reason_wanted(decision))
        if cleaned.get("is_done"):
            self._ask_for_what_is_missing(cleaned)
        return cleaned

    def reason_wanted(self, decision):
        if decision == Decision.DROP:
            return CORE_DROPPED_WARNING
        return _("Say why you change a core part, and what will do the same job.")

    def _ask_for_what_is_missing(self, cleaned):
        if self.part.is_block and not cleaned.get("decision"):
            self.add_error("decision", _("Choose what you will do before you call it done."))
        elif self.part.required and self.part.kind not in ("blocks", "actions"):
            answers = [cleaned.get("text"), cleaned.get("chosen"), self.errors.get("text")]
            if not any(answers) and not has_rows(self.part):
                self.add_error("text", _("Write something before you call this part done."))

    @property
    def values(self) -> dict:
        """What to save."""
        return {name: value for name, value in self.cleaned_data.items() if name in SAVED}


SAVED = {*ANSWERS, "text", "is_done"}


class SingleRadio(forms.RadioSelect):
    """Radio buttons for a field that keeps a list."""

    def value_from_datadict(self, data, files, name):
        value = data.get(name)
        return [value] if value else []

    def format_value(self, value):
        return super().format_value(value[0] if isinstance(value, list) and value else value)


def fields_for(part: PlanPart) -> list[str]:
    return {
        "blocks": BLOCK_FIELDS,
        "context-row": CONTEXT_FIELDS,
        "choice": ["chosen"],
    }.get(part.kind, [])


def values_of(part: PlanPart) -> dict:
    values = {name: getattr(part, name) for name in SAVED}
    return values | {"expected_version": part.version}
