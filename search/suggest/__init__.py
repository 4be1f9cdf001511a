"""What a search box suggests while somebody types."""

from search.suggest.choosing import suggest
from search.suggest.entries import Entry

__all__ = ["Entry", "suggest"]
