from django.utils.translation import gettext_lazy as _

from practices.plans.models import Cost
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.kinds.actions import day
from practices.plans.rows.numbers import NumberField, pounds
from practices.plans.rows.row_form import DayField, RowForm, radios


class CostForm(RowForm):
    """One line of money."""

    kind = radios(Cost.Kind.choices, _("When does it fall?"))
    pounds = NumberField(
        label=_("How much, in pounds?"),
        required=False,
        min_value=0,
        max_digits=14,
        decimal_places=2,
        help_text=_("Leave it empty while nobody knows; it is then counted as having no figure."),
        error_messages={"min_value": _("Enter 0 or more. For a saving, choose “Saved each year”.")},
    )
    ends = DayField(label=_("When does this money end?"), required=False)

    class Meta:
        model = Cost
        fields = ["what", "kind", "pounds", "years", "who_pays", "who_gains", "ends"]
        labels = {
            "what": _("What is it for?"),
            "years": _("For which years?"),
            "who_pays": _("Who pays?"),
            "who_gains": _("Who gains?"),
        }
        help_texts = {"years": _("Such as “2027 to 2030”.")}


MONEY = RowKind(
    key="money",
    model=Cost,
    form=CostForm,
    words=Words(
        caption=_("Money"),
        none=_("No lines of money yet."),
        add=_("Add a line of money"),
        change=_("Change a line of money"),
        delete=_("Delete this line of money?"),
        added=_("The line was added."),
        changed=_("The line was changed."),
        deleted=_("The line was deleted."),
        put_back=_("Bring this line back"),
    ),
    columns=(
        Column(_("What for"), lambda row: row.what),
        Column(_("When"), lambda row: row.get_kind_display()),
        Column(_("Pounds"), lambda row: pounds(row.pounds) or str(_("No figure yet"))),
        Column(_("Years"), lambda row: row.years),
        Column(_("Who pays"), lambda row: row.who_pays),
        Column(_("Who gains"), lambda row: row.who_gains),
        Column(_("Ends"), lambda row: day(row.ends)),
    ),
)
