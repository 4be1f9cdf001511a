"""A changed membership changes the person's groups, in the same transaction."""

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from hub.people.groups import sync_groups
from hub.people.models import Membership


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="people_sync_groups")
def membership_changed(instance, **kwargs):
    sync_groups(instance.user)
