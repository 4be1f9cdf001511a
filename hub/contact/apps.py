from django.apps import AppConfig


class ContactConfig(AppConfig):
    name = "hub.contact"
    label = "contact"

    def ready(self):
        from hub.contact.own_data import messages_of
        from hub.people.own_data.collect import collectors

        collectors["messages to the hub"] = messages_of
