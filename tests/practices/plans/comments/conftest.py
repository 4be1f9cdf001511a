"""A part of a plan, and comments beside it."""

import pytest
from bs4 import BeautifulSoup

from practices.plans.comments.write import add_comment


@pytest.fixture
def part(plan):
    return plan.parts.get(key="hope")


@pytest.fixture
def say(part, editor):
    """Writes a comment; keyword arguments replace what `add_comment` is given."""

    def write(text="Who pays?", **changes):
        return add_comment(**{"part": part, "author": editor, "text": text} | changes)

    return write


@pytest.fixture
def soup():
    return lambda response: BeautifulSoup(response.content, "html.parser")
