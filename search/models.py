from search.log.logged_search import LoggedSearch
from search.saved.saved_search import SavedSearch

__all__ = ["LoggedSearch", "SavedSearch"]
