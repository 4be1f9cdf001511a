from django.apps import AppConfig


class TaxonomyConfig(AppConfig):
    name = "practices.taxonomy"
    label = "taxonomy"
    verbose_name = "Topics and barriers"
