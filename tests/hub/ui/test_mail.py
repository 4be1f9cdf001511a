from django.db import transaction

from hub.ui.mail import send_after_commit

MAIL = {"to": "sam@example.org", "subject": "One\nline", "body": "Text"}


def test_a_mail_goes_once_the_transaction_is_done(
    db, mailoutbox, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        send_after_commit(**MAIL)
        assert mailoutbox == []

    assert [mail.to for mail in mailoutbox] == [["sam@example.org"]]
    assert "\n" not in mailoutbox[0].subject


def test_a_mail_server_that_is_down_breaks_nothing(
    db, settings, caplog, monkeypatch, django_capture_on_commit_callbacks
):
    def refuse(self):
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)

    with django_capture_on_commit_callbacks(execute=True):
        send_after_commit(**MAIL)

    assert "A mail was not sent" in caplog.text
