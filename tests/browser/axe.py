"""What axe-core finds on an open page against WCAG 2.0–2.2 A and AA."""

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"],
    "resultTypes": ["violations"],
}
UNFOLD = "document.querySelectorAll('details').forEach(one => { one.open = true; })"


def violations(page: Page, **options) -> list[str]:
    """What axe finds on the page: a line for each element, of at most five elements of a rule."""
    found = Axe().run(page, options={**OPTIONS, **options}).response["violations"]
    return [
        f"{rule['id']}: {rule['help']}: {' '.join(map(str, node['target']))}: {node['html'][:200]}: "
        + "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
        for rule in found
        for node in rule["nodes"][:5]
    ]
