"""Asking, once a term, whether a published case is still right. Nothing is ever taken down for
being old: a page that is overdue says so."""
