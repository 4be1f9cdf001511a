"""Facets: what cases can be narrowed by, and how many cases each value would show."""

from search.facets.build import build_table
from search.facets.names import ENTRY, FACETS, TITLES
from search.facets.table import FacetTable

__all__ = ["ENTRY", "FACETS", "TITLES", "FacetTable", "build_table"]
