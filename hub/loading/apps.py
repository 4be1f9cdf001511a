from django.apps import AppConfig


class LoadingConfig(AppConfig):
    name = "hub.loading"
    label = "loading"
