"""Keys of sections, parts and answers: made from their words once, and lasting from then on.

Forks of a plan know its parts by these keys, so nobody types them. No Django models.
"""

from django.utils.text import slugify

LONGEST = 60


def give_keys(sections) -> None:
    """Give a key to each section, part and answer that is new or copied from another."""
    used_sections, used_parts = set(), set()
    for section in sections:
        give_key(section, "title", used_sections)
        for part in section["parts"]:
            give_key(part, "heading", used_parts)
            used_answers = set()
            for answer in part["choices"]:
                give_key(answer, "label", used_answers)


def give_key(row, words: str, used: set[str]) -> None:
    if not row["key"] or row["key"] in used:
        row["key"] = free_key(row[words], used)
    used.add(row["key"])


def free_key(words: str, used: set[str]) -> str:
    """A key that says what the words say, and that is not used yet."""
    stem = slugify(words)[:LONGEST].strip("-").replace("_", "-").strip("-") or "part"
    key, number = stem, 2
    while key in used:
        tail = f"-{number}"
        key, number = stem[: LONGEST - len(tail)].rstrip("-") + tail, number + 1
    return key


def give_numbers(sections) -> None:
    """Number the sections that are new, after all others."""
    last = max((each["number"] for each in sections if each["number"] is not None), default=-1)
    for section in sections:
        if section["number"] is None:
            section["number"] = last = last + 1
