"""The comments of a plan, put together into threads."""

from dataclasses import dataclass, field

from django.db.models import Count, QuerySet
from django.utils.safestring import SafeString

from hub.people.models import User
from practices.plans.comments.text import as_html
from practices.plans.models import Comment, Plan, PlanPart


@dataclass(frozen=True)
class Remark:
    """One comment as somebody sees it."""

    comment: Comment
    is_mine: bool

    @property
    def html(self) -> SafeString:
        return as_html(self.comment.text)

    @property
    def is_deleted(self) -> bool:
        """Its author took it away, but it had been answered."""
        return not self.comment.text


@dataclass(frozen=True)
class Thread:
    """A first remark and the answers to it."""

    first: Remark
    replies: list[Remark] = field(default_factory=list)

    @property
    def is_open(self) -> bool:
        return self.first.comment.resolved_at is None


def threads_of(part: PlanPart, user: User) -> list[Thread]:
    """The threads beside a part, as they began. Two queries."""
    return threads_from(_firsts().filter(part=part), user)


def first_comments(plan: Plan, *, resolved: bool) -> QuerySet[Comment]:
    """The comments of a plan that began a thread, the newest first."""
    found = _firsts().filter(plan=plan, resolved_at__isnull=not resolved)
    return found.select_related("part").order_by("-created_at", "-pk")


def threads_from(comments, user: User) -> list[Thread]:
    """The threads that these comments began. One query more."""
    threads = {each.pk: Thread(_remark(each, user)) for each in comments}
    replies = Comment.objects.filter(answers__in=list(threads)).select_related("author")
    for reply in replies if threads else ():
        threads[reply.answers_id].replies.append(_remark(reply, user))
    return list(threads.values())


def open_counts(plan: Plan) -> dict[int, int]:
    """How many threads are open beside each part, by the part's id. One query."""
    found = Comment.objects.filter(plan=plan, answers=None, resolved_at=None).order_by()
    return dict(found.values_list("part").annotate(Count("pk")))


def _firsts() -> QuerySet[Comment]:
    return Comment.objects.filter(answers=None).select_related("author", "resolved_by")


def _remark(comment: Comment, user: User) -> Remark:
    return Remark(comment, is_mine=comment.author_id == user.pk)
