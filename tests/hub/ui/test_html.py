"""The one door for rich text: nothing dangerous passes, and what passes has one form."""

import time
from html.parser import HTMLParser
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hub.ui.html import MAX_CHARACTERS, TooLong, TooTangled, blocks, clean, from_text, join, to_text
from hub.ui.html.engines import ENGINES
from hub.ui.html.profiles import PROFILES

# The tests are no package, so the file beside this one is loaded by its path.
_spec = spec_from_file_location("attack_corpus", Path(__file__).with_name("attack_corpus.py"))
_corpus = module_from_spec(_spec)
_spec.loader.exec_module(_corpus)
ATTACKS = _corpus.ATTACKS

PLAN_WORDS = "p h3 h4 ul ol li a strong em blockquote table caption thead tbody tr th td br"
EDITOR_WORDS = "p h2 h3 h4 h5 h6 ul ol li a strong em sub sup code blockquote hr br"
TAGS = {"plan": set(PLAN_WORDS.split()), "editor": set(EDITOR_WORDS.split())}
SAFE_STARTS = ("https://", "http://", "mailto:", "tel:", "#")


class Inventory(HTMLParser):
    """Every element and attribute in some HTML, seen by a parser that the product does not use."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.oddities, self.words = [], [], []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.words.append(data)

    def handle_comment(self, data):
        self.oddities.append(data)

    handle_decl = handle_pi = unknown_decl = handle_comment


def assert_harmless(html, tags):
    found = Inventory(html)
    assert not found.oddities
    for tag, attributes in found.elements:
        assert tag in tags
        allowed = {"a": {"href", "rel", "id", "linktype"}, "th": {"scope"}}.get(tag, set())
        assert set(attributes) <= allowed
        assert attributes.get("scope", "col") in ("col", "row")
        assert attributes.get("id", "1").isdigit()
        assert attributes.get("linktype", "page") in ("page", "document")
        address = attributes.get("href", "#")
        own_path = address.startswith("/") and not address.startswith(("//", "/\\"))
        assert address.lower().startswith(SAFE_STARTS) or own_path
        assert not any(ord(letter) < 33 or letter == "\\" for letter in address)


# What attackers and word processors send: our tags and theirs, opened and closed at random.
SCRAPS = (
    "<p>|</p>|<h1>|</h1>|<h3>|</h3>|<ul>|</ul>|<ol>|<ol start=3>|</ol>|<li>|</li>|<b>|</b>|"
    "<em>|</em>|<strong>|</strong>|<a href='/x'>|<a href=\"https://a.example/?b&c\">|</a>|"
    "<a linktype=page id=3>|<blockquote>|</blockquote>|<table>|</table>|<caption>|"
    "</caption>|<thead>|</thead>|<tbody>|<tr>|</tr>|<th>|</th>|<td>|<td colspan=2>|"
    "<td rowspan=2>|</td>|<br>|<br/>|<hr>|<div>|</div>|<span>|</span>|<sub>|</sub>|<code>|"
    "<script>|</script>|<svg>|</svg>|<style>|</style>|<!--|-->|<textarea>|<title>|</title>|"
    "<select>|<option>|<math>|<form>|<template>|</template>|<plaintext>|&amp;|&lt;|&nbsp;|"
    "&|<|>|\"|'| |\n|\u00a0|\u0338|e\u0301|\x00|\u202e|one|two|three|="
)
SCRAP = st.one_of(st.sampled_from(SCRAPS.split("|")), st.text(max_size=4))
MESS = st.lists(SCRAP, max_size=30).map("".join)
TIDY = st.lists(
    st.sampled_from(
        [
            "<p>one</p>",
            "<p>two <b>three</b></p>",
            "<h3>four</h3>",
            "<ul><li>a</li><li>b<ol><li>c</li><li>d<ul><li>e</li></ul></li></ol></li></ul>",
            "<ol><li>f</li></ol>",
            "<blockquote><p>g</p><ul><li>h</li></ul></blockquote>",
            "<table><caption>i</caption><tr><th>j</th><th>k</th></tr><tr><td>l</td></tr></table>",
            "<table><tr><td>m<br>n</td><td><ul><li>o</li></ul></td></tr></table>",
        ]
    ),
    max_size=6,
).map("".join)
engines = pytest.mark.parametrize("engine", sorted(ENGINES))
profiles = pytest.mark.parametrize("profile", sorted(PROFILES))


@engines
@profiles
@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_gets_through_either_engine(attack, profile, engine):
    for text in (attack, f"<p>before {attack} after</p>", f"<ul><li>{attack}</ul>"):
        assert_harmless(clean(text, profile, engine=engine), TAGS[profile])


@engines
@pytest.mark.parametrize("attack", ATTACKS)
def test_the_engine_alone_stops_every_attack(attack, engine):
    """The second lock must not be what holds: each engine is judged on its own output."""
    found = Inventory(ENGINES[engine](attack, PROFILES["plan"]))

    for tag, attributes in found.elements:
        assert tag in PROFILES["plan"].engine_tags
        assert not any(name.startswith("on") or name == "style" for name in attributes)
        assert "javascript:" not in attributes.get("href", "").lower()


@engines
@profiles
@settings(max_examples=150, deadline=None)
@given(mess=MESS)
def test_no_mess_is_dangerous_and_cleaning_twice_changes_nothing(mess, profile, engine):
    once = clean(mess, profile, engine=engine)

    assert_harmless(once, TAGS[profile])
    assert clean(once, profile, engine=engine) == once


@settings(max_examples=100, deadline=None)
@given(tidy=TIDY)
def test_both_engines_say_the_same_of_what_people_write(tidy):
    assert clean(tidy, "plan", engine="bleach") == clean(tidy, "plan", engine="nh3")


@pytest.mark.parametrize("name", ["script", "style", "svg", "math", "template", "iframe", "select"])
def test_what_is_inside_a_dropped_element_is_not_shown_to_readers(name):
    assert clean(f"<p>a<{name}>hidden</{name}>b</p>", "plan") == "<p>ab</p>"


@profiles
@pytest.mark.parametrize(
    "address",
    [
        "https://www.gov.uk/guidance?a=1&b=2#c",
        "http://example.org",
        "mailto:team@example.gov.uk",
        "tel:+441134960000",
        "/practices/hull/",
        "#costs",
    ],
)
def test_honest_links_stay(address, profile):
    cleaned = clean(f'<a href="{address}">x</a>', profile)

    assert Inventory(cleaned).elements[1][1]["href"] == address


@pytest.mark.parametrize(
    "address",
    ["page.html", "?q=1", "", "#", "javascript:x", "//x.example/", "https://gov.uk@x.example/"],
)
def test_a_refused_link_leaves_its_words(address):
    assert clean(f'<p>a <a href="{address}">b</a></p>', "plan") == "<p>a b</p>"


def test_links_out_of_a_plan_lend_no_weight_and_links_within_it_are_plain():
    assert clean('<a href="HTTPS://x.example/">x</a>', "plan") == (
        '<p><a href="HTTPS://x.example/" rel="nofollow noopener">x</a></p>'
    )
    assert clean('<a rel="me" href="/x">x</a>', "plan") == '<p><a href="/x">x</a></p>'


def test_the_editor_keeps_links_to_wagtail_pages_and_plans_do_not():
    link = '<p><a id="3" linktype="page">x</a></p>'

    assert clean(link, "editor") == link
    assert clean(link, "plan") == "<p>x</p>"


def test_the_editor_drops_pictures_embeds_and_tables_but_not_the_words_of_tables():
    html = '<embed embedtype="image" id="1"/><table><tr><td>a</td><td>b</td></tr></table>'

    assert clean(html, "editor") == "<p>a b</p>"


@pytest.mark.parametrize(
    ("messy", "tidy"),
    [
        ("<b>a</b> <i>b</i>", "<p><strong>a</strong> <em>b</em></p>"),
        ("<h1>a</h1><h5>b</h5>", "<h3>a</h3>\n<h4>b</h4>"),
        ("<div>a</div><div>b</div>", "<p>a</p>\n<p>b</p>"),
        ("<p>a  \n\tb&nbsp;c</p>", "<p>a b c</p>"),
        ("<p></p><p> &nbsp;<br></p>", ""),
        ("a<br>b<br><br>c<br>", "<p>a<br>b</p>\n<p>c</p>"),
        ("<p>a<strong> b </strong>c</p>", "<p>a <strong>b</strong> c</p>"),
        ("<em><b>a</b></em>", "<p><strong><em>a</em></strong></p>"),
        ("<b>a</b><b>b</b>", "<p><strong>ab</strong></p>"),
        ("<ul><li><p>a</p></li></ul>", "<ul>\n<li>a</li>\n</ul>"),
        ("<ul><li>a</li><ul><li>b</li></ul><li>c</li></ul>",
         "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<ul><li> </li></ul>", ""),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>",
         "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>"),
        ("e\u0301", "<p>\u00e9</p>"),
        ("a\x00\x07\u202e\ufeffb", "<p>ab</p>"),
        ("&#1;a &amp;lt; b", "<p>a &amp;lt; b</p>"),
        ("<?xml version='1.0' encoding='latin-1'?><p>\u00e9</p>", "<p>\u00e9</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_equal_content_takes_one_form(messy, tidy):
    assert clean(messy, "plan") == tidy


def test_a_table_gets_its_heading_row_scopes_and_full_rows():
    table = (
        "<table><tr><th>A</th><th>B</th><th>C</th></tr>"
        '<tr><th rowspan="2">r</th><td colspan="2">1</td></tr><tr><td>2</td></tr><tr><td></td></tr>'
        "<caption>Costs</caption></table>"
    )

    assert clean(table, "plan").splitlines() == [
        "<table>",
        "<caption>Costs</caption>",
        "<thead>",
        '<tr><th scope="col">A</th><th scope="col">B</th><th scope="col">C</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><th scope="row">r</th><td>1</td><td></td></tr>',
        "<tr><td></td><td>2</td><td></td></tr>",
        "</tbody>",
        "</table>",
    ]


def test_too_much_text_is_refused_and_the_limit_itself_is_not():
    with pytest.raises(TooLong):
        clean("a" * (MAX_CHARACTERS + 1), "plan")

    assert issubclass(TooLong, ValueError)
    assert clean("a" * MAX_CHARACTERS, "plan") == "<p>" + "a" * MAX_CHARACTERS + "</p>"


@pytest.mark.parametrize(
    "tangle",
    [
        "<ul><li>" * 12_000,
        "<b>" * 30_000,
        "<p><b>" * 15_000,
        "<svg><p>" * 12_000,
        "<p" + "".join(f" a{number}" for number in range(15_000)) + ">",
    ],
)
def test_input_made_to_be_slow_is_refused_soon(tangle):
    began = time.process_time()

    with pytest.raises(TooTangled):
        clean(tangle, "plan")

    assert time.process_time() - began < 3  # 5 to 40 seconds without the limits


def test_nesting_is_refused_only_beyond_what_word_processors_write():
    assert clean("<div>" * 80 + "x", "plan") == "<p>x</p>"
    with pytest.raises(TooTangled):
        clean("<div>" * 150 + "x", "plan")


@engines
def test_deep_nesting_never_exhausts_the_stack(engine):
    for tangle in ("<table><td>", "<ul><li>", "<blockquote>", "<div><b>"):
        try:
            clean(tangle * 2_000 + "x", "plan", engine=engine)
        except TooTangled:
            assert engine == "bleach"


@settings(max_examples=100, deadline=None)
@given(mess=MESS)
@example(mess="<table><thead><tr><th></thead><tr><th>a</table>")
@example(mess="<ol><li>a<ol><li>b<ul><li>c<ol><li>d</ol><li>e</ul><li>f</ol><li>g</ol>")
@example(mess="<ol><li>a<ul><li>b</ul></ol><table><tr><td>c</table><table><caption>d</caption>")
def test_pieces_join_to_what_they_came_from(mess):
    html = clean(mess, "plan")

    assert join(blocks(html)) == html


@settings(max_examples=100, deadline=None)
@given(tidy=TIDY, chosen=st.lists(st.booleans(), min_size=40, max_size=40))
def test_any_choice_of_pieces_joins_to_clean_html_with_all_their_words(tidy, chosen):
    all_pieces = blocks(clean(tidy, "plan"))
    pieces = [piece for piece, keep in zip(all_pieces, chosen, strict=False) if keep]

    joined = join(pieces)

    assert clean(joined, "plan") == joined
    words = "".join("".join(Inventory(piece).words) for piece in pieces).split()
    assert sorted("".join(words)) == sorted("".join("".join(Inventory(joined).words).split()))


def test_each_item_and_each_row_is_a_piece():
    html = clean(
        "<p>x</p><ul><li>a<ol><li>b</li></ol></li></ul>"
        "<table><caption>c</caption><tr><th>d</th></tr><tr><td>e</td></tr></table>"
        "<blockquote><p>f</p><p>g</p></blockquote>",
        "plan",
    )

    assert blocks(html) == [
        "<p>x</p>",
        "<ul><li>a</li></ul>",
        "<ul><li><ol><li>b</li></ol></li></ul>",
        "<table><caption>c</caption></table>",
        '<table><thead><tr><th scope="col">d</th></tr></thead></table>',
        "<table><tbody><tr><td>e</td></tr></tbody></table>",
        "<blockquote><p>f</p><p>g</p></blockquote>",
    ]


@pytest.mark.parametrize(
    ("typed", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one<br>two</p>\n<p>three</p>"),
        ("one\r\n \r\n\r\ntwo", "<p>one</p>\n<p>two</p>"),
        ("costs < 5 & x > 2 <soon>", "<p>costs &lt; 5 &amp; x &gt; 2 &lt;soon&gt;</p>"),
        ("<p>old</p>\n\nnew\n\n<b>b</b>", "<p>old</p>\n<p>new</p>\n<p><strong>b</strong></p>"),
        ("<ul>\n<li>a</li>\n\n<li>b</li>\n</ul>", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<p>a</p><script>alert(1)</script>", "<p>a</p>"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_typed_without_javascript_becomes_paragraphs(typed, html):
    assert from_text(typed) == html


@settings(max_examples=50, deadline=None)
@given(mess=MESS, profile=st.sampled_from(sorted(PROFILES)))
@example(mess="<hr>", profile="editor")
def test_stored_html_sent_back_from_a_plain_box_is_unchanged(mess, profile):
    html = clean(mess, profile)

    # A text with no tag of ours in it is plain text, and all stored HTML has one.
    assert from_text(html, profile) == html


def test_rich_text_reads_well_as_plain_text():
    html = (
        "<h3>Title</h3><p>a <b>b</b><br>c &amp; d</p><ol><li>one<ul><li>in</li></ul></li>"
        "<li>two</li></ol><blockquote><p>q</p></blockquote>"
        "<table><caption>Costs</caption><tr><th>A</th><th>B</th></tr><tr><td>1</td><td></td></tr>"
    )

    assert to_text(html) == (
        "Title\n\na b\nc & d\n\n1. one\n  - in\n2. two\n\nq\n\nCosts\nA | B\n1 | "
    )
