"""When what a process remembers of the library is out of date."""

from django.db.models.signals import post_delete, post_migrate, post_save
from django.dispatch import receiver

from practices.case_studies.models import LibraryStamp
from practices.taxonomy.models import SynonymSet
from search.library import forget


@receiver([post_save, post_delete], sender=SynonymSet, dispatch_uid="search_synonyms")
def synonyms_changed(**kwargs):
    LibraryStamp.bump()


# After a migration or a flush, stamps start again from nothing.
post_migrate.connect(forget, dispatch_uid="search_forget")
