from wagtail import hooks

from hub.pages.choosing import hide_drafts_of_others
from hub.pages.documents import refuse_hidden_document

hooks.register("before_serve_document", refuse_hidden_document)
hooks.register("construct_page_chooser_queryset", hide_drafts_of_others)
