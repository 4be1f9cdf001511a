"""The mail that asks how a plan goes. It names no plan."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hub.people.models import User
from hub.ui.mail import absolute, one_click_stop, send_after_commit
from practices.plans.check_ins.links import VALID, link_path
from practices.plans.following.stop_links import stop_path
from practices.plans.models import CheckIn, MailStop


def ask_by_mail(check_in: CheckIn, user: User, *, is_reminder: bool) -> None:
    """Send the question, or the one reminder of it, once the transaction is done."""
    stop_url = absolute(stop_path(user, MailStop.Kind.CHECK_INS))
    subject = _("How is your plan going?")
    if is_reminder:
        subject = _("A reminder: %(subject)s") % {"subject": subject}
    body = "\n".join(
        [
            _began(check_in.months),
            _("How is it going? Two minutes are enough, and you need not sign in:"),
            absolute(link_path(check_in, user)),
            "",
            _("It goes, you changed it, you stopped: each is as good an answer as the others."),
            _("Places that look at the same idea learn from all three."),
            _valid(is_reminder=is_reminder),
            "",
            "--",
            _("Stop these questions, without signing in: %(url)s") % {"url": stop_url},
            "",
        ]
    )
    headers = one_click_stop(stop_url)
    send_after_commit(to=user.email, subject=subject, body=body, headers=headers)


def _began(months: int) -> str:
    return ngettext(
        "%(months)d month ago a plan was started that you work on.",
        "%(months)d months ago a plan was started that you work on.",
        months,
    ) % {"months": months}


def _valid(*, is_reminder: bool) -> str:
    valid = _("The link works for %(days)d days.") % {"days": VALID.days}
    if is_reminder:
        return valid + " " + _("We do not ask about this again.")
    return valid + " " + _("We remind you once.")
