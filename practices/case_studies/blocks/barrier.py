from django.core.exceptions import ValidationError
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from practices.case_studies.choices import HowFar, Reading


class BarrierEntryBlock(blocks.StructBlock):
    """One barrier met: what it looked like here, what was tried, how far it got."""

    barrier = SnippetChooserBlock("taxonomy.Barrier")
    kind = SnippetChooserBlock("taxonomy.BarrierKind", required=False)
    looked_like = blocks.TextBlock(rows=2)
    tried = blocks.TextBlock(required=False, rows=2)
    how_far = blocks.ChoiceBlock(choices=HowFar.choices, default=HowFar.NOT_KNOWN)
    reading = blocks.ChoiceBlock(choices=Reading.choices, default=Reading.SOURCE)

    class Meta:
        icon = "warning"

    def clean(self, value):
        cleaned = super().clean(value)
        kind, barrier = cleaned["kind"], cleaned["barrier"]
        if kind and kind.barrier_id != barrier.pk:
            error = ValidationError(f"“{kind}” is a kind of another barrier.")
            raise StructBlockValidationError(block_errors={"kind": error})
        return cleaned


class BarrierEntries(blocks.StreamBlock):
    barrier = BarrierEntryBlock()
