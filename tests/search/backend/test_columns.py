import pytest
from wagtail.models import Page
from wagtail.search import index

from search.backend.columns import PREFIX, TEXT, boosts

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("title", "seo_title", "first"),
    [
        pytest.param(9, 1, "Damp", id="title counts more"),
        pytest.param(1, 9, "Mould", id="other field counts more"),
    ],
)
def test_a_field_counts_as_much_as_its_boost_says(
    backend, add_page, monkeypatch, title, seo_title, first
):
    weights = {"title": title, "seo_title": seo_title}
    fields = [index.SearchField(name, boost=boost) for name, boost in weights.items()]
    monkeypatch.setattr(Page, "search_fields", fields)
    add_page("Damp", seo_title="Mould")
    add_page("Mould", seo_title="Damp")

    assert backend.search("damp", Page)[0].title == first


def test_columns_are_named_for_the_model_that_defines_the_field():
    assert boosts(Page, TEXT)["text__wagtailcore_page__title"] == 2.0
    assert "prefix__wagtailcore_page__title" in boosts(Page, PREFIX)


def test_a_search_can_be_kept_to_some_fields(backend, add_page, monkeypatch, titles):
    fields = [*Page.search_fields, index.SearchField("seo_title")]
    monkeypatch.setattr(Page, "search_fields", fields)
    add_page("Damp", seo_title="Mould")

    assert titles(backend.search("mould", Page, fields=["title"])) == set()
    assert titles(backend.search("mould", Page, fields=["seo_title"])) == {"Damp"}
