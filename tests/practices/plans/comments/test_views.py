"""Comments on the page of a part and of a plan, as people meet them."""

import pytest
from django.urls import reverse

from practices.plans.comments.write import resolve
from practices.plans.models import Comment, Plan


def url(name, plan, *args):
    return reverse(f"plan-comment-{name}", args=[plan.pk, *args])


def test_a_reader_comments_and_it_stands_beside_the_part(sign_in, reader, plan, part, soup):
    client = sign_in(reader)
    given = {"text": "Who pays?\r\nAnd when?"}

    response = client.post(url("add", plan, part.pk), given)

    said = Comment.objects.get()
    assert response.url == f"{part.get_absolute_url()}#comment-{said.pk}"
    page = soup(client.get(part.get_absolute_url()))
    assert page.select_one("#comments-title").get_text(strip=True) == "Comments (1 open)"
    assert "Who pays?<br/>And when?" in str(page.select_one(".app-remark__text"))
    listed = client.get(reverse("plan-comments", args=[plan.pk])).content.decode()
    assert "Who pays?" in listed


def test_an_empty_or_endless_comment_is_refused_beside_its_field(sign_in, reader, plan, part, soup):
    client = sign_in(reader)
    for text in (" ", "x" * 5001, "a\x00b"):
        page = soup(client.post(url("add", plan, part.pk), {"text": text}))
        assert page.select_one("#id_text_error")
    assert not Comment.objects.exists()


def test_somebody_from_outside_cannot_be_told(sign_in, editor, reader, stranger, plan, part):
    sign_in(editor).post(url("add", plan, part.pk), {"text": "Hi", "tell": [stranger.pk]})

    assert not Comment.objects.exists()


def test_one_changes_only_ones_own_comment_and_it_says_so(sign_in, reader, editor, plan, say):
    said = say()  # by the editor
    assert sign_in(reader).post(url("edit", plan, said.pk), {"text": "No"}).status_code == 404
    assert sign_in(reader).post(url("delete", plan, said.pk)).status_code == 404

    client = sign_in(editor)
    client.post(url("edit", plan, said.pk), {"text": "Who pays in year two?"})

    page = client.get(said.part.get_absolute_url()).content.decode()
    assert "Who pays in year two?" in page
    assert "(edited " in page


def test_deleting_asks_first(sign_in, editor, plan, say):
    said = say()
    client = sign_in(editor)

    assert b"Delete this comment?" in client.get(url("delete", plan, said.pk)).content
    assert Comment.objects.exists()
    client.post(url("delete", plan, said.pk))
    assert not Comment.objects.exists()


def test_a_deleted_comment_keeps_its_thread(sign_in, editor, reader, plan, say):
    first = say("Hide this")
    say("The board.", author=reader, answers=first)
    client = sign_in(editor)

    client.post(url("delete", plan, first.pk))

    page = client.get(first.part.get_absolute_url()).content.decode()
    assert "Hide this" not in page
    assert "Its author deleted this comment." in page
    assert "The board." in page


def test_anyone_inside_resolves_and_reopens(sign_in, reader, plan, say, soup):
    said = say()
    client = sign_in(reader)

    client.post(url("resolve", plan, said.pk))
    page = soup(client.get(said.part.get_absolute_url()))
    assert page.select_one("#comments-title").get_text(strip=True) == "Comments"
    assert "One resolved comment" in page.get_text()
    assert "Who pays?" not in client.get(reverse("plan-comments", args=[plan.pk])).content.decode()

    client.post(url("reopen", plan, said.pk))
    said.refresh_from_db()
    assert said.resolved_at is None


def test_only_the_first_of_a_thread_is_resolved_and_never_by_following_a_link(
    sign_in, reader, plan, say
):
    first = say()
    answer = say("The board.", author=reader, answers=first)
    client = sign_in(reader)

    assert client.post(url("resolve", plan, answer.pk)).status_code == 404
    assert client.get(url("resolve", plan, first.pk)).status_code == 405


def test_the_list_has_open_and_resolved_comments_apart(sign_in, reader, plan, say):
    say("Still open")
    resolve(comment=say("Long settled"), user=reader)
    client, address = sign_in(reader), reverse("plan-comments", args=[plan.pk])

    settled = client.get(address, {"show": "resolved"}).content.decode()

    assert "Long settled" in settled
    assert "Still open" not in settled


@pytest.mark.parametrize("visibility", ["us", "everyone"])
def test_people_from_outside_never_meet_a_comment(
    client, sign_in, stranger, plan, part, say, visibility
):
    said = say("Between us")
    Plan.objects.filter(pk=plan.pk).update(visibility=visibility)
    assert client.get(reverse("plan-comments", args=[plan.pk])).status_code == 302

    visitor = sign_in(stranger)

    for name in ("edit", "delete", "reply", "resolve", "reopen"):
        assert visitor.post(url(name, plan, said.pk), {"text": "x"}).status_code == 404, name
    assert visitor.post(url("add", plan, part.pk), {"text": "x"}).status_code == 404
    assert visitor.get(reverse("plan-comments", args=[plan.pk])).status_code == 404
    for address in (plan.get_absolute_url(), part.get_absolute_url()):
        assert b"Between us" not in visitor.get(address).content
    assert Comment.objects.count() == 1


def test_a_comment_is_reached_only_through_its_own_plan(sign_in, editor, fork, say):
    said = say()
    other = fork()

    assert sign_in(editor).post(url("edit", other, said.pk), {"text": "x"}).status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_comments(
    sign_in, editor, reader, plan, part, say, django_assert_max_num_queries
):
    client = sign_in(editor)
    addresses = [part.get_absolute_url(), reverse("plan-comments", args=[plan.pk])]

    def cost():
        counts = []
        for address in addresses:
            with django_assert_max_num_queries(40) as asked:
                client.get(address)
            counts.append(len(asked))
        return counts

    say("First", answers=say())
    few = cost()
    for number in range(8):
        first = say(f"Thread {number}")
        say("Answer", author=reader, answers=first)
    assert cost() == few
