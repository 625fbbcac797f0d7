"""Take the pictures of the desk that the documents show: a waiting run, its form, the artifact and a chart in it.

    python -m benchmarks.desk_pictures

starts a desk on loopback with the article of ten claims that the tests review, and writes to ``docs/images``.
"""

import os
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, ViewportSize

from flows.wiring import PROJECT
from tests.flows.desk.desk import Desk
from tests.flows.desk.harbours import harbour_site, harbour_sources
from tests.flows.desk.reviewer import Reviewer, browser

_IMAGES = PROJECT / "docs" / "images"
_WIDE: ViewportSize = {"width": 1280, "height": 900}
_TALL: ViewportSize = {"width": 1280, "height": 1500}
_SETTLED_MILLISECONDS = 2500


def main() -> None:
    """Take all of them."""
    with TemporaryDirectory() as name, harbour_site() as site:
        folder = Path(name)
        environment = {**os.environ, "CLAIMS_SOURCES": str(harbour_sources(site, folder))}
        with Desk(folder, None, environment) as desk, browser() as opened:
            desk.publish(f"{site.address}/article.txt")
            run = desk.run_in("review-verdicts", "Suspended")["id"]
            _form(Reviewer(opened.new_page(viewport=_TALL, color_scheme="light"), desk.address), run)
            _run(opened.new_page(viewport=_WIDE), desk, run)
            _artifact(opened.new_page(viewport=_TALL), desk)


def _form(reviewer: Reviewer, run: str) -> None:
    reviewer.open(run)
    reviewer.page.wait_for_timeout(_SETTLED_MILLISECONDS)
    reviewer.form.screenshot(path=_IMAGES / "review-evidence.png")
    reviewer.write("Reviewer", "Mara Quist")
    reviewer.form.screenshot(path=_IMAGES / "review-form.png")


def _run(page: Page, desk: Desk, run: str) -> None:
    page.goto(f"{desk.address}/v2/runs/flow-run/{run}")
    page.get_by_text("Suspended").first.wait_for()
    page.wait_for_timeout(_SETTLED_MILLISECONDS)
    page.screenshot(path=_IMAGES / "review-run.png")


def _artifact(page: Page, desk: Desk) -> None:
    wanted = {"artifacts": {"type": {"any_": ["markdown"]}, "key": {"like_": "report-"}}}
    [artifact] = desk.post("artifacts/latest/filter", wanted)
    page.goto(f"{desk.address}/v2/artifacts/artifact/{artifact['latest_id']}")
    charts = page.locator("img[src^='data:image/svg']")
    charts.first.wait_for()
    page.wait_for_timeout(_SETTLED_MILLISECONDS)
    page.screenshot(path=_IMAGES / "report-artifact.png")
    charts.last.scroll_into_view_if_needed()
    charts.last.screenshot(path=_IMAGES / "chart.png")


if __name__ == "__main__":
    main()
