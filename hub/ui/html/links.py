"""Which links may stay, and in what form."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from .characters import settled, without_unseen
from .model import Link
from .profiles import Profile

OUTSIDE_REL = "nofollow noopener"
_CONTACT = re.compile(r"(mailto|tel):[^\s/\\<>]+", re.IGNORECASE)


def safe_address(address: str) -> str | None:
    """The address if a reader may be sent there, otherwise None.

    Web addresses with a host, mailto, tel, our own paths (one slash) and places on the page (#).
    """
    address = settled(re.sub(r"[\t\r\n]", "", without_unseen(address)).strip())
    # Browsers read a backslash as a slash: /\host would leave the site.
    if not address or "\\" in address:
        return None
    address = re.sub(r"\s", "%20", address)
    if address.startswith("#"):
        return address if len(address) > 1 else None
    if address.startswith("/"):
        return None if address.startswith("//") else address
    if _CONTACT.fullmatch(address):
        return address
    return address if _is_web_address(address) else None


def is_outside(address: str) -> bool:
    return address.lower().startswith(("http://", "https://"))


def _is_web_address(address: str) -> bool:
    if not is_outside(address):
        return False
    try:
        parts = urlsplit(address)
        _ = parts.port  # reading it raises on nonsense
    except ValueError:
        return False
    # A name before the host ("https://bank@evil") serves only to mislead.
    return bool(parts.hostname) and "@" not in parts.netloc


def read_link(attributes: Mapping[str, str], profile: Profile) -> Link | None:
    """The link that an `a` element makes under a profile, or None when it makes none."""
    if profile.keeps_wagtail_links:
        kind, number = attributes.get("linktype", ""), attributes.get("id", "")
        if kind in ("page", "document") and re.fullmatch(r"[0-9]{1,18}", number):
            return (("id", number), ("linktype", kind))
    address = safe_address(attributes.get("href", ""))
    if address is None:
        return None
    guarded = profile.guards_outside_links or attributes.get("rel") == OUTSIDE_REL
    if guarded and is_outside(address):
        return (("href", address), ("rel", OUTSIDE_REL))
    return (("href", address),)
