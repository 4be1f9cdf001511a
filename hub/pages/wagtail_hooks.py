from wagtail import hooks

from hub.pages.documents import refuse_hidden_document

hooks.register("before_serve_document", refuse_hidden_document)
