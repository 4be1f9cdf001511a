"""The passages of a case that a question matched, with the words marked."""

from search.passages.highlight import Highlight, highlights

__all__ = ["Highlight", "highlights"]
