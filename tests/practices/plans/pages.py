"""What tests ask of a page."""

from bs4 import BeautifulSoup


def soup(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")


def words(response) -> str:
    """All that stands in the main part of the page."""
    return soup(response).main.get_text(" ", strip=True)
