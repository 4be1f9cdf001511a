from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "practices.plans"
    label = "plans"

    def ready(self):
        # Importing connects the receivers.
        import practices.plans.following.signals
        import practices.plans.sharing.accounts
        import practices.plans.sharing.merging  # noqa: F401
        from practices.case_studies.permissions import version_readers
        from practices.plans.permissions import reads_version

        version_readers.append(reads_version)
