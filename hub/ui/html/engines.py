"""The library that removes what is dangerous. Bleach today; nh3 does the same work.

Bleach gets no more security fixes. To move, make `ENGINE` "nh3" and nh3 a product dependency:
nothing else changes, and the attack corpus in the tests already runs through both.
"""

from collections.abc import Callable

import bleach
from bleach import html5lib_shim

from .limits import MAX_ATTRIBUTES, MAX_DEPTH, MAX_ELEMENTS, TooTangled
from .links import safe_address
from .profiles import DROPPED, Profile

ENGINE = "bleach"


def with_bleach(html: str, profile: Profile) -> str:
    # The dropped elements pass the first filter, because bleach would keep the text inside them;
    # the second removes them whole, from the same parse, so no second reading can disagree.
    cleaner = bleach.Cleaner(
        tags=profile.engine_tags | DROPPED,
        attributes=_may_stay,
        protocols={"http", "https", "mailto", "tel"},
        strip=True,
        strip_comments=True,
        filters=[_DropWithContent],
    )
    cleaner.parser = _GuardedParser(cleaner.tags, strip=True, consume_entities=False)
    return cleaner.clean(html)


def with_nh3(html: str, profile: Profile) -> str:
    import nh3

    return nh3.clean(
        html,
        tags=set(profile.engine_tags),
        clean_content_tags=set(DROPPED),
        attributes={"*": {"href", "id", "linktype", "rel", "colspan", "rowspan"}},
        attribute_filter=lambda tag, name, value: value if _may_stay(tag, name, value) else None,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
        strip_comments=True,
    )


ENGINES: dict[str, Callable[[str, Profile], str]] = {
    "bleach": with_bleach,
    "nh3": with_nh3,
}


def _may_stay(tag: str, name: str, value: str) -> bool:
    if tag == "a":
        return name in ("id", "linktype", "rel") or (
            name == "href" and safe_address(value) is not None
        )
    return tag in ("td", "th") and name in ("colspan", "rowspan")


class _DropWithContent(html5lib_shim.Filter):
    def __iter__(self):
        depth = 0
        for token in super().__iter__():
            if token.get("name") not in DROPPED:
                if not depth:
                    yield token
            elif token["type"] == "StartTag":
                depth += 1
            elif token["type"] == "EndTag":
                depth -= 1


class _GuardedParser(html5lib_shim.BleachHTMLParser):
    """Bleach's parser, which stops rather than slows down without end on tangled input."""

    def __init__(self, tags, **options) -> None:
        super().__init__(tags, namespaceHTMLElements=False, **options)

    def reset(self) -> None:
        super().reset()
        self.tree.openElements = _OpenElements(self.tree.openElements)
        read_name = self.tokenizer.attributeNameState

        def read_name_unless_many():
            if len(self.tokenizer.currentToken["data"]) > MAX_ATTRIBUTES:
                raise TooTangled(f"An element has more than {MAX_ATTRIBUTES} attributes.")
            return read_name()

        self.tokenizer.attributeNameState = read_name_unless_many


class _OpenElements(list):
    """The elements that the parser is inside of; every element passes through here once."""

    seen = 0

    def append(self, element) -> None:
        self.seen += 1
        if len(self) > MAX_DEPTH or self.seen > MAX_ELEMENTS:
            raise TooTangled(
                f"The text is nested more than {MAX_DEPTH} levels deep, "
                f"or has more than {MAX_ELEMENTS:,} elements."
            )
        super().append(element)
