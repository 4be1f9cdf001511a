from practices.plans.sharing.views.guests import (
    guest_again,
    guest_change,
    guest_invite,
    guest_revoke,
)
from practices.plans.sharing.views.invited import invited
from practices.plans.sharing.views.level import level, naming
from practices.plans.sharing.views.overview import sharing
from practices.plans.sharing.views.partners import partner_add, partner_change, partner_remove

__all__ = [
    "guest_again",
    "guest_change",
    "guest_invite",
    "guest_revoke",
    "invited",
    "level",
    "naming",
    "partner_add",
    "partner_change",
    "partner_remove",
    "sharing",
]
