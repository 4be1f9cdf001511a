from django import forms
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Risk
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.row_form import RowForm, level, lines
from practices.plans.rows.severity import in_words
from practices.taxonomy.models import Barrier


class RiskForm(RowForm):
    """What may go wrong, and what is done about it."""

    barrier = forms.ModelChoiceField(
        queryset=None,
        label=_("Which barrier does it come from?"),
        required=False,
        empty_label=_("None of these"),
    )
    likelihood = level(Risk.Level.choices, _("How likely is it?"))
    impact = level(Risk.Level.choices, _("How bad would it be?"))

    class Meta:
        model = Risk
        fields = ["what", "barrier", "likelihood", "impact", "response", "owner"]
        labels = {
            "what": _("What may go wrong?"),
            "response": _("What do you do about it?"),
            "owner": _("Who watches it?"),
        }
        help_texts = {"owner": _("A role first, then a name.")}
        widgets = {"what": lines(2), "response": lines(4)}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["barrier"].queryset = Barrier.objects.order_by("name")


RISKS = RowKind(
    key="risks",
    model=Risk,
    form=RiskForm,
    words=Words(
        caption=_("Risks"),
        none=_("No risks yet."),
        add=_("Add a risk"),
        change=_("Change a risk"),
        delete=_("Delete this risk?"),
        added=_("The risk was added."),
        changed=_("The risk was changed."),
        deleted=_("The risk was deleted."),
        put_back=_("Bring this risk back"),
    ),
    columns=(
        Column(_("What may go wrong"), lambda row: row.what),
        Column(_("Barrier"), lambda row: str(row.barrier or "")),
        Column(_("Likelihood"), lambda row: row.get_likelihood_display()),
        Column(_("Impact"), lambda row: row.get_impact_display()),
        Column(_("Together"), in_words),
        Column(_("What we do about it"), lambda row: row.response),
        Column(_("Who watches it"), lambda row: row.owner),
    ),
    with_related=lambda rows: rows.select_related("barrier"),
)
