"""Everything that is measured, ours first."""

import os

import django
from django.apps import apps

from tests.peers import PEERS, Peer


def engines() -> tuple[type[Peer], ...]:
    """Ours is part of the site, so that Django has to be ready before it can be had."""
    if not apps.ready:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.benchmarks.settings")
        django.setup()
    from tests.benchmarks.ours import Ours

    return Ours, *PEERS
