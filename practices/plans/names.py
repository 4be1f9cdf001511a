"""What the slugs and short words of a case are called, for `source_text`."""

from practices.case_studies.choices import (
    CostBand,
    Direction,
    EvidenceMark,
    HowFar,
    PartnerKind,
    PlaceType,
    Setting,
    Status,
)
from practices.taxonomy.models import Approach, Barrier, BarrierKind, PopulationGroup, Sector

LABELS = {
    "status": Status,
    "place_type": PlaceType,
    "setting": Setting,
    "cost": CostBand,
    "evidence": EvidenceMark,
    "how_far": HowFar,
    "direction": Direction,
    "partner": PartnerKind,
}
TERMS = {
    "sectors": Sector,
    "approaches": Approach,
    "population_groups": PopulationGroup,
    "barriers": Barrier,
    "kinds": BarrierKind,
}


def all_names() -> dict[str, dict[str, str]]:
    """Every term and label by its slug. Five queries."""
    labels = {kind: {row.value: str(row.label) for row in rows} for kind, rows in LABELS.items()}
    terms = {kind: dict(model.objects.values_list("slug", "name")) for kind, model in TERMS.items()}
    return labels | terms
