from django.apps import AppConfig


class SearchBackendConfig(AppConfig):
    name = "search.backend"
    label = "search_backend"
    verbose_name = "Search index"
