from wagtail import blocks

from practices.case_studies.choices import PartnerKind


class PartnerBlock(blocks.StructBlock):
    name = blocks.CharBlock(max_length=250)
    kind = blocks.ChoiceBlock(choices=PartnerKind.choices)
    role = blocks.CharBlock(required=False, max_length=250, help_text="What it did in this work.")

    class Meta:
        icon = "group"


class Partners(blocks.StreamBlock):
    partner = PartnerBlock()
