import pytest
from django.core import mail
from django.core.cache import cache
from django.urls import reverse

from hub.contact.limits import PER_HOUR
from hub.contact.models import ContactMessage
from tests.factories import UserFactory

LETTER = {
    "topic": "question",
    "name": "Ada Green",
    "email": "ada@example.org",
    "message": "How do I join?",
}


@pytest.fixture(autouse=True)
def fresh_cache():
    cache.clear()


def write(client, address="/contact/", **changes):
    return client.post(address, LETTER | changes)


def test_a_message_is_kept_and_mailed_to_the_hub(
    client, library, settings, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        response = write(client)

    assert response.url == reverse("contact-sent")
    assert ContactMessage.objects.get().message == "How do I join?"
    assert mail.outbox[0].to == [settings.CONTACT_EMAIL]
    assert mail.outbox[0].reply_to == ["ada@example.org"]
    assert "thank you" in client.get(response.url).content.decode().lower()


def test_a_message_about_a_case_says_which(client, case, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        write(client, f"/contact/?about={case.key}", topic="claim")

    assert ContactMessage.objects.get().case_key == case.key
    assert case.full_url in mail.outbox[0].body


def test_a_hidden_case_is_not_named(client, case):
    case.unpublish()

    page = client.get(f"/contact/?about={case.key}").content.decode()

    assert case.title not in page


@pytest.mark.parametrize(
    ("field", "value", "error"),
    [
        ("name", "", "Fill in “Your name”."),
        ("email", "not an address", "valid email"),
        ("message", "", "Fill in “Your message”."),
        ("topic", "nonsense", "not one of the available choices"),
        ("message", "a" * 5001, "at most 5000 characters"),
    ],
)
def test_a_mistake_is_told_and_nothing_is_kept(client, library, field, value, error):
    page = write(client, **{field: value}).content.decode()

    assert error in page
    assert not ContactMessage.objects.exists()


def test_a_robot_is_thanked_and_forgotten(client, library):
    assert write(client, website="https://spam.example").status_code == 302
    assert not ContactMessage.objects.exists()


def test_a_flood_is_stopped(client, library):
    for _ in range(PER_HOUR):
        write(client)

    page = write(client).content.decode()

    assert "try again in an hour" in page
    assert ContactMessage.objects.count() == PER_HOUR


def test_behind_a_proxy_one_sender_does_not_silence_the_others(client, library, settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    for number in range(PER_HOUR + 1):
        # What a visitor writes there himself comes before what the proxy adds.
        forwarded = f"192.0.2.{number}, 198.51.100.7"
        last = client.post("/contact/", LETTER, headers={"X-Forwarded-For": forwarded})
    assert "try again in an hour" in last.content.decode()

    other = client.post("/contact/", LETTER, headers={"X-Forwarded-For": "198.51.100.8"})

    assert other.status_code == 302


def test_a_message_survives_a_mail_server_that_is_down(
    client, library, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(self, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        assert write(client).status_code == 302
    assert ContactMessage.objects.count() == 1


def test_a_person_who_is_signed_in_need_not_write_their_name(client, library):
    user = UserFactory(first_name="Grace", last_name="Hill")
    client.force_login(user)

    page = client.get("/contact/").content.decode()

    assert "Grace Hill" in page
    assert user.email in page


def test_words_searched_for_in_vain_are_in_the_message(client, library):
    page = client.get("/contact/?about=missing&q=<b>ponies</b>").content.decode()

    assert "I searched for: &lt;b&gt;ponies&lt;/b&gt;" in page
