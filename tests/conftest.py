"""What every test may use: the browser, and the count of browser tests that could not be run."""

import gc
import os
from collections.abc import Iterator

import pytest
from django.utils import translation
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from tests.browser import chromium as chromium_driver

pytest_plugins = ["tests.real_data", "tests.duty_world"]

MISSING = chromium_driver.missing()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if not MISSING:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=MISSING))


def pytest_collection_finish() -> None:
    """Spares every test from the garbage collector's walk over all that was imported and collected."""
    gc.collect()
    gc.freeze()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(bool(MISSING) and MISSING in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} BROWSER TESTS NOT RUN: {MISSING}", red=True, bold=True)


@pytest.fixture(autouse=True)
def finnish() -> Iterator[None]:
    """Every test begins in Finnish, whatever language the requests of the test before it left behind."""
    with translation.override("fi"):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    # Playwright keeps an event loop in this thread, and Django would then refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium_driver.CHROMIUM,
            args=chromium_driver.FLAGS,
            chromium_sandbox=chromium_driver.MAY_SANDBOX,
        )
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Browser, live_server) -> Iterator[Page]:
    """An empty tab with the site at "/"; the test fails when the page's own scripts or policy complain."""
    context = chromium.new_context(base_url=live_server.url, locale="fi-FI", timezone_id="Europe/Helsinki")
    context.set_default_timeout(10_000)
    page = context.new_page()
    complaints: list[str] = []

    def listen(line: ConsoleMessage) -> None:
        # A page without an icon of its own makes Chromium ask for /favicon.ico, which nobody promised.
        if line.type == "error" and not line.location["url"].endswith("/favicon.ico"):
            complaints.append(f"{line.text} ({line.location['url']})")

    page.on("console", listen)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints, "The browser's console has errors:\n" + "\n".join(complaints)
