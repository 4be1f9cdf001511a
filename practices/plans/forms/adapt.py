from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from hub.people.models import Organisation
from hub.ui.forms import GovForm
from practices.plans.models import PlanTemplate
from practices.plans.origins import Block

MOST_RADIOS = 10
PARTNERS = ["partner_1", "partner_2", "partner_3"]


class TemplateChoice(forms.ModelChoiceField):
    def label_from_instance(self, template):
        whose = template.organisation.name if template.organisation else ""
        return " ".join(
            f"{words.rstrip('.')}." for words in (template.name, whose, template.purpose) if words
        )


class PartnerChoice(forms.ModelChoiceField):
    def __init__(self, label, **options):
        super().__init__(
            queryset=Organisation.objects.none(),
            label=label,
            required=False,
            empty_label=_("None"),
            widget=forms.Select(attrs={"data-module": "app-autocomplete"}),
            **options,
        )


class BlocksForm(GovForm):
    """Which building blocks of a source to take along."""

    mark_optional = False

    blocks = forms.MultipleChoiceField(
        label=_("Building blocks to take along"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Take the core parts: without one you may be making something new, and the evidence "
            "no longer speaks for it."
        ),
    )

    def __init__(self, *args, blocks: list[Block], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["blocks"].choices = block_choices(blocks)
        if not blocks:
            del self.fields["blocks"]


class AdaptForm(BlocksForm):
    """What is needed to start a plan from a version of a case, or from a plan."""

    organisation = forms.ModelChoiceField(
        queryset=None, label=_("Whose plan is it?"), empty_label=None, widget=forms.RadioSelect
    )
    partner_1 = PartnerChoice(
        _("Partner organisation"),
        help_text=_(
            "If you make the plan together with others. Their confirmed members then read it, "
            "comment and write in it: “Us and named partners”. You can change that at any time."
        ),
    )
    partner_2 = PartnerChoice(_("Second partner organisation"))
    partner_3 = PartnerChoice(_("Third partner organisation"))
    template = TemplateChoice(
        queryset=None, label=_("How much of a plan?"), empty_label=None, widget=forms.RadioSelect
    )
    title = forms.CharField(
        label=_("Title of your plan"),
        max_length=250,
        help_text=_("You can change it at any time."),
    )
    field_order = ["organisation", *PARTNERS, "template", "title", "blocks"]

    def __init__(self, *args, organisations, publisher: Organisation | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.publisher = publisher
        rows = list(organisations)
        self._offer_organisations(rows, organisations)
        self._offer_partners(rows)
        self._offer_templates(rows)

    def _offer_organisations(self, rows, queryset):
        if not rows:
            del self.fields["organisation"]
            return
        field = self.fields["organisation"]
        if len(rows) > MOST_RADIOS:
            field.widget = forms.Select(attrs={"data-module": "app-autocomplete"})
        field.queryset = queryset
        field.initial = rows[0] if len(rows) == 1 else None

    def _offer_partners(self, rows):
        # A plan that is its author's alone has no partners until it belongs to somebody.
        current = Organisation.objects.current().only("name").order_by("name")
        if len(rows) == 1:
            current = current.exclude(pk=rows[0].pk)
        for name in PARTNERS:
            if rows:
                self.fields[name].queryset = current
            else:
                del self.fields[name]

    def _offer_templates(self, rows):
        """The hub's, those of the case's publisher, and those of the organisations to choose from:
        which of these was chosen is asked in `clean`."""
        theirs = [each for each in (*rows, self.publisher) if each]
        offered = PlanTemplate.objects.filter(Q(organisation=None) | Q(organisation__in=theirs))
        field = self.fields["template"]
        field.queryset = offered.select_related("organisation")
        field.initial = offered.filter(slug="one-page", organisation=None).first()

    def clean(self):
        cleaned = super().clean()
        template = cleaned.get("template")
        whose = template.organisation if template else None
        chosen = [cleaned.get("organisation"), *self.partners, self.publisher]
        if whose and whose not in chosen and "organisation" not in self.errors:
            message = _now("This template is for plans of %(name)s. Choose another.")
            self.add_error("template", ValidationError(message % {"name": whose.name}))
        return cleaned

    @property
    def partners(self) -> list[Organisation]:
        """The partners chosen, each once."""
        found = [self.cleaned_data.get(name) for name in PARTNERS]
        return list(dict.fromkeys(each for each in found if each))

    @property
    def answers(self) -> dict:
        """What `fork_plan` is told."""
        return {
            "organisation": self.cleaned_data.get("organisation"),
            "partners": self.partners,
            "template": self.cleaned_data["template"],
            "title": self.cleaned_data["title"],
            "block_uids": self.cleaned_data.get("blocks", []),
        }


def block_choices(blocks: list[Block]) -> list:
    """The building blocks as checkboxes, the core ones first."""
    groups = (
        (_("Core parts"), [block for block in blocks if block.core is True]),
        (_("Parts you may change"), [block for block in blocks if block.core is not True]),
    )
    return [(name, [(row.uid, row.title) for row in rows]) for name, rows in groups if rows]
