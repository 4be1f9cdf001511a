"""A changed membership changes the person's groups, in the same transaction, and is mailed."""

from django.db.models.signals import post_delete, post_save, pre_save
from django.dispatch import receiver

from hub.people.groups import sync_groups
from hub.people.mails import tell_hub, tell_owners, tell_person
from hub.people.models import Membership


@receiver(pre_save, sender=Membership, dispatch_uid="people_remember_person")
def membership_changing(instance, **kwargs):
    """Remember its state, and who had it, in case it is given to someone else."""
    states = Membership.objects.filter(pk=instance.pk).values_list("state", flat=True)
    instance.state_before = states.first()
    before = Membership.objects.filter(pk=instance.pk).exclude(user=instance.user_id)
    instance.taken_from = [membership.user for membership in before.select_related("user")]


@receiver([post_save, post_delete], sender=Membership, dispatch_uid="people_sync_groups")
def membership_changed(instance, **kwargs):
    for user in [instance.user, *getattr(instance, "taken_from", [])]:
        sync_groups(user)


@receiver(post_save, sender=Membership, dispatch_uid="people_mail_state")
def mail_new_state(instance, raw=False, **kwargs):
    """Not when it was made confirmed, as set-up commands do: then nobody had asked."""
    before = instance.state_before
    if raw or instance.state == before:
        return
    if instance.state == Membership.State.ASKED:
        tell_hub(instance)
        tell_owners(instance)
    elif instance.state == Membership.State.CONFIRMED and before:
        tell_person(instance)
