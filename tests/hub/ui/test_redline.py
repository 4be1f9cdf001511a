"""What changed, shown to the eye and to the ear."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from hub.ui.html import MAX_CHARACTERS, TooLong, clean
from hub.ui.redline import redline, redline_text

HIDDEN = '<span class="govuk-visually-hidden">{}: </span>'
PIECES = st.lists(
    st.sampled_from(
        [
            "<p>the cost was high</p>",
            "<p>the <b>cost</b> was low</p>",
            "<h3>team</h3>",
            "<ul><li>one</li><li>two</li></ul>",
            "<ul><li>two</li></ul>",
            "<table><caption>spend</caption><tr><th>year</th></tr><tr><td>2025</td></tr></table>",
            "<table><tr><th>year</th></tr><tr><td>2026</td></tr></table>",
            "<blockquote><p>quoted</p></blockquote>",
            "<p>&lt;script&gt; &amp;amp;</p>",
            "<p>one<br>two<br>three four</p>",
            "<p>one <em>two</em><br>three</p>",
            "<ol><li>one two three<ul><li>four five six</li></ul></li></ol>",
            "<ol><li>one two<ul><li>four five seven</li></ul></li></ol>",
            "<table><tr><td>a b c</td><td></td></tr><tr><td>d e</td><td>f</td></tr></table>",
            "<table><tr><td>a b</td><td>g</td></tr><tr><td>d e h</td><td></td></tr></table>",
        ]
    ),
    max_size=5,
).map("".join)


def added(words):
    return f"<ins>{HIDDEN.format('Added')}{words}</ins>"


def removed(words):
    return f"<del>{HIDDEN.format('Removed')}{words}</del>"


def test_added_and_removed_words_are_marked_and_said():
    shown = redline("<p>It cost a lot in Hull</p>", "<p>It cost little in Hull</p>")

    assert shown == f"<p>It cost {added('little')} {removed('a lot')} in Hull</p>"


@pytest.mark.parametrize("html", ["", "<p>a <b>b</b></p>", "<ul><li>a</li></ul>"])
def test_equal_texts_show_no_change(html):
    assert redline(html, html) == clean(html, "plan")


def test_a_removed_item_stays_an_item():
    shown = redline("<ul><li>a b</li><li>c d</li></ul>", "<ul><li>a b</li></ul>")

    assert shown == f"<ul>\n<li>a b</li>\n<li>{removed('c d')}</li>\n</ul>"


def test_an_added_table_keeps_its_shape_and_caption():
    table = "<table><caption>C</caption><tr><th>A</th></tr><tr><td>1</td></tr></table>"

    shown = redline("<p>end of text</p>", table + "<p>end of text</p>")

    assert f"<caption>{added('C')}</caption>" in shown
    assert f'<tr><th scope="col">{added("A")}</th></tr>' in shown
    assert f"<tr><td>{added('1')}</td></tr>" in shown


def test_a_table_that_lost_its_caption_does_not_show_new_figures_as_removed():
    row = "<tr><th>year</th></tr><tr><td>{}</td></tr></table>"
    old = "<p>before it</p><table><caption>Spend</caption>" + row.format("2025")

    shown = redline(old, "<table>" + row.format("2026"))

    assert f"<td>{added('2026')}</td>" in shown
    assert f"<td>{removed('2025')}</td>" in shown
    assert '<th scope="col">year</th>' in shown


def test_only_the_changed_cell_of_a_row_is_marked():
    row = "<table><tr><td>beds in use</td><td>{}</td></tr></table>"

    shown = redline(row.format("40"), row.format("55"))

    assert shown.splitlines()[2] == (
        f"<tr><td>beds in use</td><td>{added('55')} {removed('40')}</td></tr>"
    )


def test_a_new_paragraph_in_the_place_of_another_is_not_a_mixture_of_both():
    shown = redline("<p>We met weekly</p>", "<p>Costs rose by half</p>")

    assert shown == f"<p>{added('Costs rose by half')}</p>\n<p>{removed('We met weekly')}</p>"


def test_a_link_that_now_leads_elsewhere_shows_both_addresses():
    shown = redline('<p><a href="/old">x</a></p>', '<p><a href="/new">x</a></p>')

    assert "/old" in lxml_html.fromstring(shown).xpath("string(//del)")
    assert "/new" in lxml_html.fromstring(shown).xpath("string(//ins)")


def test_what_is_dangerous_does_not_come_through_a_comparison():
    bad = "<p onclick=x>a<script>alert(1)</script><img src=x onerror=y> &lt;ins onclick=z&gt;</p>"

    for shown in (redline(bad, "<p>b</p>"), redline("<p>b</p>", bad), redline(bad, bad)):
        names = {element.tag for element in lxml_html.fragment_fromstring(shown, "div").iter()}
        assert names <= {"div", "p", "ins", "del", "span"}
        assert "alert" not in shown
        assert "&lt;ins onclick=z&gt;" in shown


@settings(max_examples=100, deadline=None)
@given(old=PIECES, new=PIECES)
def test_taking_the_changes_out_gives_back_the_words_of_each_side(old, new):
    shown = redline(old, new)

    assert without(shown, "del") == words(clean(new, "plan"))
    assert without(shown, "ins") == words(clean(old, "plan"))


def without(shown, name):
    page = lxml_html.fragment_fromstring(shown, "div")
    for element in page.xpath(f"//{name} | //span"):
        element.drop_tree()
    return words(lxml_html.tostring(page, encoding="unicode"))


def words(html):
    # Without spaces: where one paragraph ends is form, and form is not compared.
    return "".join("".join(lxml_html.fragment_fromstring(html, "div").itertext()).split())


def test_plain_text_is_compared_word_by_word_and_escaped():
    shown = redline_text("Hull & <b>\nsecond", "Leeds & <b>\nsecond line")

    assert shown == (
        f"{added('Leeds')} {removed('Hull')} &amp; &lt;b&gt;<br>second {added('line')}"
    )


def test_equal_plain_texts_show_no_change():
    assert redline_text("a  b\r\nc", "a b\nc") == "a b<br>c"


def test_too_long_texts_are_refused():
    with pytest.raises(TooLong):
        redline_text("", "a" * (MAX_CHARACTERS + 1))
    with pytest.raises(TooLong):
        redline("", "a" * (MAX_CHARACTERS + 1))
