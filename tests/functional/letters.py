"""The mails that the hub under test "sends", read as their readers would."""

import email
import email.policy
import time
from pathlib import Path

SECONDS = 60


def letter_to(address: str, mailbox: Path, about: str) -> str:
    """The newest mail to this address with these words in subject or body, once it has come:
    the worker sends it in its own time."""
    deadline = time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        for text in letters(address, mailbox):
            if about in text:
                return text
        time.sleep(0.5)
    raise AssertionError(f"No mail about “{about}” came to {address}.")


def letters(address: str, mailbox: Path):
    """Subject and body of each mail to this address, the newest first."""
    newest_first = sorted(mailbox.iterdir(), key=lambda file: file.stat().st_mtime_ns, reverse=True)
    for file in newest_first:
        for part in file.read_bytes().split(b"-" * 79 + b"\n"):
            mail = email.message_from_bytes(part, policy=email.policy.default)
            if address in str(mail["To"]):
                yield f"{mail['Subject']}\n{mail.get_body().get_content()}"
