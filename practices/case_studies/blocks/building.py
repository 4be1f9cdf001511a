from wagtail import blocks

from hub.ui.prose import ProseBlock, ProseStreamBlock
from practices.case_studies.blocks.mark import MarkBlock
from practices.case_studies.choices import Core, Reading


class BuildingBlock(blocks.StructBlock):
    """A reusable part of a practice: what another place could take, keep or change."""

    title = blocks.CharBlock(max_length=60)
    description = ProseBlock(help_text="30 to 90 words.")
    core = MarkBlock(
        choices=Core.choices,
        default=Core.NOT_KNOWN,
        help_text="Core: without it, it is no longer the same thing. Adaptable: change freely.",
    )
    needs = blocks.TextBlock(required=False, rows=2, help_text="What a place must have for it.")
    learned = blocks.TextBlock(required=False, rows=2, help_text="What was learned in doing it.")
    reading = MarkBlock(choices=Reading.choices, default=Reading.SOURCE)

    class Meta:
        icon = "form"


class BuildingBlocks(ProseStreamBlock):
    block = BuildingBlock()
