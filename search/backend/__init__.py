"""A modelsearch backend on Whoosh: the index matches, the database decides what shows."""

__all__ = ["SearchBackend", "analyse"]


def __getattr__(name: str):
    # Looked up when asked for, so that search.backend.engine can be used without Django.
    if name == "SearchBackend":
        from search.backend.backend import WhooshSearchBackend

        return WhooshSearchBackend
    if name == "analyse":
        from search.backend.text import analyse

        return analyse
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
