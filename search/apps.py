from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    label = "search"

    def ready(self):
        from hub.people.own_data.collect import collectors
        from search import signals  # noqa: F401
        from search.plans import read_alike

        read_alike()
        from search.saved.own_data import followed_by

        collectors["what you follow"] = followed_by
