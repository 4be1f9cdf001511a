"""What happens when an indexed object is saved or deleted, in place of modelsearch's handlers.

A save or deletion notes the object in the outbox, in its own transaction. Other backends that are
configured beside ours, and follow saves, still get modelsearch's treatment.
"""

from functools import wraps

from django.db import connections, router, transaction
from django.db.models.signals import m2m_changed, post_delete, post_save
from modelsearch import index, signal_handlers
from modelsearch.backends import get_search_backends
from modelsearch.index import class_is_indexed, get_indexed_models

from search.backend.backend import WhooshSearchBackend
from search.backend.outbox import is_noted, note

M2M_ACTIONS = {"post_add", "post_remove", "post_clear"}


def connect() -> None:
    """Take over from modelsearch, whether its app is made ready before or after ours."""
    # Its app calls this when it is made ready, which may be after ours.
    signal_handlers.register_signal_handlers = lambda: None
    for model in get_indexed_models():
        post_save.disconnect(signal_handlers.post_save_signal_handler, sender=model)
        post_delete.disconnect(signal_handlers.post_delete_signal_handler, sender=model)
        if not getattr(model, "search_auto_update", True):
            continue
        name = model._meta.label_lower
        post_save.connect(saved, sender=model, dispatch_uid=f"search_saved_{name}")
        post_delete.connect(deleted, sender=model, dispatch_uid=f"search_deleted_{name}")
        save_in_a_transaction(model)
    m2m_changed.connect(relation_changed, dispatch_uid="search_relation_changed")


def save_in_a_transaction(model) -> None:
    """Make a save and its note one transaction, also where the caller has begun none."""
    save_base = model.save_base
    if hasattr(save_base, "in_a_transaction"):
        return

    @wraps(save_base)
    def save(self, *args, using=None, **kwargs):
        using = using or router.db_for_write(type(self), instance=self)
        if connections[using].in_atomic_block:
            save_base(self, *args, using=using, **kwargs)
            return
        with transaction.atomic(using=using):
            save_base(self, *args, using=using, **kwargs)

    save.in_a_transaction = True
    model.save_base = save


def saved(instance, using, raw=False, **kwargs) -> None:
    if raw:
        # Of a fixture being loaded, other rows may still be missing. Build the index afterwards.
        return
    backends = following_backends()
    if any(is_ours(backend) and backend.uses_outbox for backend in backends):
        note(type(instance), [instance.pk], using=using)
    if not all(is_ours(backend) and backend.uses_outbox for backend in backends):
        signal_handlers.post_save_signal_handler(instance)


def deleted(instance, using, **kwargs) -> None:
    backends = following_backends()
    if any(is_ours(backend) and backend.uses_outbox for backend in backends):
        note(type(instance), [instance.pk], using=using)
    if not all(is_ours(backend) and backend.uses_outbox for backend in backends):
        index.remove_object(instance)


def relation_changed(instance, action, reverse, model, pk_set, using, **kwargs) -> None:
    """Tags and the like: they are set after the object was saved, some in a later transaction."""
    if action not in M2M_ACTIONS or instance.pk is None:
        return
    changed, keys = (model, pk_set or ()) if reverse else (type(instance), [instance.pk])
    if not class_is_indexed(changed):
        return
    if any(is_ours(backend) and backend.uses_outbox for backend in following_backends()):
        note(changed, [key for key in keys if not is_noted(changed, key, using=using)], using=using)


def following_backends() -> list:
    return list(get_search_backends(with_auto_update=True))


def is_ours(backend) -> bool:
    return isinstance(backend, WhooshSearchBackend)
