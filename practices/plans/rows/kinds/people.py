from django.utils.translation import gettext_lazy as _

from practices.plans.models import Person
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.numbers import NumberField, number
from practices.plans.rows.row_form import RowForm, lines


class PersonForm(RowForm):
    """Somebody with a part in the plan."""

    days_a_week = NumberField(
        label=_("Days a week"),
        required=False,
        min_value=0,
        max_value=7,
        max_digits=4,
        decimal_places=1,
    )

    class Meta:
        model = Person
        fields = ["role", "name", "organisation", "does", "days_a_week"]
        labels = {
            "role": _("Role"),
            "name": _("Name"),
            "organisation": _("Organisation"),
            "does": _("What do they do in this plan?"),
        }
        help_texts = {
            "role": _("Such as “Housing lead”. People move on; the role stays."),
            "name": _("Whoever may read this plan reads the name too."),
        }
        widgets = {"does": lines(3)}


PEOPLE = RowKind(
    key="people",
    model=Person,
    form=PersonForm,
    words=Words(
        caption=_("People and roles"),
        none=_("Nobody is listed yet."),
        add=_("Add a person or role"),
        change=_("Change a person or role"),
        delete=_("Delete this person or role?"),
        added=_("The person or role was added."),
        changed=_("The person or role was changed."),
        deleted=_("The person or role was deleted."),
        put_back=_("Bring this person or role back"),
    ),
    columns=(
        Column(_("Role"), lambda row: row.role),
        Column(_("Name"), lambda row: row.name),
        Column(_("Organisation"), lambda row: row.organisation),
        Column(_("Does"), lambda row: row.does),
        Column(_("Days a week"), lambda row: number(row.days_a_week)),
    ),
)
