"""Watched places: what is new starts once, nothing is lost, and a place costs one request when nothing is new."""

import asyncio
import os
import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from claims.adapters.fetcher import Fetcher
from claims.adapters.ledger import Ledger
from claims.adapters.ledger.watching import WatchBook
from claims.adapters.places import Means
from claims.adapters.reading import ReadingProcesses
from claims.documents.entry import Listing
from claims.documents.listings import read_listing
from claims.models.watching import CHANGED, PUBLISHED, Notice, Sighting
from flows.looking import sentence, shown
from flows.watching import Order, Outcome, watch
from tests.flows.feeds import FeedSite, feeding, index, item, rss, urlset

NEWS = "https://news.lenham.example"
FIRST = datetime(2031, 2, 3, 9, tzinfo=UTC)


class Desk:
    """Keeps what it is told; one that is broken takes nothing."""

    def __init__(self) -> None:
        self.started: list[Sighting] = []
        self.told: list[Notice] = []
        self.is_broken = False

    async def start(self, sightings: Sequence[Sighting]) -> None:
        if self.is_broken:
            raise ConnectionError
        self.started += sightings

    async def report(self, notices: Sequence[Notice]) -> None:
        self.told += notices

    def news(self) -> list[tuple[str, str]]:
        """What was started since the last time."""
        found, self.started[:] = [(s.event, s.url) for s in self.started], []
        return found

    def notices(self) -> list[str]:
        found, self.told[:] = [notice.problem for notice in self.told], []
        return found


class AtOnce:
    """Reads in this process."""

    async def read_listing(self, body: bytes, media_type: str) -> Listing:
        return read_listing(body, media_type)


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with its tables and nothing else: a copy is quicker than making them."""
    path = tmp_path_factory.mktemp("ledger") / "ledger.sqlite"
    with Ledger(f"sqlite:///{path}") as ledger:
        WatchBook(ledger).count_waiting()
    return path


@pytest.fixture
def ledger(empty: Path, tmp_path: Path) -> Iterator[Ledger]:
    shutil.copy(empty, tmp_path / "ledger.sqlite")
    with Ledger(f"sqlite:///{tmp_path}/ledger.sqlite") as found:
        yield found


class Watch:
    """Looks at places, an hour after the last time."""

    def __init__(self, ledger: Ledger, desk: Desk | None) -> None:
        self.book = WatchBook(ledger)
        self.desk = desk
        self.looks = 0

    def __call__(self, *places: str, most: int = 100, at_first: int = 0) -> Outcome:
        self.looks += 1
        return asyncio.run(self._look(Order(places, most, at_first)))

    async def _look(self, order: Order) -> Outcome:
        async with Fetcher("tests") as fetcher:
            now = FIRST + timedelta(hours=self.looks)
            return await watch(order, self.book, Means(fetcher, AtOnce()), self.desk, now)


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def look(ledger: Ledger, desk: Desk) -> Watch:
    return Watch(ledger, desk)


@pytest.fixture
def site() -> Iterator[FeedSite]:
    with feeding() as found:
        yield found


def published(*paths: str) -> list[tuple[str, str]]:
    return [(PUBLISHED, f"{NEWS}/{path}") for path in paths]


# --- feeds ------------------------------------------------------------------------------------------------------


def test_what_is_new_in_a_feed_starts_once(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"))
    look(f"{site.address}/feed")
    site.texts["/feed"] = rss(item(f"{NEWS}/bridge"), item(f"{NEWS}/quay"))
    look(f"{site.address}/feed")
    look(f"{site.address}/feed")
    assert desk.news() == published("bridge")


@pytest.mark.parametrize(
    "other",
    [
        item(f"{NEWS}/quay", title="The long quay"),
        item(f"{NEWS}/quay", about="It is short."),
        item(f"{NEWS}/quay").replace("</item>", "<updated>2031-02-04T10:00:00Z</updated></item>"),
        item(f"{NEWS}/quay").replace("</item>", "<encoded>It was measured again.</encoded></item>"),
    ],
)
def test_what_a_feed_says_otherwise_has_changed(look: Watch, desk: Desk, site: FeedSite, other: str) -> None:
    content = ' xmlns="http://purl.org/rss/1.0/modules/content/"'
    atom = ' xmlns="http://www.w3.org/2005/Atom"'
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"))
    look(f"{site.address}/feed")
    site.texts["/feed"] = rss(other.replace("<encoded", f"<encoded{content}").replace("<updated", f"<updated{atom}"))
    look(f"{site.address}/feed")
    look(f"{site.address}/feed")
    assert desk.news() == [(CHANGED, f"{NEWS}/quay")]


def test_what_changes_back_has_changed_twice(look: Watch, desk: Desk, site: FeedSite) -> None:
    for about in ("It is long.", "It is short.", "It is long."):
        site.texts["/feed"] = rss(item(f"{NEWS}/quay", about=about))
        look(f"{site.address}/feed")
    assert [s.number for s in desk.started] == [2, 3]
    assert len({s.once for s in desk.started}) == 2


def test_new_markup_is_no_change(look: Watch, desk: Desk, site: FeedSite) -> None:
    for number in range(3):
        site.texts["/feed"] = rss(item(f"{NEWS}/quay", about=f"It is long.&lt;img src='/{number}.gif'/&gt;"))
        look(f"{site.address}/feed")
    assert desk.news() == []


def test_a_thousand_entries_cost_one_request_when_nothing_is_new(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(*(item(f"{NEWS}/{number}") for number in range(1000)))
    assert look(f"{site.address}/feed").news.passed_over == 1000
    assert site.asked() == [("/feed", 200)]
    look(f"{site.address}/feed")
    assert site.asked() == [("/feed", 304)]
    assert desk.news() == []


def test_a_server_without_validators_is_asked_once_too(ledger: Ledger, desk: Desk) -> None:
    look = Watch(ledger, desk)
    with feeding(knows_validators=False) as site:
        site.texts["/feed"] = rss(*(item(f"{NEWS}/{number}") for number in range(1000)))
        look(f"{site.address}/feed")
        look(f"{site.address}/feed")
        site.texts["/feed"] += "<!-- made again -->"
        look(f"{site.address}/feed")
        assert site.asked() == [("/feed", 200)] * 3
    assert desk.news() == []


def test_the_newest_of_a_new_place_start_and_the_others_are_old(look: Watch, desk: Desk, site: FeedSite) -> None:
    days = (3, 9, 1, 7)
    site.texts["/feed"] = rss(*(item(f"{NEWS}/{day}", day=day) for day in days))
    outcome = look(f"{site.address}/feed", at_first=2)
    assert desk.news() == published("9", "7")
    assert "2 articles of places that were never looked at start nothing: they are old." in shown(outcome)
    look(f"{site.address}/feed", at_first=2)
    assert desk.news() == []


def test_what_one_look_may_not_start_follows_with_the_next(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss()
    look(f"{site.address}/feed")
    site.texts["/feed"] = rss(*(item(f"{NEWS}/{number}") for number in range(5)))
    outcome = look(f"{site.address}/feed", most=2)
    assert sentence(outcome) == "1 place: 2 new, 0 changed; 3 wait for the next look."
    site.texts["/feed"] = rss()  # they have left the feed meanwhile
    look(f"{site.address}/feed", most=2)
    look(f"{site.address}/feed", most=2)
    assert desk.news() == published("0", "1", "2", "3", "4")


def test_one_article_in_two_feeds_starts_once(look: Watch, desk: Desk, site: FeedSite) -> None:
    both = [f"{site.address}/{name}" for name in ("town", "all")]
    site.texts |= {"/town": rss(), "/all": rss()}
    look(*both)
    for about, other in (("It is long.", "Long."), ("It is short.", "Short.")):
        site.texts["/town"] = rss(item(f"{NEWS}/quay?utm_source=town", about=about))
        site.texts["/all"] = rss(item(f"{NEWS.upper().replace('HTTPS', 'https')}:443/quay#top", about=other))
        look(*both)
        look(*both)
    assert [event for event, _ in desk.news()] == [PUBLISHED, CHANGED]


def test_an_article_twice_in_one_feed_starts_once(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"), item(f"{NEWS}/quay", about="Again."))
    look(f"{site.address}/feed", at_first=5)
    look(f"{site.address}/feed", at_first=5)
    assert desk.news() == published("quay")


def test_a_feed_that_changes_as_a_whole_starts_nothing(look: Watch, desk: Desk, site: FeedSite) -> None:
    for about in ("It is long.", "Made by a new program."):
        site.texts["/feed"] = rss(*(item(f"{NEWS}/{number}", about=about) for number in range(30)))
        outcome = look(f"{site.address}/feed")
    assert desk.news() == []
    assert outcome.news.all_changed == 30


# --- killed, or without a server --------------------------------------------------------------------------------


def test_what_nobody_took_is_started_by_the_next_look(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"))
    desk.is_broken = True
    with pytest.raises(ConnectionError):
        look(f"{site.address}/feed", at_first=1)
    desk.is_broken = False
    look(f"{site.address}/feed", at_first=1)
    look(f"{site.address}/feed", at_first=1)
    assert desk.news() == published("quay")


def test_without_a_desk_news_waits_for_one(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"))
    look.desk = None
    assert look(f"{site.address}/feed", at_first=1).waiting == 1
    look.desk = desk
    look(f"{site.address}/feed")
    assert desk.news() == published("quay")


def test_a_killed_look_sends_the_same_again(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{NEWS}/quay"))
    look.desk = None
    look(f"{site.address}/feed", at_first=1)
    (first,) = look.book.waiting(5)  # sent, and killed before that was put on record
    look.desk = desk
    look(f"{site.address}/feed")
    (second,) = desk.started
    assert (first.event, first.address, first.once) == (second.event, second.address, second.once)


# --- broken places ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["", "no feed at all", rss(item(f"{NEWS}/quay"))[:-20], "<html><body>Hello</body></html>"]
)
def test_a_broken_feed_is_told_once_and_once_when_it_is_well(
    look: Watch, desk: Desk, site: FeedSite, text: str
) -> None:
    broken, well = f"{site.address}/broken", f"{site.address}/well"
    site.texts |= {"/broken": text, "/well": rss(item(f"{NEWS}/quay"))}
    outcome = look(broken, well, at_first=1)
    look(broken, well)
    assert desk.news() == published("quay")
    assert sentence(outcome).endswith(f"1 broken: {broken}.")
    (problem,) = desk.notices()
    assert problem
    site.texts["/broken"] = rss(item(f"{NEWS}/bridge"))
    look(broken, well, at_first=1)
    look(broken, well)
    assert desk.notices() == [""]
    assert desk.news() == published("bridge")


@pytest.mark.parametrize("place", ["feed.xml", "ftp://lenham.example/feed", "http://[", "https://", "x" * 2000, "a\0b"])
def test_what_is_no_place_is_told(look: Watch, desk: Desk, place: str) -> None:
    assert len(look(place).broken) == 1
    assert len(desk.notices()) == 1


# --- hostile feeds ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "link",
    [
        *("javascript:alert(1)", "file:///etc/hosts", "data:text/plain,x", "/quay", "//news.lenham.example/quay", ""),
        *("http://127.0.0.1/", "http://127.0.0.1:1/x", "http://localhost/", "http://localhost./", "http://10.0.0.1/"),
        *("http://[::1]/", "http://[::ffff:10.0.0.1]/", "http://169.254.169.254/latest", "https://a:b@lenham.example/"),
        *("http://lenham.example:6379/", "http://[", "https://lenham.example:99999/"),
    ],
)
def test_an_address_that_nobody_should_ask_starts_nothing(look: Watch, desk: Desk, site: FeedSite, link: str) -> None:
    site.texts["/feed"] = rss(item(link), item(f"{NEWS}/quay", day=0))
    look(f"{site.address}/feed", at_first=5)
    assert desk.news() == published("quay")


def test_the_operators_own_host_may_name_its_articles(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/feed"] = rss(item(f"{site.address}/quay"))
    look(f"{site.address}/feed", at_first=5)
    assert desk.news() == [(PUBLISHED, f"{site.address}/quay")]


def test_no_feed_is_read_beyond_its_bounds(look: Watch, site: FeedSite) -> None:
    site.texts["/feed"] = rss(*(f"<item><link>{NEWS}/{number}</link></item>" for number in range(20_000)))
    assert look(f"{site.address}/feed").news.passed_over == 1000
    site.texts["/map"] = urlset(*((f"{NEWS}/{number}", "") for number in range(50_001)))
    assert "more than 50,000" in look(f"{site.address}/map").broken[0].problem


# --- sitemaps ---------------------------------------------------------------------------------------------------


def test_a_sitemap_tells_what_is_new_and_what_changed(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts["/map"] = urlset((f"{NEWS}/quay", "2031-02-01"), (f"{NEWS}/old", ""))
    look(f"{site.address}/map")
    site.texts["/map"] = urlset((f"{NEWS}/quay", "2031-02-02"), (f"{NEWS}/old", ""), (f"{NEWS}/bridge", ""))
    look(f"{site.address}/map")
    assert sorted(desk.news()) == sorted([(CHANGED, f"{NEWS}/quay"), *published("bridge")])


def test_of_an_index_only_what_was_changed_is_read(look: Watch, desk: Desk, site: FeedSite) -> None:
    one, two, three = (f"{site.address}/{number}" for number in (1, 2, 3))
    site.texts |= {"/1": urlset((f"{NEWS}/quay", "")), "/2": urlset(), "/3": urlset((f"{NEWS}/bridge", ""))}
    site.texts["/map"] = index((one, "2031-01-01"), (two, "2031-02-01"))
    look(f"{site.address}/map")
    assert sorted(site.asked()) == [("/1", 200), ("/2", 200), ("/map", 200)]
    look(f"{site.address}/map")
    assert site.asked() == [("/map", 304)]
    site.texts["/2"] = urlset((f"{NEWS}/pier", ""))
    site.texts["/map"] = index((one, "2031-01-01"), (two, "2031-02-03"), (three, "2031-02-03"))
    look(f"{site.address}/map")
    assert sorted(site.asked()) == [("/2", 200), ("/3", 200), ("/map", 200)]
    assert desk.news() == published("pier", "bridge")


def test_an_index_without_times_has_its_sitemaps_asked_whether_they_changed(
    look: Watch, desk: Desk, site: FeedSite
) -> None:
    site.texts |= {"/1": urlset((f"{NEWS}/quay", "")), "/map": index((f"{site.address}/1", ""))}
    look(f"{site.address}/map")
    site.texts["/1"] = urlset((f"{NEWS}/quay", ""), (f"{NEWS}/pier", ""))
    look(f"{site.address}/map")
    look(f"{site.address}/map")
    assert [status for path, status in site.asked() if path == "/1"] == [200, 200, 304]
    assert desk.news() == published("pier")


def test_a_new_index_is_not_read_as_a_whole(look: Watch, desk: Desk, site: FeedSite) -> None:
    names = [(f"{site.address}/{number}", f"2031-01-{number + 1:02}") for number in range(30)]
    site.texts |= {f"/{number}": urlset((f"{NEWS}/{number}", "")) for number in range(30)}
    site.texts["/map"] = index(*names)
    look(f"{site.address}/map", at_first=1)
    assert {path for path, _ in site.asked()} == {"/map", *(f"/{number}" for number in range(20, 30))}
    assert len(desk.news()) == 1
    site.texts["/map"] = index((names[0][0], "2031-02-01"), *names[1:])
    look(f"{site.address}/map", at_first=0)
    assert [path for path, _ in site.asked()] == ["/map", "/0"]
    assert desk.news() == []


def test_a_broken_sitemap_of_an_index_is_read_when_it_is_well(look: Watch, desk: Desk, site: FeedSite) -> None:
    site.texts |= {"/2": urlset((f"{NEWS}/pier", "")), "/map": index((f"{site.address}/2", "2031-02-01"))}
    look(f"{site.address}/map")
    site.texts |= {"/2": "", "/map": index((f"{site.address}/2", "2031-02-02"))}
    assert f"{site.address}/2" in look(f"{site.address}/map").broken[0].problem
    site.texts["/2"] = urlset((f"{NEWS}/pier", ""), (f"{NEWS}/quay", ""))
    assert look(f"{site.address}/map").broken == ()
    assert desk.news() == published("quay")


def test_an_index_cannot_lead_into_the_operators_network(look: Watch, desk: Desk, site: FeedSite) -> None:
    with feeding() as inside:
        inside.texts["/1"] = urlset((f"{NEWS}/quay", ""))
        site.texts["/map"] = index((f"{inside.address}/1", "2031-02-01"))
        assert "private address" in look(f"{site.address}/map", at_first=5).broken[0].problem
        assert inside.asked() == []
    assert desk.news() == []


# --- folders ----------------------------------------------------------------------------------------------------


def write(folder: Path, name: str, text: str = "The quay is long.") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def test_a_folder_tells_what_is_new_and_what_changed(look: Watch, desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    quay = write(folder, "quay.txt")
    look(str(folder))
    bridge = write(folder, "bridge.md")
    write(folder, "quay.txt", "The quay is short.")
    look(str(folder))
    look(str(folder))
    assert sorted(desk.news()) == sorted([(CHANGED, str(quay)), (PUBLISHED, str(bridge))])


def test_a_file_that_was_only_touched_has_not_changed(look: Watch, desk: Desk, tmp_path: Path) -> None:
    quay = write(tmp_path / "in", "quay.txt")
    look(str(tmp_path / "in"))
    os.utime(quay, (1, 1))
    look(str(tmp_path / "in"))
    assert desk.news() == []


@pytest.mark.parametrize("name", [".quay.txt", "quay.txt.part", "quay.txt.tmp", "empty.txt", "quay.toml"])
def test_a_file_that_somebody_still_writes_waits(look: Watch, desk: Desk, tmp_path: Path, name: str) -> None:
    half = write(tmp_path / "in", name, "" if name == "empty.txt" else "The quay")
    look(str(tmp_path / "in"), at_first=5)
    assert desk.news() == []
    half.rename(half.with_name("whole.txt"))
    write(tmp_path / "in", "whole.txt")
    look(str(tmp_path / "in"))
    assert desk.news() == [(PUBLISHED, str(tmp_path / "in" / "whole.txt"))]


def test_no_folder_lists_another_one_or_what_leads_nowhere(look: Watch, desk: Desk, tmp_path: Path) -> None:
    write(tmp_path / "in", "quay.txt")
    (tmp_path / "in" / "more.txt").mkdir()
    (tmp_path / "in" / "gone.txt").symlink_to(tmp_path / "nowhere")
    outcome = look(str(tmp_path / "in"), at_first=5)
    assert desk.news() == [(PUBLISHED, str(tmp_path / "in" / "quay.txt"))]
    assert outcome.broken == ()


# --- read where it can be killed --------------------------------------------------------------------------------


def test_a_listing_is_read_in_a_process_of_its_own() -> None:
    async def read() -> Listing:
        async with ReadingProcesses() as reading:
            return await reading.read_listing(rss(item(f"{NEWS}/quay")).encode(), "application/rss+xml")

    (found,) = asyncio.run(read()).items
    assert found.entry.url == f"{NEWS}/quay"
