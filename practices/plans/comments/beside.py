"""What the page of a part shows of the comments beside it."""

from hub.people.models import User
from practices.plans.comments.forms import CommentForm, ReplyForm
from practices.plans.comments.people import people_inside
from practices.plans.comments.threads import threads_of
from practices.plans.models import Plan, PlanPart


def comments_beside(part: PlanPart, plan: Plan, user: User) -> dict:
    """The context of comments/beside.html; nothing for people who do not work on the plan."""
    if not plan.is_inside:
        return {}
    # The fields of each form need ids of their own, which must not be those of the part's form.
    rows = [
        {"thread": thread, "form": ReplyForm(auto_id=f"reply_{thread.first.comment.pk}_%s")}
        for thread in threads_of(part, user)
    ]
    people = people_inside(plan).exclude(pk=user.pk)
    return {
        "open_threads": [row for row in rows if row["thread"].is_open],
        "resolved_threads": [row for row in rows if not row["thread"].is_open],
        "comment_form": CommentForm(people=people, auto_id="comment_%s"),
    }
