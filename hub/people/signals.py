"""A changed membership changes the person's groups, in the same transaction."""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from hub.people.groups import sync_groups
from hub.people.models import Membership


@receiver(pre_save, sender=Membership, dispatch_uid="people_remember_person")
def membership_changing(instance, **kwargs):
    """Remember who had this membership, in case it is given to someone else."""
    before = Membership.objects.filter(pk=instance.pk).exclude(user=instance.user_id)
    instance.taken_from = [membership.user for membership in before.select_related("user")]


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="people_sync_groups")
def membership_changed(instance, **kwargs):
    for user in [instance.user, *getattr(instance, "taken_from", [])]:
        sync_groups(user)
