"""Makes what tests need, complete and valid unless a test says otherwise."""

from tests.factories.cases import CaseStudyPageFactory, PublisherPageFactory, case_data
from tests.factories.people import (
    HubEditorFactory,
    MembershipFactory,
    OrganisationFactory,
    UserFactory,
)
from tests.factories.taxonomy import (
    ApproachFactory,
    BarrierFactory,
    BarrierKindFactory,
    InsightFactory,
    NationFactory,
    PopulationGroupFactory,
    RegionFactory,
    SectorFactory,
)

__all__ = [
    "ApproachFactory",
    "BarrierFactory",
    "BarrierKindFactory",
    "CaseStudyPageFactory",
    "HubEditorFactory",
    "InsightFactory",
    "MembershipFactory",
    "NationFactory",
    "OrganisationFactory",
    "PopulationGroupFactory",
    "PublisherPageFactory",
    "RegionFactory",
    "SectorFactory",
    "UserFactory",
    "case_data",
]
