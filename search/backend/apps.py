from django.apps import AppConfig
from django.core.signals import request_started


class SearchBackendConfig(AppConfig):
    name = "search.backend"
    label = "search_backend"
    verbose_name = "Search index"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from search.backend import handlers, serving

        handlers.connect()
        request_started.connect(serving.notice_serving, dispatch_uid="search_serving")
