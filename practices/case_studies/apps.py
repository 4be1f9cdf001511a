from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    name = "practices.case_studies"
    label = "case_studies"
    verbose_name = "Case studies"

    def ready(self):
        from practices.case_studies import reindex, signals  # noqa: F401 - connects the receivers
