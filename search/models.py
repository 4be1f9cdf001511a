from search.saved.saved_search import SavedSearch

__all__ = ["SavedSearch"]
