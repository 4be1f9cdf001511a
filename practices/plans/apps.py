from django.apps import AppConfig


class PlansConfig(AppConfig):
    name = "practices.plans"
    label = "plans"

    def ready(self):
        from practices.case_studies.permissions import version_readers
        from practices.plans.permissions import reads_version

        version_readers.append(reads_version)
