"""Facets: what cases can be narrowed by, and how many cases each value would show."""

from search.facets.build import build_table
from search.facets.names import ENTRY, FACETS, HOW_FAR_ANY, TITLES
from search.facets.table import FacetTable

__all__ = ["ENTRY", "FACETS", "HOW_FAR_ANY", "TITLES", "FacetTable", "build_table"]
