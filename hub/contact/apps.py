from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "hub.contact"
    label = "contact"
