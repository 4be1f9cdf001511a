from django import forms
from django.utils.translation import gettext_lazy as _

from hub.ui.forms import GovForm
from practices.plans.models import PlanTemplate

MOST_RADIOS = 10


class TemplateChoice(forms.ModelChoiceField):
    def label_from_instance(self, template):
        return f"{template.name}. {template.purpose}"


class AdaptForm(GovForm):
    """What is needed to start a plan from a version of a case."""

    mark_optional = False

    organisation = forms.ModelChoiceField(
        queryset=None, label=_("Whose plan is it?"), empty_label=None, widget=forms.RadioSelect
    )
    template = TemplateChoice(
        queryset=PlanTemplate.objects.all(),
        label=_("How much of a plan?"),
        empty_label=None,
        widget=forms.RadioSelect,
    )
    title = forms.CharField(
        label=_("Title of your plan"),
        max_length=250,
        help_text=_("You can change it at any time."),
    )
    blocks = forms.MultipleChoiceField(
        label=_("Building blocks to take along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Take the core parts: without one you may be making something new, and the evidence "
            "no longer speaks for it."
        ),
    )

    def __init__(self, *args, version, organisations, **kwargs):
        super().__init__(*args, **kwargs)
        self._offer_organisations(list(organisations), organisations)
        self.fields["blocks"].choices = block_choices(version.content["blocks"])
        self.fields["template"].initial = PlanTemplate.objects.filter(slug="one-page").first()

    def _offer_organisations(self, rows, queryset):
        if not rows:
            del self.fields["organisation"]
            return
        field = self.fields["organisation"]
        if len(rows) > MOST_RADIOS:
            field.widget = forms.Select(attrs={"data-module": "app-autocomplete"})
        field.queryset = queryset
        field.initial = rows[0] if len(rows) == 1 else None


def block_choices(blocks: list[dict]) -> list:
    """The building blocks as checkboxes, the core ones first."""
    groups = (
        (_("Core parts"), [block for block in blocks if block["core"] is True]),
        (_("Parts you may change"), [block for block in blocks if block["core"] is not True]),
    )
    return [(name, [(row["uid"], row["title"]) for row in rows]) for name, rows in groups if rows]
