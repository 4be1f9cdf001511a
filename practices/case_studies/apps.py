from django.apps import AppConfig


class CaseStudiesConfig(AppConfig):
    name = "practices.case_studies"
    label = "case_studies"
    verbose_name = "Case studies"

    def ready(self):
        # Importing connects the receivers.
        from practices.case_studies import merging, reindex, signals  # noqa: F401
        from practices.case_studies.attachments import signals as file_signals  # noqa: F401
