from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "practices.plans"
    label = "plans"
