"""Short lasting keys, written so that they can be read out over the telephone."""

import hashlib
import secrets

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"  # no 0, 1, i, l, o
LENGTH = 8


def new_key() -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def key_of(slug: str) -> str:
    """The key of a compiled case: the same in every hub that loads the same file."""
    digest = hashlib.sha256(slug.encode()).digest()
    return "".join(ALPHABET[byte % len(ALPHABET)] for byte in digest[:LENGTH])
