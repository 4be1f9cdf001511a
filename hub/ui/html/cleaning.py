"""Clean what somebody typed, pasted or sent."""

from .characters import without_unseen
from .engines import ENGINE, ENGINES
from .limits import MAX_CHARACTERS, TooLong
from .profiles import PROFILES
from .reading import read
from .writing import write


def clean(html: str, profile: str, *, engine: str = ENGINE) -> str:
    """Safe HTML in its settled form, holding only what the profile ("plan", "editor") allows.

    Call it when saving and again before showing or exporting: it is the same the second time.
    Raises `TooLong` beyond `MAX_CHARACTERS`, or its kind `TooTangled`.
    """
    if len(html) > MAX_CHARACTERS:
        raise TooLong(f"The text is longer than {MAX_CHARACTERS:,} characters.")
    allowed = PROFILES[profile]
    safe = ENGINES[engine](without_unseen(html), allowed)
    return write(read(safe, allowed))
