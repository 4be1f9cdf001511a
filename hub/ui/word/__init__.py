"""Write Word documents that people who use a screen reader can find their way in.

Real headings without gaps, real lists, links, captions, header rows that repeat, a language.
No Django, no database: callers say what the document holds.
"""

from .document import WordDocument

__all__ = ["WordDocument"]
