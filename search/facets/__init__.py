"""Facets: what cases can be narrowed by, and how many cases each value would show.

Pure but for `build`, which reads the table from the database.
"""

from search.facets.names import ENTRY, FACETS, HOW_FAR_ANY, TITLES
from search.facets.table import FacetTable

__all__ = ["ENTRY", "FACETS", "HOW_FAR_ANY", "TITLES", "FacetTable"]
