"""Mails about sharing. They never name the plan: the page behind the link checks who reads."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from hub.people.models import Membership, Organisation, User
from hub.ui.mail import absolute, send_after_commit
from practices.plans.models import Guest, Plan
from practices.plans.sharing.links import link_to


def invite(guest: Guest, by: User) -> None:
    """Ask somebody to come in."""
    day = date_format(localtime(guest.link_until), "j F Y")
    until = date_format(localtime(guest.until), "j F Y")
    body = _(
        "%(who)s of %(organisation)s invites you to a plan as a guest.\n\n"
        "Open this link, and sign in or create an account:\n%(link)s\n\n"
        "The link works until %(day)s, for one person. You can see the plan until %(until)s.\n\n"
        "If you do not know why you get this, you need not do anything.\n"
    ) % {
        "who": by,
        "organisation": guest.plan.organisation,
        "link": link_to(guest),
        "day": day,
        "until": until,
    }
    send_after_commit(to=guest.email, subject=_("An invitation to a plan"), body=body)


def tell_partners(plan: Plan, organisations: Iterable[Organisation]) -> None:
    """Tell those who answer for these organisations that they are partners in a plan."""
    for person in _answerable(organisations):
        body = _(
            "%(organisation)s has made your organisation a partner in one of its plans. "
            "Everyone confirmed in your organisation can see it:\n%(link)s\n\n"
            "All plans that you work on: %(all)s\n"
        ) % {
            "organisation": plan.organisation,
            "link": absolute(plan.get_absolute_url()),
            "all": absolute(reverse("plans")),
        }
        subject = _("Your organisation is a partner in a plan")
        send_after_commit(to=person.email, subject=subject, body=body)


def _answerable(organisations: Iterable[Organisation]) -> list[User]:
    confirmed = Membership.objects.confirmed().filter(
        organisation__in=list(organisations), role=Membership.Role.OWNER, user__is_active=True
    )
    return list(User.objects.filter(pk__in=confirmed.values("user")))
