"""check_search finds every difference between the index and the database, and mends it."""

import io

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from search.backend import building
from search.backend.draining import drain
from search.backend.models import IndexChange

pytestmark = pytest.mark.django_db


@pytest.fixture
def site_backend(settings, tmp_path, add_page):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.backend", "PATH": tmp_path}}
    backend = get_search_backend()
    for title in ("Damp and mould", "Damp course", "Warm homes"):
        add_page(title)
    call_command("rebuild_search", verbosity=0)
    return backend


def check(*options):
    out = io.StringIO()
    call_command("check_search", *options, stdout=out, skip_checks=False)
    return out.getvalue()


def refused(*options):
    out = io.StringIO()
    with pytest.raises(CommandError):
        call_command("check_search", *options, stdout=out, skip_checks=False)
    return out.getvalue()


def write_past_the_index(what):
    page = Page.objects.filter(depth=2).last()
    if what == "missing":
        # As though the note had been lost.
        root = Page.objects.get(depth=1)
        root.add_child(instance=Page(title="Otters", slug="otters"))
    elif what == "stale":
        Page.objects.filter(pk=page.pk).update(title="Otters")
    else:
        page.delete()
    IndexChange.objects.all().delete()


def test_nothing_is_found_where_all_is_well(site_backend):
    told = check()

    assert "The index is as the database." in told
    assert "MB on disk" in told
    assert "MB of memory" in told


@pytest.mark.parametrize("what", ["missing", "stale", "left over"])
def test_a_difference_is_told_and_mended(site_backend, what):
    write_past_the_index(what)

    assert f"1 {what}: " in refused()
    assert f"1 {what}: " in check("--repair")
    assert "The index is as the database." in check()
    assert {page.title for page in site_backend.search("otters", Page)} == (
        set() if what == "left over" else {"Otters"}
    )


def test_a_quick_check_compares_only_which_objects_there_are(site_backend):
    write_past_the_index("stale")
    check("--quick")

    write_past_the_index("left over")
    assert "1 left over" in refused("--quick")


def test_what_is_still_to_be_brought_in_is_no_difference(site_backend, add_page):
    add_page("Damp proofing")

    check()


def test_an_object_that_cannot_be_indexed_is_named_and_no_difference(site_backend, monkeypatch):
    bad = Page.objects.get(title="Damp course")
    real = building.document_for

    def document_for(obj):
        if obj.pk == bad.pk:
            raise ValueError("no words for it")
        return real(obj)

    monkeypatch.setattr(building, "document_for", document_for)
    bad.save()
    drain()

    assert f"1 cannot be indexed: {bad.pk}" in check()


def test_an_object_that_raises_keeps_no_other_out_of_a_rebuild(site_backend, monkeypatch, add_page):
    bad = add_page("Damp proofing")
    real = building.document_for

    def document_for(obj):
        if obj.pk == bad.pk:
            raise ValueError("no words for it")
        return real(obj)

    monkeypatch.setattr(building, "document_for", document_for)

    call_command("rebuild_search", verbosity=0)

    assert site_backend.is_ready()
    assert {page.title for page in site_backend.search("damp", Page)} == {
        "Damp and mould",
        "Damp course",
    }
    assert IndexChange.objects.get().key == str(bad.pk)


def test_repair_builds_a_lost_index(site_backend):
    (site_backend.path / "wagtailcore_page" / "CURRENT").unlink()

    assert "missing" in refused()
    check("--repair")

    assert site_backend.is_ready()
