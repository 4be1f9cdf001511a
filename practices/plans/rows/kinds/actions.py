from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from practices.plans.models import Action
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.row_form import DayField, RowForm, lines


class ActionForm(RowForm):
    """One step: what, who, by when."""

    due = DayField(label=_("By when?"), required=False)

    class Meta:
        model = Action
        fields = ["what", "owner", "due", "is_done"]
        labels = {
            "what": _("What is to be done?"),
            "owner": _("Who does it?"),
            "is_done": _("It is done"),
        }
        widgets = {"what": lines(2)}


def day(value) -> str:
    return date_format(value, "j F Y") if value else ""


ACTIONS = RowKind(
    key="actions",
    model=Action,
    form=ActionForm,
    words=Words(
        caption=_("Steps"),
        none=_("No steps yet."),
        add=_("Add a step"),
        change=_("Change a step"),
        delete=_("Delete this step?"),
        added=_("The step was added."),
        changed=_("The step was changed."),
        deleted=_("The step was deleted."),
        put_back=_("Bring this step back"),
    ),
    columns=(
        Column(_("What"), lambda row: row.what),
        Column(_("Who"), lambda row: row.owner),
        Column(_("By when"), lambda row: day(row.due)),
        Column(_("Done"), lambda row: str(_("Yes") if row.is_done else _("No"))),
    ),
)
