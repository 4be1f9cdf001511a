"""What must hold of every merge, and that a well-known merge library says the same."""

import random
import re
from xml.etree.ElementTree import fromstring

from hypothesis import given, settings
from hypothesis import strategies as st
from merge3 import Merge3

from hub.ui.html import blocks, clean, to_text
from hub.ui.redline import redline
from practices.plans.merge import Kind, Side, merge, merge_html

AGREEMENTS = 10_000
WORDS = ["one", "two", "three", "four", "five", "six", "seven"]
PIECES = [f"<p>{word}</p>" for word in WORDS] + [f"<ul><li>{word}</li></ul>" for word in WORDS]

texts = st.lists(st.sampled_from(PIECES), max_size=10).map(tuple)
# Odd HTML, as it might be pasted, cleaned as everything is that a plan keeps.
odd = st.lists(
    st.sampled_from([*PIECES, "<table><tr><td>x<p>y", "<li>loose", "<script>z</script>", "<b>w"]),
    max_size=8,
).map(lambda parts: clean("".join(parts), "plan"))


@given(texts, texts)
def test_merging_with_no_change_gives_the_change(base, ours):
    for merged in (merge(base, ours, base), merge(base, base, ours)):
        assert merged.is_clean
        assert tuple(merged.pieces()) == ours


@given(texts, texts)
def test_merging_a_change_with_itself_gives_that_change(base, ours):
    merged = merge(base, ours, ours)

    assert merged.is_clean
    assert tuple(merged.pieces()) == ours


@given(texts, texts, texts)
def test_it_does_not_matter_who_is_called_ours(base, ours, theirs):
    one, other = merge(base, ours, theirs), merge(base, theirs, ours)

    assert [(r.base, r.ours, r.theirs) for r in one.regions] == [
        (r.base, r.theirs, r.ours) for r in other.regions
    ]
    if one.is_clean:
        assert one.pieces() == other.pieces()
    swapped = dict.fromkeys(range(len(other.conflicts)), Side.THEIRS)
    kept = dict.fromkeys(range(len(one.conflicts)), Side.OURS)
    assert one.pieces(kept) == other.pieces(swapped)


@given(texts, texts, texts)
def test_nothing_disappears_that_neither_side_deleted(base, ours, theirs):
    pieces = merge(base, ours, theirs).pieces()

    for piece in {*ours, *theirs}:
        is_deleted = piece in base and (piece not in ours or piece not in theirs)
        assert piece in pieces or is_deleted


@given(texts, texts, texts)
def test_regions_in_order_are_the_three_texts(base, ours, theirs):
    regions = merge(base, ours, theirs).regions

    for name, text in {"base": base, "ours": ours, "theirs": theirs}.items():
        assert tuple(piece for region in regions for piece in getattr(region, name)) == text


# Whole and broken bits of markup in any order, as far from a tidy text as pasting gets.
BITS = [
    *WORDS,
    *["<p>", "</p>", "<h2>", "</h2>", "<ul>", "</ul>", "<ol>", "</ol>", "<li>", "</li>", "<br>"],
    *["<table>", "</table>", "<tr>", "</tr>", "<th>", "</th>", "<td>", "</td>", "<caption>"],
    *["<b>", "</b>", "<em>", "</em>", "<blockquote>", "</blockquote>", "<hr>", "<div>", "</div>"],
    *["<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>"],
    *['<a href="javascript:alert(1)">', '<a href="https://example.org/?a=1&b=2">', "</a>"],
    *["<", ">", "&", "&lt;script&gt;", "<!--", "-->", "<p", '"', "'", "\x00", "\u202e", "é", "\n"],
    *["<ins>", "</ins>", "<del>", "</del>", "<style>p{}</style>", "<iframe>", "<math>", "]]>"],
]
raw = st.lists(st.sampled_from(BITS), max_size=24).map("".join)
fuzzed = raw.map(lambda html: clean(html, "plan"))
sides = st.dictionaries(st.integers(0, 9), st.sampled_from(Side))


@settings(deadline=None)
@given(fuzzed, fuzzed, fuzzed, sides)
def test_broken_html_merges_into_whole_and_clean_html(base, ours, theirs, chosen):
    merged = merge_html(base, ours, theirs)

    for sides in [chosen, *(dict.fromkeys(range(99), side) for side in Side)]:
        html = merged.html(sides)
        assert clean(html, "plan") == html
        assert_harmless(html)


@settings(deadline=None)
@given(fuzzed, fuzzed)
def test_html_merged_with_itself_or_with_no_change_is_the_change(base, ours):
    for merged in (
        merge_html(base, ours, ours),
        merge_html(base, ours, base),
        merge_html(base, base, ours),
    ):
        assert merged.is_clean
        assert merged.html() == ours


@settings(deadline=None)
@given(raw, raw)
def test_a_redline_of_anything_is_whole_and_harmless(old, new):
    marked = redline(old, new)

    assert_harmless(marked)
    # XML is strict: every element is closed, in order, and nothing is left unescaped.
    fromstring("<div>" + VOID.sub(r"<\1/>", marked).replace("&nbsp;", "&#160;") + "</div>")


VOID = re.compile(r"<(br|hr)>")
DANGER = re.compile(r"<(script|style|iframe|svg|img|math)|<[^>]* on[a-z]+=|<[^>]*javascript:", re.I)


def assert_harmless(html):
    assert not DANGER.search(html), html


@given(odd, odd, odd)
def test_merged_html_is_whole_and_clean(base, ours, theirs):
    merged = merge_html(base, ours, theirs)

    for chosen in [{}, dict.fromkeys(range(9), Side.OURS), dict.fromkeys(range(9), Side.THEIRS)]:
        html = merged.html(chosen)
        assert clean(html, "plan") == html
    words = to_text(merged.html())
    for piece in {*blocks(ours), *blocks(theirs)} - {*blocks(base)}:
        assert all(word in words for word in to_text(piece).split())


def test_a_library_for_merging_agrees_on_ten_thousand_random_cases():
    chance = random.Random(7)
    found = dict.fromkeys(Kind, 0)
    for _ in range(AGREEMENTS):
        base = random_text(chance)
        ours, theirs = changed(chance, base), changed(chance, base)

        merged = merge(base, ours, theirs)

        assert as_groups(merged) == library_groups(base, ours, theirs), (base, ours, theirs)
        for region in merged.regions:
            found[region.kind] += 1
    assert all(number > 50 for number in found.values()), found


def random_text(chance) -> list[str]:
    return [chance.choice(WORDS) for _ in range(chance.randrange(9))]


def changed(chance, base) -> list[str]:
    """The text with a few pieces taken out, put in or replaced."""
    text = list(base)
    for _ in range(chance.randrange(4)):
        place = chance.randrange(len(text) + 1)
        text[place : place + chance.randrange(3)] = chance.sample(WORDS, chance.randrange(3))
    return text


def as_groups(merged) -> list[tuple]:
    """What each region comes to, as the library puts it; it is silent where both took away."""
    groups = [
        ("conflict", region.base, region.ours, region.theirs)
        if region.kind is Kind.CONFLICT
        else (NAMES[region.kind], region.merged(Side.BOTH))
        for region in merged.regions
    ]
    return [group for group in groups if group != ("same", ())]


NAMES = {Kind.UNCHANGED: "unchanged", Kind.OURS: "a", Kind.THEIRS: "b", Kind.SAME: "same"}


def library_groups(base, ours, theirs) -> list[tuple]:
    groups = Merge3(base, ours, theirs).merge_groups()
    return [(group[0], *map(tuple, group[1:])) for group in groups]


def test_both_sides_of_a_conflict_are_kept_unless_somebody_chooses():
    merged = merge("abc", "aXc", "aYc")

    assert merged.pieces() == ["a", "X", "Y", "c"]
    assert merged.pieces({0: Side.OURS}) == ["a", "X", "c"]
    assert merged.pieces({0: Side.THEIRS}) == ["a", "Y", "c"]


def test_what_both_sides_say_alike_is_said_once():
    merged = merge([], ["p", "X", "q"], ["p", "Y", "q"])

    assert merged.pieces() == ["p", "X", "Y", "q"]


def test_changes_in_two_paragraphs_are_brought_together():
    base = "<p>Meet monthly.</p><p>Share data.</p><ul><li>Van</li><li>Choir</li></ul>"
    ours = base.replace("monthly", "weekly")
    theirs = base.replace("<li>Choir</li>", "")

    merged = merge_html(base, ours, theirs)

    assert merged.is_clean
    wanted = "<p>Meet weekly.</p><p>Share data.</p><ul><li>Van</li></ul>"
    assert merged.html() == clean(wanted, "plan")
