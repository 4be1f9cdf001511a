"""modelsearch's shared suite against our backend.

Not collected by pytest: it needs modelsearch's own test app, so it has its own settings.

    python -m django test --settings tests.search.backend.conformance.settings \\
        tests.search.backend.conformance.suite
"""

from django.test import TestCase
from modelsearch.tests import test_backends


class TestWhooshBackend(test_backends.BackendTests, TestCase):
    backend_path = "search.backend"

    def clear_index_entries(self):
        self.backend.reset_indexes()
