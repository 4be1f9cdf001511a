from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self):
        # Importing connects the receivers.
        import search.saved.merging
        import search.signals  # noqa: F401
        from hub.people.own_data.collect import collectors
        from search.plans import read_alike
        from search.saved.own_data import followed_by

        read_alike()
        collectors["what you follow"] = followed_by
