"""A real hub with its real content, as `make run` serves it, and a real browser to visit it.

The hub is prepared once for each process that runs these tests. They share it as visitors share
a site, so a test leaves behind nothing that another would trip over.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect, sync_playwright

REPOSITORY = Path(__file__).resolve().parents[2]
START_SECONDS = 480
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
expect.set_options(timeout=20_000)  # a busy machine is slow, not wrong


def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


@pytest.fixture(scope="session")
def mailbox(tmp_path_factory) -> Path:
    """The folder into which the hub "sends" its mail, one file a mail."""
    return tmp_path_factory.mktemp("mail")


@pytest.fixture(scope="session")
def environment(tmp_path_factory, mailbox) -> dict[str, str]:
    """The environment in which the hub runs."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "hub.settings.dev",
        "HUB_VAR_DIR": str(tmp_path_factory.mktemp("hub")),
        "EMAIL_URL": f"filemail:///{mailbox}",  # the third slash ends the (empty) host
        "HUB_BASE_URL": f"http://127.0.0.1:{free_port()}",
    }


@pytest.fixture(scope="session")
def hub(environment):
    """The address of a running hub, without a slash at its end."""
    log = Path(environment["HUB_VAR_DIR"]) / "log.txt"
    address = environment["HUB_BASE_URL"]
    port = address.rpartition(":")[2]
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, "manage.py", "run_hub", "--port", port],
            cwd=REPOSITORY,
            env=environment,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
    try:
        wait_until_ready(process, f"{address}/healthz/ready", log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


@pytest.fixture
def manage(hub, environment):
    """`manage("send_check_ins")` does as the person who runs this hub would."""

    def run(*arguments: str) -> None:
        command = [sys.executable, "manage.py", *arguments]
        subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, timeout=300)

    return run


def wait_until_ready(process, address: str, log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.5)
    pytest.fail(f"The hub did not start:\n{log.read_text()[-4000:]}")


@pytest.fixture(scope="session")
def chromium():
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        pytest.fail("These tests need Chromium. On Debian: apt-get install chromium")
    # Playwright's loop would make Django refuse database calls in this thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def cookies_of() -> dict:
    """The cookies of people who have signed in already, by e-mail address."""
    return {}


@pytest.fixture
def visit(hub, chromium, cookies_of):
    """Open a window: `visit(width=320, javascript=True, signed_in_as=None)` gives a page.

    At the end of the test every window must have met no console error and no missing file.
    People stay signed in from one test to the next, so no test may sign them out.
    """
    contexts, faults = [], []

    def open_window(*, width=1280, javascript=True, signed_in_as=None):
        context = chromium.new_context(
            base_url=hub,
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            locale="en-GB",
            reduced_motion="reduce",
            storage_state=cookies_of.get(signed_in_as),
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: note_fault(message, faults))
        page.on("response", lambda response: note_missing(response, faults))
        page.on("pageerror", lambda error: faults.append(f"script error: {error}"))
        if signed_in_as and signed_in_as not in cookies_of:
            sign_in(page, signed_in_as)
            cookies_of[signed_in_as] = context.storage_state()
        return page

    yield open_window
    for context in contexts:
        context.close()
    assert faults == []


KNOWN = (
    # The rich text editor's script brings one inline style, which our policy refuses harmlessly.
    "Applying inline style violates",
    # Said of a page too, and a test may visit one that is not there; files are noted below.
    "Failed to load resource",
)


def note_fault(message, faults):
    if message.type == "error" and not any(known in message.text for known in KNOWN):
        faults.append(f"console: {message.text} at {message.location.get('url')}")


def note_missing(response, faults):
    is_file = response.request.resource_type in ("stylesheet", "script", "image", "font")
    if is_file and response.status >= 400:
        faults.append(f"missing: {response.url} ({response.status})")


def sign_in(page, email: str) -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail address").or_(page.get_by_label("Email")).first.fill(email)
    page.get_by_label("Password", exact=True).fill(demo_password())
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login" not in url)


def demo_password() -> str:
    from hub.operations.demo import PASSWORD

    return PASSWORD


def accessibility_faults(page) -> list[str]:
    """What axe finds wrong on the page against WCAG 2.0 to 2.2, levels A and AA."""
    found = Axe().run(page, options={"runOnly": WCAG}).response["violations"]
    return [
        f"{fault['id']}: {node['html'][:160]} ({node['failureSummary']})"
        for fault in found
        for node in fault["nodes"]
    ]


def sideways_scroll(page) -> int:
    """By how many pixels the page is wider than the window."""
    return page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
