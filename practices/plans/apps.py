from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "practices.plans"
    label = "plans"

    def ready(self):
        # Importing connects the receivers.
        import practices.plans.following.signals
        import practices.plans.sharing.accounts
        import practices.plans.sharing.merging  # noqa: F401
        from hub.people.own_data.collect import collectors
        from practices.case_studies.permissions import version_readers
        from practices.plans.own_data import plans_of
        from practices.plans.permissions import reads_version

        version_readers.append(reads_version)
        collectors["plans"] = plans_of
