"""Run the suites of others against our search backend: `make conformance`.

modelsearch's shared suite for backends, and Wagtail's tests of searching pages, documents and
images in its admin. Each needs settings of its own, hence two processes.
"""

import subprocess
import sys

HERE = "tests.search.backend.conformance"
SUITES = {
    f"{HERE}.settings": [f"{HERE}.suite"],
    f"{HERE}.wagtail_settings": [
        "wagtail.admin.tests.test_admin_search",
        "wagtail.admin.tests.pages.test_page_search",
        "wagtail.documents.tests.test_search",
        "wagtail.images.tests.test_admin_views.TestImageIndexViewSearch",
        "wagtail.images.tests.test_admin_views.TestImageChooserViewSearch",
    ],
}


def run(settings: str, labels: list[str]) -> int:
    command = [sys.executable, "-m", "django", "test", "--settings", settings, *labels]
    return subprocess.run(command, check=False).returncode


if __name__ == "__main__":
    sys.exit(max(run(settings, labels) for settings, labels in SUITES.items()))
