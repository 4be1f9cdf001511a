from django.apps import AppConfig


class OperationsConfig(AppConfig):
    name = "hub.operations"
    label = "operations"

    def ready(self):
        from hub import checks  # noqa: F401 (registers them)
