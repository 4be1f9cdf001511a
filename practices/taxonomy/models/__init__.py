from practices.taxonomy.models.barrier import Barrier, BarrierKind
from practices.taxonomy.models.insight import Insight
from practices.taxonomy.models.place import Nation, Region
from practices.taxonomy.models.synonym import SynonymSet
from practices.taxonomy.models.term import Term
from practices.taxonomy.models.topic import Approach, PopulationGroup, Sector

__all__ = [
    "Approach",
    "Barrier",
    "BarrierKind",
    "Insight",
    "Nation",
    "PopulationGroup",
    "Region",
    "Sector",
    "SynonymSet",
    "Term",
]
