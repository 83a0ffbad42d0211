"""What every test may use: the browser, and the count of browser tests that could not be run."""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
NO_CHROMIUM = "no Chromium: apt install chromium"

# Keeps Chromium from calling its maker's servers and from needing a graphics card.
CHROMIUM_FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
CHROMIUM_MAY_SANDBOX = os.geteuid() != 0


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if CHROMIUM:
        return
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.skip(reason=NO_CHROMIUM))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = terminalreporter.stats.get("skipped", [])
    count = sum(NO_CHROMIUM in str(report.longrepr) for report in skipped)
    if count:
        terminalreporter.write_line(f"{count} BROWSER TESTS NOT RUN ({NO_CHROMIUM})", red=True, bold=True)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One Chromium for the whole run."""
    # Playwright keeps an event loop in this thread, and Django would then refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=CHROMIUM_FLAGS, chromium_sandbox=CHROMIUM_MAY_SANDBOX
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
