"""A modelsearch backend on Whoosh: the index matches, the database decides what shows."""

from search.backend.backend import WhooshSearchBackend as SearchBackend
from search.backend.text import analyse

__all__ = ["SearchBackend", "analyse"]
