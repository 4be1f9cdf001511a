"""Take out of a question what may tell of a person. Pure."""

import re
import unicodedata

BLANK = "[removed]"
ADDRESS = re.compile(r"\S+@\S+|\S+://\S+|\bwww\.\S+")
NATIONAL_INSURANCE = re.compile(r"\b[a-z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[a-d]\b")
POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z\d]?\s?\d[a-z]{2}\b")
# Numbers of telephones, patients, accounts and cards, and dates of birth, however they are grouped.
DIGITS = re.compile(r"\+?\d(?:[\s().,/-]*\d){5,}")
YEARS = re.compile(r"(?:(?:19|20)\d\d\D*)+")


def without_personal_data(question: str) -> str:
    """The question in small letters, with blanks for addresses, numbers of people and the like."""
    text = " ".join(unicodedata.normalize("NFKC", question).lower().split())
    for pattern in (ADDRESS, NATIONAL_INSURANCE, POSTCODE):
        text = pattern.sub(BLANK, text)
    return DIGITS.sub(blank_unless_years, text)


def blank_unless_years(found: re.Match) -> str:
    return found[0] if YEARS.fullmatch(found[0]) else BLANK
