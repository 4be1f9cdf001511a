"""What becomes of comments, and who is told of them."""

from datetime import timedelta

import pytest
from django.utils import timezone

from hub.people.models import Membership
from practices.plans.comments.people import named_in, people_inside
from practices.plans.comments.text import as_html
from practices.plans.comments.write import (
    add_comment,
    delete_comment,
    edit_comment,
    reopen,
    resolve,
)
from practices.plans.models import Comment, Guest, Plan, PlanPartner
from practices.plans.permissions import inside_of
from tests.factories import MembershipFactory, UserFactory


@pytest.fixture
def sam(reader):
    reader.first_name, reader.last_name = "Sam", "Jones"
    reader.save()
    return reader


@pytest.fixture
def guest(plan):
    def invite(**changes):
        later = timezone.now() + timedelta(days=9)
        user = UserFactory()
        given = {"email": user.email, "user": user, "until": later, "link_until": later}
        Guest.objects.create(plan=plan, **given | changes)
        return user

    return invite


@pytest.mark.parametrize("visibility", Plan.Visibility.values)
def test_the_people_inside_are_those_whom_the_permissions_let_in(plan, person, guest, visibility):
    Plan.objects.filter(pk=plan.pk).update(visibility=visibility)
    plan.refresh_from_db()
    partner = MembershipFactory()
    PlanPartner.objects.create(plan=plan, organisation=partner.organisation)
    people = [
        *person.values(),
        partner.user,
        guest(),
        guest(revoked_at=timezone.now()),
        guest(until=timezone.now() - timedelta(days=1)),
    ]

    inside = set(people_inside(plan))

    assert inside == {each for each in people if inside_of(each).filter(pk=plan.pk).exists()}
    assert person["stranger"] not in inside


def test_alone_with_a_plan_means_its_author(fork, newcomer, editor):
    assert list(people_inside(fork(organisation=None, author=newcomer))) == [newcomer]


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("Ask @Sam Jones.", True),
        ("@Sam Jones, can you?", True),
        ("Sam Jones", False),
        ("@Sam", False),
        ("@sam jones", False),
        ("@Sam Jones-Smith", False),
        ("@Sam Jonesy", False),
        ("mail@Sam Jones", False),
    ],
)
def test_a_whole_name_after_an_at_names_a_person(sam, editor, text, is_named):
    assert (named_in(text, [sam, editor]) == [sam]) is is_named


def test_of_two_people_with_one_name_neither_is_named(sam):
    other = UserFactory(first_name="Sam", last_name="Jones")

    assert named_in("@Sam Jones", [sam, other]) == []


@pytest.mark.django_db(transaction=False)
def test_a_mail_goes_once_to_each_and_quotes_nothing(
    say, sam, plan, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        said = say("A secret for @Sam Jones", tell=[sam])
        edit_comment(comment=said, text="A secret for @Sam Jones again", tell=[sam])

    (mail,) = mailoutbox
    assert mail.to == [sam.email]
    assert plan.title not in mail.subject + mail.body
    assert "secret" not in mail.subject + mail.body
    assert f"#comment-{said.pk}" in mail.body


def test_nobody_from_outside_nor_oneself_is_told(
    say, stranger, editor, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        say(f"@{editor} @{stranger}", tell=[stranger, editor])

    assert mailoutbox == []


def test_whoever_left_since_is_not_told(say, sam, mailoutbox, django_capture_on_commit_callbacks):
    Membership.objects.filter(user=sam).update(state=Membership.State.LEFT)
    with django_capture_on_commit_callbacks(execute=True):
        say("@Sam Jones", tell=[sam])

    assert mailoutbox == []


def test_an_answer_to_an_answer_joins_the_thread_and_reopens_it(say, reader, editor):
    first = say()
    answer = say("The board.", author=reader, answers=first)
    resolve(comment=first, user=editor)

    again = say("Which board?", answers=answer)

    assert again.answers == first
    first.refresh_from_db()
    assert first.resolved_at is None


def test_who_resolved_first_stays(say, reader, editor):
    first = say()
    resolve(comment=first, user=reader)
    resolve(comment=first, user=editor)

    first.refresh_from_db()
    assert first.resolved_by == reader
    reopen(comment=first)
    first.refresh_from_db()
    assert (first.resolved_at, first.resolved_by) == (None, None)


def test_an_answered_comment_leaves_its_place_until_the_last_answer_goes(say, reader):
    first = say("Hide this")
    answer = say("The board.", author=reader, answers=first)

    delete_comment(comment=first)
    first.refresh_from_db()
    assert (first.text, first.author) == ("", None)

    delete_comment(comment=answer)
    assert not Comment.objects.exists()


def test_nobody_answers_what_has_been_taken_away(say, part, reader):
    first = say()
    Comment.objects.filter(pk=first.pk).delete()

    with pytest.raises(Comment.DoesNotExist):
        add_comment(part=part, author=reader, text="Late", answers=first)
    assert not Comment.objects.exists()


def test_comments_do_not_change_the_plan_nor_its_history(say, plan, part):
    before = plan.updated_at
    delete_comment(comment=say())
    say()

    plan.refresh_from_db()
    part.refresh_from_db()
    assert (plan.updated_at, part.version) == (before, 1)
    assert not plan.changes.filter(part=part).exists()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a <b> & c\nd", "a &lt;b&gt; &amp; c<br>d"),
        ("see example.com or javascript:alert(1)", "see example.com or javascript:alert(1)"),
        (
            "(https://a.org/b?c=1&d=2).",
            '(<a class="govuk-link" rel="nofollow ugc noreferrer" '
            'href="https://a.org/b?c=1&amp;d=2">https://a.org/b?c=1&amp;d=2</a>).',
        ),
        ('https://a.org/"><script>', None),
    ],
)
def test_comments_are_plain_text_in_which_only_whole_addresses_are_links(text, html):
    shown = as_html(text)

    assert html is None or shown == html
    assert "<script" not in shown
