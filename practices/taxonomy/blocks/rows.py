"""Rows that barrier and insight pages are made of."""

from wagtail import blocks


class EvidenceBlock(blocks.StructBlock):
    text = blocks.TextBlock(rows=3)
    source_title = blocks.CharBlock(max_length=250)
    source_url = blocks.URLBlock(max_length=500)


class CaseReasonBlock(blocks.StructBlock):
    # A string, since cases are built on top of this app.
    case = blocks.PageChooserBlock(page_type="case_studies.CaseStudyPage")
    why = blocks.TextBlock(rows=2)


class LinkBlock(blocks.StructBlock):
    title = blocks.CharBlock(max_length=250)
    url = blocks.URLBlock(max_length=500)


class Points(blocks.StreamBlock):
    point = blocks.CharBlock(max_length=300)


class Evidence(blocks.StreamBlock):
    finding = EvidenceBlock()


class CaseReasons(blocks.StreamBlock):
    case = CaseReasonBlock()


class Links(blocks.StreamBlock):
    link = LinkBlock()
