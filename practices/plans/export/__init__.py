"""A plan as a file. Each format is a row of `FORMATS`."""

from practices.plans.export.content import Reader
from practices.plans.export.formats import FORMATS, Format

__all__ = ["FORMATS", "Format", "Reader"]
