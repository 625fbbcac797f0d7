"""A reviewer at the browser: opens a waiting review in Prefect's UI, fills in its form, and counts the clicks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from tests.servers.installed import needs

_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
_PATIENCE_MILLISECONDS = 45_000


@contextmanager
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = needs("chromium", "chromium")
        opened = playwright.chromium.launch(executable_path=chromium, args=list(_SWITCHES))
        try:
            yield opened
        finally:
            opened.close()


class Reviewer:
    """Somebody with a page of the UI."""

    def __init__(self, page: Page, desk: str) -> None:
        """Begin with an empty page.

        Args:
            page: Of a browser.
            desk: Address of the UI.
        """
        self.page = page
        self.clicks = 0
        self._desk = desk
        page.set_default_timeout(_PATIENCE_MILLISECONDS)

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    def open(self, run: str) -> None:
        """Follow the link to a waiting run, and open its form."""
        self.page.goto(f"{self._desk}/v2/runs/flow-run/{run}", wait_until="domcontentloaded")
        self.click(self.page.locator("button[aria-haspopup=menu]").first)
        self.click(self.page.get_by_role("menuitem", name="Resume"))
        self.form.get_by_label("Reviewer").wait_for()

    def choose(self, field: str, option: str) -> None:
        """Choose from the list of a field."""
        self.click(self.form.get_by_role("button", name=f"Select {field}", exact=True))
        self.click(self.page.get_by_role("option", name=option, exact=True))

    def write(self, field: str, text: str) -> None:
        """Write into a field."""
        place = self.form.get_by_label(field, exact=False).first
        self.click(place)
        place.fill(text)

    def send(self) -> str:
        """Send the form, and wait for the answer of the server; why it did not take it, which the page shows."""
        with self.page.expect_response(lambda answer: answer.url.endswith("/resume")) as answered:
            self.click(self.form.get_by_role("button", name="Resume", exact=True))
        details = answered.value.json()["details"]
        return str(details.get("reason") or "")

    def is_taken(self) -> None:
        """The form is gone."""
        expect(self.form).to_be_hidden(timeout=_PATIENCE_MILLISECONDS)

    def click(self, place: Locator) -> None:
        place.click()
        self.clicks += 1

    def picture(self, path: Path) -> None:
        self.page.screenshot(path=path)
