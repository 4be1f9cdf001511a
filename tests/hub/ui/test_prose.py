"""Rich text is cleaned by the field and the block that hold it, whoever fills them."""

import json

import pytest
from wagtail.blocks import StreamBlock
from wagtail.rich_text import RichText

from hub.pages.models import ContentPage
from hub.ui.prose import ProseBlock, ProseStreamBlock

UNSAFE = '<p onclick="x()">Cold <b>homes</b></p><script>alert(1)</script>'


class Stream(ProseStreamBlock):
    text = ProseBlock()


@pytest.fixture
def page(home):
    return home.add_child(instance=ContentPage(title="About us", slug="about-us", body=UNSAFE))


def test_the_field_cleans_what_is_saved(page):
    assert ContentPage.objects.get(pk=page.pk).body == page.body
    assert page.body == "<p>Cold <strong>homes</strong></p>"


def test_the_field_cleans_what_a_revision_publishes(page):
    revision = page.save_revision()
    revision.content = revision.content | {"body": UNSAFE}
    revision.save()

    revision.publish()

    assert "script" not in ContentPage.objects.get(pk=page.pk).body


def test_the_field_keeps_links_inside_the_hub(page, home):
    page.body = f'<p><a linktype="page" id="{home.pk}">Home</a></p>'
    page.save()

    assert 'linktype="page"' in page.body
    assert f'id="{home.pk}"' in page.body


def test_the_field_takes_nothing_at_all(page):
    page.body = None
    page.save()

    assert page.body == ""


def test_the_block_cleans_what_a_form_sends():
    cleaned = ProseBlock().clean(RichText(UNSAFE))

    assert "script" not in cleaned.source
    assert "onclick" not in cleaned.source


@pytest.mark.parametrize("looked_at", [True, False])
def test_a_stream_cleans_its_rows_even_if_nobody_looked_at_them(looked_at):
    stream = Stream().to_python([{"type": "text", "value": UNSAFE}])
    if looked_at:
        assert "Cold" in str(stream[0].value)

    stored = json.dumps(Stream().get_prep_value(stream))

    assert "Cold" in stored
    assert "script" not in stored
    assert "onclick" not in stored


def test_wagtails_own_stream_would_not():
    """Why `ProseStreamBlock` is needed; when this fails, it no longer is."""

    class Plain(StreamBlock):
        text = ProseBlock()

    stream = Plain().to_python([{"type": "text", "value": UNSAFE}])

    assert "script" in json.dumps(Plain().get_prep_value(stream))
