"""Which kinds of part hold a table, and of what. A new kind is a file here and a line below."""

from practices.plans.models import PlanPart
from practices.plans.rows.kind import RowKind
from practices.plans.rows.kinds.actions import ACTIONS
from practices.plans.rows.kinds.data_sharing import DATA_SHARING
from practices.plans.rows.kinds.measures import MEASURES
from practices.plans.rows.kinds.money import MONEY
from practices.plans.rows.kinds.people import PEOPLE
from practices.plans.rows.kinds.risks import RISKS

ALL = [ACTIONS, MEASURES, RISKS, PEOPLE, MONEY, DATA_SHARING]
KINDS: dict[str, RowKind] = {kind.key: kind for kind in ALL}
BY_ROW_KIND: dict[str, RowKind] = {kind.row_kind: kind for kind in ALL}


def kind_of(part: PlanPart) -> RowKind | None:
    """The kind of rows that a part holds, if it holds any."""
    return KINDS.get(part.kind)
