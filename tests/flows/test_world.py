"""The world of a run: what it asks, stores and confirms, and what it tells a public archive."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path

import pytest

from claims.adapters.archive import Archive
from claims.adapters.exchange import NO_VALIDATORS, Fetched, Unchanged, Validators
from claims.adapters.fetcher import Fetcher
from claims.adapters.reading import ReadingProcesses
from claims.models import NoAnswer, Request, Response, Unanswered
from flows.world import LocalWorld, Means, Order
from tests.claims.adapters.tampering import tamper

PAGE = "https://hallstein.example/bridge"
KEEPER = "https://keeper.example/save/"


class FakeFetcher(Fetcher):
    """Answers by a table: the body of a page, which is unchanged for whoever knows its tag."""

    def __init__(self, pages: Mapping[str, bytes]) -> None:
        super().__init__("claimdesk test")
        self.pages = dict(pages)
        self.asked: list[str] = []

    async def fetch(self, request: Request, validators: Validators = NO_VALIDATORS) -> Fetched | Unchanged | Unanswered:
        self.asked.append(request.url)
        body = self.pages.get(request.url)
        if body is None:
            return Unanswered(source=request.source, reason=NoAnswer.NOT_FOUND, detail="HTTP status 404.")
        tag = f'"{len(body)}"'
        return (
            Unchanged() if validators.etag == tag else Fetched(request.url, 200, "text/plain", body, (("ETag", tag),))
        )


def in_a_world(
    fetcher: FakeFetcher, folder: Path, do: Callable[[LocalWorld], Awaitable[object]], web_archive: str = ""
) -> None:
    async def inside() -> None:
        with Archive(folder) as archive:
            async with fetcher:
                means = Means(fetcher, archive, ReadingProcesses(), lambda _: None, web_archive=web_archive)
                world = LocalWorld(Order("an article", Path("sources.toml")), means)
                await do(world)
                await world.save_elsewhere()

    asyncio.run(inside())


def asking(*urls: str, private: bool = False) -> Callable[[LocalWorld], Awaitable[object]]:
    async def ask(world: LocalWorld) -> None:
        for url in urls:
            await world.ask(Request(source="hallstein", url=url, private=private, robots=not private))

    return ask


def test_a_public_archive_is_asked_to_save_what_is_new(tmp_path: Path) -> None:
    fetcher = FakeFetcher({PAGE: b"The bridge is open.", f"{KEEPER}{PAGE}": b"Saved."})
    in_a_world(fetcher, tmp_path, asking(PAGE), KEEPER)
    assert fetcher.asked == [PAGE, f"{KEEPER}{PAGE}"]
    again = FakeFetcher(fetcher.pages)
    in_a_world(again, tmp_path, asking(PAGE), KEEPER)
    assert again.asked == [PAGE]


def test_nobody_is_asked_to_save_anything_unless_the_desk_says_so(tmp_path: Path) -> None:
    fetcher = FakeFetcher({PAGE: b"The bridge is open."})
    in_a_world(fetcher, tmp_path, asking(PAGE))
    assert fetcher.asked == [PAGE]


def test_what_is_private_is_named_to_nobody(tmp_path: Path) -> None:
    fetcher = FakeFetcher({PAGE: b"The bridge is open."})
    in_a_world(fetcher, tmp_path, asking(PAGE, private=True), KEEPER)
    assert fetcher.asked == [PAGE]


def test_what_did_not_answer_is_not_saved_and_what_cannot_be_saved_harms_nothing(tmp_path: Path) -> None:
    fetcher = FakeFetcher({PAGE: b"The bridge is open."})
    in_a_world(fetcher, tmp_path, asking(PAGE, "https://hallstein.example/gone"), KEEPER)
    assert fetcher.asked == [PAGE, "https://hallstein.example/gone", f"{KEEPER}{PAGE}"]


def test_a_run_does_not_save_without_an_end(tmp_path: Path) -> None:
    urls = [f"{PAGE}/{number}" for number in range(30)]
    fetcher = FakeFetcher({url: url.encode() for url in urls})
    in_a_world(fetcher, tmp_path, asking(*urls), KEEPER)
    assert sum(url.startswith(KEEPER) for url in fetcher.asked) == 20


def test_what_is_unchanged_comes_from_the_archive(tmp_path: Path) -> None:
    answers: list[Response | Unanswered] = []

    async def twice(world: LocalWorld) -> None:
        answers.extend([await world.ask(Request(source="hallstein", url=PAGE)) for _ in range(2)])

    in_a_world(FakeFetcher({PAGE: b"The bridge is open."}), tmp_path, twice)
    assert answers[0] == answers[1]
    assert isinstance(answers[1], Response)


def test_what_is_unchanged_there_and_was_changed_here_is_fetched_anew(tmp_path: Path) -> None:
    fetcher = FakeFetcher({PAGE: b"The bridge is open."})

    async def ask(world: LocalWorld) -> None:
        await world.ask(Request(source="hallstein", url=PAGE))
        tamper(tmp_path, "UPDATE bodies SET body = ?", b"The bridge is shut.")
        answer = await world.ask(Request(source="hallstein", url=PAGE))
        assert isinstance(answer, Response)
        assert answer.body == b"The bridge is open."

    in_a_world(fetcher, tmp_path, ask)
    assert fetcher.asked == [PAGE] * 3


@pytest.mark.parametrize("article", ["", "   ", "no-such-file.txt"])
def test_an_order_for_nothing_is_refused(article: str, tmp_path: Path) -> None:
    from claims.errors import ArticleUnreadable

    async def inside() -> None:
        with Archive(tmp_path) as archive:
            async with FakeFetcher({}) as fetcher, ReadingProcesses() as reading:
                means = Means(fetcher, archive, reading, lambda _: None)
                with pytest.raises(ArticleUnreadable):
                    await LocalWorld(Order(article, Path("sources.toml")), means).article()

    asyncio.run(inside())
