"""Files attached to case studies: who may have them, and the words in them."""

from practices.case_studies.attachments.texts import texts_of

__all__ = ["texts_of"]
