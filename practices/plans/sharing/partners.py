"""Partner organisations of a plan: adding one, what its people may do, and taking it out."""

from django.db import transaction

from hub.people.models import Organisation, User
from practices.plans.log import What, record
from practices.plans.models import Plan, PlanPartner
from practices.plans.sharing.levels import Level
from practices.plans.sharing.mails import tell_partners
from practices.plans.sharing.visibility import NobodysPlan


class CannotJoin(ValueError):
    """This organisation is no partner to be: it is ours, a partner already, or wound up."""


@transaction.atomic
def add_partner(*, plan: Plan, organisation: Organisation, role: str, by: User) -> PlanPartner:
    """Make an organisation a partner in the plan. Its people come in where the plan's level lets
    partners in. Raises `CannotJoin` or `NobodysPlan`."""
    now = Plan.objects.select_for_update().get(pk=plan.pk)
    if now.organisation_id is None:
        raise NobodysPlan
    is_partner = now.partnerships.filter(organisation=organisation).exists()
    if is_partner or organisation.pk == now.organisation_id or organisation.end is not None:
        raise CannotJoin
    partner = PlanPartner.objects.create(plan=now, organisation=organisation, role=role)
    _record(partner, by, None, {"role": role})
    if now.visibility != Level.US:
        tell_partners(now, [organisation])
    return partner


@transaction.atomic
def change_partner(*, partner: PlanPartner, role: str, by: User) -> None:
    """Say what a partner's people may do. Raises `PlanPartner.DoesNotExist` once it is gone."""
    now = PlanPartner.objects.select_for_update(of=("self",)).get(pk=partner.pk)
    before = now.role
    if before != role:
        now.role = role
        now.save(update_fields=["role"])
        _record(now, by, {"role": before}, {"role": role})


@transaction.atomic
def remove_partner(*, partner: PlanPartner, by: User) -> None:
    """Take an organisation out of the plan; what its people wrote stays."""
    now = PlanPartner.objects.select_for_update().filter(pk=partner.pk).first()
    if now:
        _record(now, by, {"role": now.role}, None)
        now.delete()


def _record(partner: PlanPartner, by: User, before, after) -> None:
    record(
        plan_id=partner.plan_id,
        what=What.PARTNER,
        by=by,
        label=partner.organisation.name,
        before=before,
        after=after,
    )
