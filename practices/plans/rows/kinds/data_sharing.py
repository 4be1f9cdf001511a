from django.utils.translation import gettext_lazy as _

from practices.plans.models import DataFlow
from practices.plans.rows.kind import Column, RowKind, Words
from practices.plans.rows.row_form import RowForm, lines

NO_BASIS = _("No legal basis is written down. Share nothing until somebody has named it.")
NO_AGREEMENT = _("No agreement is named. Ask your data protection officer which one covers this.")


class DataFlowForm(RowForm):
    """Personal data that goes from one body to another."""

    class Meta:
        model = DataFlow
        fields = [
            "what",
            "purpose",
            "shared_by",
            "shared_with",
            "legal_basis",
            "agreement",
            "owner",
        ]
        labels = {
            "what": _("Which data?"),
            "purpose": _("What for?"),
            "shared_by": _("Who shares it?"),
            "shared_with": _("With whom?"),
            "legal_basis": _("Legal basis"),
            "agreement": _("Agreement and impact assessment"),
            "owner": _("Who owns this, day to day?"),
        }
        help_texts = {
            "legal_basis": _("The law that lets each body share this, and on which ground."),
            "owner": _("A role first, then a name."),
        }
        widgets = {"purpose": lines(3), "legal_basis": lines(3)}


def missing(row: DataFlow) -> list[str]:
    """What must be settled before anything is shared."""
    wanted = [(row.legal_basis, NO_BASIS), (row.agreement, NO_AGREEMENT)]
    return [str(warning) for value, warning in wanted if not value]


DATA_SHARING = RowKind(
    key="data-sharing",
    model=DataFlow,
    form=DataFlowForm,
    words=Words(
        caption=_("Data that is shared"),
        none=_("No data is listed yet."),
        add=_("Add data to share"),
        change=_("Change data to share"),
        delete=_("Delete this data from the list?"),
        added=_("The data was added to the list."),
        changed=_("The line was changed."),
        deleted=_("The data was deleted from the list."),
        put_back=_("Bring this line back"),
    ),
    columns=(
        Column(_("Which data"), lambda row: row.what),
        Column(_("What for"), lambda row: row.purpose),
        Column(_("Shared by"), lambda row: row.shared_by),
        Column(_("Shared with"), lambda row: row.shared_with),
        Column(_("Legal basis"), lambda row: row.legal_basis or str(_("Missing"))),
        Column(_("Agreement"), lambda row: row.agreement or str(_("Missing"))),
        Column(_("Owner"), lambda row: row.owner),
    ),
    warnings=missing,
)
