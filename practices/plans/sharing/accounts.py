"""What happens to plans when somebody's account is deleted."""

from django.db.models.signals import pre_delete
from django.dispatch import receiver

from hub.people.models import User
from practices.plans.models import FitCheck, Plan


@receiver(pre_delete, sender=User, dispatch_uid="plans_delete_what_was_theirs_alone")
def delete_what_was_theirs_alone(sender, instance: User, **kwargs) -> None:
    """A plan without an organisation is its author's alone: nobody else could ever reach it.

    Plans of an organisation stay, and so does what this person wrote in them.
    """
    Plan.objects.filter(organisation__isnull=True, author=instance).delete()
    FitCheck.objects.filter(plan__isnull=True, user=instance).delete()
