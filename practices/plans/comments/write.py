"""What can be done with comments. None of it changes the plan itself or its history."""

from collections.abc import Iterable

from django.db import transaction
from django.utils import timezone

from hub.people.models import User
from practices.plans.comments.mails import tell_mentioned
from practices.plans.comments.people import named_in, people_inside
from practices.plans.models import Comment, PlanPart


@transaction.atomic
def add_comment(
    *,
    part: PlanPart,
    author: User,
    text: str,
    answers: Comment | None = None,
    tell: Iterable[User] = (),
) -> Comment:
    """Say something beside a part. The people to tell, and those named in it, get a mail.

    An answer to an answer joins the same thread; an answer to what was resolved reopens it.
    Raises `Comment.DoesNotExist` where what it answers has been taken away meanwhile.
    """
    first = _locked(answers) if answers else None
    comment = Comment.objects.create(
        plan_id=part.plan_id, part=part, author=author, text=text, answers=first
    )
    if first:
        reopen(comment=first)
    _mention(comment, tell)
    return comment


@transaction.atomic
def edit_comment(*, comment: Comment, text: str, tell: Iterable[User] = ()) -> Comment:
    """Say it otherwise. Only people who were not told of it before are told."""
    if comment.text != text:
        comment.text, comment.edited_at = text, timezone.now()
        comment.save(update_fields=["text", "edited_at"])
    _mention(comment, tell)
    return comment


@transaction.atomic
def delete_comment(*, comment: Comment) -> None:
    """Take a comment away. One that was answered leaves its place empty."""
    first = _locked(comment)  # nobody answers meanwhile
    if comment.pk == first.pk and first.replies.exists():
        comment.mentioned.clear()
        Comment.objects.filter(pk=first.pk).update(text="", author=None)
        return
    comment.delete()
    if not first.text and not first.replies.exists():
        first.delete()


def resolve(*, comment: Comment, user: User) -> None:
    """Say that nothing is left to do about a thread. Who said so first stays."""
    Comment.objects.filter(pk=comment.pk, resolved_at=None).update(
        resolved_at=timezone.now(), resolved_by=user
    )


def reopen(*, comment: Comment) -> None:
    """Take a thread up again."""
    Comment.objects.filter(pk=comment.pk).update(resolved_at=None, resolved_by=None)


def _locked(comment: Comment) -> Comment:
    """The comment that began the thread."""
    return Comment.objects.select_for_update().get(pk=comment.answers_id or comment.pk)


def _mention(comment: Comment, tell: Iterable[User]) -> None:
    """Tell whoever is to be told, each once for a comment, and nobody from outside."""
    inside = list(people_inside(comment.plan))
    wanted = {*tell, *named_in(comment.text, inside)}
    told = set(comment.mentioned.values_list("pk", flat=True)) | {comment.author_id}
    people = [person for person in inside if person in wanted and person.pk not in told]
    comment.mentioned.add(*people)
    for person in people:
        tell_mentioned(person, comment)
