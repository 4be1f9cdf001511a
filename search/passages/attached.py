"""How much of the words in attached files is looked through for one page of results."""

from practices.case_studies.attachments import texts_of

OF_A_FILE = 50_000  # letters
IN_ALL = 200_000  # letters


def attached_texts(pages: list) -> dict[int, list[tuple[tuple[str, str], str]]]:
    """{page id: [(("file", its title), the beginning of its words)]}. One query.

    Files share what there is in all: the short ones come whole, the long ones get equal parts.
    """
    found = texts_of(pages, most=OF_A_FILE)
    most = fair_share([len(text) for files in found.values() for _, text in files], IN_ALL)
    return {
        pk: [(("file", title), beginning(text, min(most, OF_A_FILE))) for title, text in files]
        for pk, files in found.items()
    }


def fair_share(sizes: list[int], in_all: int) -> int:
    """The most that each may have, so that together they have no more than there is."""
    left = in_all
    for place, size in enumerate(sorted(sizes)):
        share = left // (len(sizes) - place)
        if size > share:
            return share
        left -= size
    return in_all


def beginning(text: str, most: int) -> str:
    """Whole words at the beginning of a text, of no more letters than this."""
    return text if len(text) < most else text[:most].rsplit(None, 1)[0]
