"""What a browser would post from the admin's form for a page, streams and rich text included."""

from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.base import BlockField
from wagtail.rich_text import RichText
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text


def page_form_data(page, **changes) -> dict:
    """All that the edit form of this page would post, with some fields changed.

    A change is a text, a list of ids, or for a stream a list of rows as `to_python` takes them.
    """
    form = page.get_edit_handler().get_form_class()(instance=page, parent_page=page.get_parent())
    data = {}
    for bound in form:
        if isinstance(bound.field, BlockField):
            data |= _stream_data(page, bound, changes.pop(bound.name, None))
        else:
            data[bound.name] = _sent(bound)
    for formset in form.formsets.values():
        data |= nested_form_data({formset.prefix: inline_formset([])})
    return data | changes


def post_page(client, page, *, action: str | None = None, autosave=False, **changes):
    """Post the edit form: as a draft, with an action such as `action-publish`, or as autosave."""
    data = page_form_data(page, **changes) | ({action: "1"} if action else {})
    headers = {"Accept": "application/json"} if autosave else {}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return client.post(url, data, headers=headers)


def _stream_data(page, bound, rows: list | None) -> dict:
    """One stream's part of the form, its rows keeping their ids."""
    stream = bound.value() if rows is None else page._meta.get_field(bound.name).to_python(rows)
    posted = {
        str(number): {
            "type": row.block_type,
            "id": row.id or "",
            "value": _of_block(row.value),
            "order": str(number),
            "deleted": "",
        }
        for number, row in enumerate(stream)
    }
    return nested_form_data({bound.name: posted | {"count": str(len(posted))}})


def _of_block(value):
    if isinstance(value, blocks.StructValue):
        return {name: _of_block(part) for name, part in value.items()}
    if isinstance(value, RichText):
        return rich_text(value.source)
    return str(getattr(value, "pk", "" if value is None else value))


def _sent(bound):
    value = bound.value()
    if isinstance(value, list):
        return [str(getattr(row, "pk", row)) for row in value]
    return bound.field.widget.format_value(value) or ""
