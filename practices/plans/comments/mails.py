"""The mail to somebody who was named in a comment. It quotes nothing of the plan."""

from django.urls import reverse
from django.utils.translation import gettext as _

from hub.people.models import User
from hub.ui.mail import absolute, send_after_commit
from practices.plans.models import Comment


def tell_mentioned(person: User, comment: Comment) -> None:
    page = reverse("plan-part", args=[comment.plan_id, comment.part_id])
    told = _("%(who)s mentioned you in a comment on a plan") % {"who": comment.author}
    body = _("%(told)s.\n\nRead it and answer: %(address)s\n") % {
        "told": told,
        "address": f"{absolute(page)}#comment-{comment.pk}",
    }
    send_after_commit(to=person.email, subject=told, body=body)
