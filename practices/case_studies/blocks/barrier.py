from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from practices.case_studies.blocks.mark import MarkBlock
from practices.case_studies.choices import HowFar, Reading


class TermChooserBlock(SnippetChooserBlock):
    """A chooser that keeps the id it was sent until its stream looks up the terms of all rows.

    Wagtail's own asks the database three times a row for each save, and the admin saves while
    people type.
    """

    def value_from_form(self, value):
        return int(value) if str(value).isdecimal() else None

    def get_prep_value(self, value):
        return getattr(value, "pk", value)

    def get_form_state(self, value):
        if isinstance(value, int):
            value = self.model_class.objects.filter(pk=value).first()
        return super().get_form_state(value)

    def deconstruct(self):
        # Stored as Wagtail's own is, so migrations need not know this class.
        _, args, options = super().deconstruct()
        return "wagtail.snippets.blocks.SnippetChooserBlock", args, options

    def clean(self, value):
        # The stream has just found this term; an id is left to Wagtail to check.
        return value if isinstance(value, self.model_class) else super().clean(value)


class BarrierEntryBlock(blocks.StructBlock):
    """One barrier met: what it looked like here, what was tried, how far it got."""

    barrier = TermChooserBlock("taxonomy.Barrier")
    kind = TermChooserBlock("taxonomy.BarrierKind", required=False)
    looked_like = blocks.TextBlock(rows=2)
    tried = blocks.TextBlock(required=False, rows=2)
    how_far = MarkBlock(choices=HowFar.choices, default=HowFar.NOT_KNOWN)
    reading = MarkBlock(choices=Reading.choices, default=Reading.SOURCE)

    class Meta:
        icon = "warning"

    def clean(self, value):
        cleaned = super().clean(value)
        kind, barrier = cleaned["kind"], cleaned["barrier"]
        if kind and barrier and kind.barrier_id != barrier.pk:
            error = ValidationError(f"“{kind}” is a kind of another barrier.")
            raise StructBlockValidationError(block_errors={"kind": error})
        return cleaned


class BarrierEntries(blocks.StreamBlock):
    barrier = BarrierEntryBlock()

    def clean(self, value):
        for name in ("barrier", "kind"):
            self._look_up(name, value)
        return super().clean(value)

    def _look_up(self, name, rows):
        """Put terms in place of ids; None where a term is gone."""
        ids = {row.value[name] for row in rows if isinstance(row.value[name], int)}
        terms = self.child_blocks["barrier"].child_blocks[name].model_class.objects.in_bulk(ids)
        for row in rows:
            if isinstance(row.value[name], int):
                row.value[name] = terms.get(row.value[name])
