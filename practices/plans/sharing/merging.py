"""Organisations merge: their plans, partnerships and templates go to the successor."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from hub.people.merging import organisation_merged
from hub.people.models import Organisation, User
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanPartner, PlanTemplate

ROLES = PlanPartner.Role.values  # from the least to the most


@receiver(organisation_merged, dispatch_uid="plans_move_to_successor")
def move_all(sender, old: Organisation, new: Organisation, by: User | None, **kwargs) -> dict:
    """Within the transaction that merges them; gives how many of each it moved."""
    plans = move_plans(old, new, by)
    partners = old.partnerships.select_for_update(of=("self",)).select_related("plan")
    partnerships = [move_partner(partner, new) for partner in partners]
    templates = PlanTemplate.objects.filter(organisation=old).update(organisation=new)
    return {
        _("plans"): plans,
        _("shares in plans of others"): len(partnerships),
        _("plan templates"): templates,
    }


def move_plans(old: Organisation, new: Organisation, by: User | None) -> int:
    """Deleted and archived ones too: they may be brought back. Gives how many."""
    plans = list(Plan.objects.select_for_update(of=("self",)).filter(organisation=old))
    # Its own owner cannot be a partner in it.
    PlanPartner.objects.filter(plan__in=plans, organisation=new).delete()
    # Not `updated_at`: nothing in them has changed.
    Plan.objects.filter(pk__in=[plan.pk for plan in plans]).update(organisation=new)
    for plan in plans:
        record(
            plan_id=plan.pk,
            what=What.MOVED,
            by=by,
            label=new.name,
            before={"organisation": old.name},
            after={"organisation": new.name},
        )
    return len(plans)


def move_partner(partner: PlanPartner, new: Organisation) -> None:
    """A partnership goes to the successor, unless that has the plan or is a partner itself."""
    there = PlanPartner.objects.filter(plan=partner.plan, organisation=new).first()
    if partner.plan.organisation_id == new.pk:
        partner.delete()
    elif there is None:
        partner.organisation = new
        partner.save(update_fields=["organisation"])
    else:
        there.role = max(there.role, partner.role, key=ROLES.index)
        there.save(update_fields=["role"])
        partner.delete()
