"""The lexical index: idempotent, incremental, deaf to query languages, and whole after a kill."""

import random
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from claims.errors import IndexUnusable
from claims.index.entry import Entry
from claims.index.lexical import Lexical, content_key
from tests.conftest import ROOT

BRIDGE = Entry("1", "The bridge of Lenham is closed.", "en", "page", date(2025, 2, 18), '{"a": 1}')
BRUECKE = Entry("2", "Die Straßenbrücke in Lenham wurde gesperrt.", "de", "seite", date(2025, 3, 1))
FERRY = Entry("3", "The ferry of Borland sails twice a day.", "en", "page")
ALL = (BRIDGE, BRUECKE, FERRY)


def found(index: Lexical, text: str, language: str = "en", **more: tuple[date | None, date | None]) -> list[str]:
    return [index.entry(hit).id for hit in index.nearest(text, language, 10, **more)]


@pytest.fixture(params=["in memory", "in a folder"])
def index(request: pytest.FixtureRequest, tmp_path: Path) -> Lexical:
    made = Lexical(tmp_path / "index" if request.param == "in a folder" else None)
    assert made.add(ALL) == 3
    return made


def test_a_passage_comes_back_as_it_was_added(index: Lexical) -> None:
    (hit, *_) = index.nearest("Is the bridge closed?", "en", 10)
    assert index.entry(hit) == BRIDGE


def test_a_passage_in_another_language_is_found(index: Lexical) -> None:
    assert found(index, "Die Brücke von Lenham ist zu.", "de")[:2] == ["2", "1"]
    assert set(found(index, "The bridge is closed")) == {"1", "2"}


def test_what_is_known_is_not_added_again(index: Lexical) -> None:
    assert index.add([*ALL, FERRY]) == 0
    assert index.size == 3


def test_what_is_new_is_found_at_once(index: Lexical) -> None:
    assert index.add([FERRY, Entry("4", "The tunnel of Norbury opened.", "en"), Entry("4", "Twice.", "en")]) == 1
    assert found(index, "a tunnel in Norbury") == ["4"]


def test_a_word_that_is_spelled_otherwise_is_found_by_its_letters() -> None:
    index = Lexical()
    index.add([Entry("1", "Mara Quallowitsch spoke.", "en"), *ALL[1:]])
    assert found(index, "Quallowicz") == ["1"]


def test_days_can_be_asked_for(index: Lexical) -> None:
    assert found(index, "bridge of Lenham", days=(date(2025, 2, 20), None)) == ["2"]
    assert found(index, "bridge of Lenham", days=(None, date(2025, 2, 20))) == ["1"]
    assert found(index, "ferry", days=(date(2025, 1, 1), date(2025, 12, 31))) == []


def test_a_group_and_a_text_are_known(index: Lexical) -> None:
    assert index.has_group("page")
    assert not index.has_group("leaf")
    assert [index.entry(hit) for hit in index.with_contents([content_key(FERRY.text), content_key(BRIDGE.text)])] == [
        FERRY,
        BRIDGE,
    ]
    assert index.with_contents([content_key("Another.")]) == []


def test_a_sentence_of_every_page_hides_none_that_is_asked_for_with_it() -> None:
    index = Lexical()
    index.add(Entry(f"page {number}", "Share this article.", "en") for number in range(2000))
    index.add(ALL[1:])
    wanted = [content_key(text) for text in ("Share this article.", FERRY.text, BRUECKE.text)]
    hits = index.with_contents(wanted)
    assert [index.entry(hit).id for hit in hits[-2:]] == ["3", "2"]
    assert len(hits) < 10


def test_an_error_of_who_gives_the_passages_stays_one_and_nothing_is_added(index: Lexical) -> None:
    def giver() -> Iterator[Entry]:
        yield Entry("4", "The tunnel of Norbury opened.", "en")
        raise ValueError("the page is broken")

    with pytest.raises(ValueError, match="the page is broken"):
        index.add(giver())
    assert index.add(ALL) == 0
    assert index.size == 3


def test_what_has_no_text_has_a_group_and_is_not_counted(index: Lexical) -> None:
    index.add([Entry("4", "", "en", "blank")])
    assert index.has_group("blank")
    assert index.size == 3


@pytest.mark.parametrize(
    "text",
    ["", "of the and", '+ - " ( ) : * ^ ~ [ ] { } \\ / !', "id:1", "*", "text:[a TO z]", "\u202e\u200b", "AND OR NOT"],
)
def test_what_says_nothing_finds_nothing_and_no_sign_is_a_command(index: Lexical, text: str) -> None:
    assert found(index, text) in ([], ["3"])


def test_signs_of_query_languages_change_nothing(index: Lexical) -> None:
    assert found(index, '-bridge +("closed" AND Lenham*) id:3 ~2') == found(index, "bridge closed Lenham id 3 2")


def test_hostile_passages_are_kept_word_for_word() -> None:
    hostile = ["", "a" * 512_000, "bridge " * 70_000, "\u202eegdirb\u202c \u200b", "“", "\ud800", "\x00 bridge"]
    index = Lexical()
    assert index.add(Entry(str(number), text, "en") for number, text in enumerate(hostile)) == len(hostile)
    kept = {index.entry(hit).text for hit in index.nearest("bridge", "en", 10)}
    assert {hostile[2], hostile[6]} <= kept


def test_an_index_of_another_version_is_made_anew(tmp_path: Path) -> None:
    Lexical(tmp_path / "index").add(ALL)
    (tmp_path / "index" / "form.txt").write_text("another", encoding="utf-8")
    assert Lexical(tmp_path / "index").size == 0


def test_a_folder_that_is_none_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    with pytest.raises(IndexUnusable, match=r"The index .* cannot be used: .*\.$"):
        Lexical(tmp_path / "file" / "index")


def test_who_opened_the_folder_before_another_added_adds_only_what_is_new(tmp_path: Path) -> None:
    one, other = Lexical(tmp_path / "index"), Lexical(tmp_path / "index")
    assert one.add(ALL[:1]) == 1
    assert other.add(ALL) == 2
    assert other.size == 3


def test_while_one_adds_another_is_refused_and_nothing_mixes(tmp_path: Path) -> None:
    one, other = Lexical(tmp_path / "index"), Lexical(tmp_path / "index")

    def giver() -> Iterator[Entry]:
        yield BRIDGE
        with pytest.raises(IndexUnusable, match="cannot be used"):
            other.add(ALL)
        yield FERRY

    assert one.add(giver()) == 2
    assert other.add(ALL) == 1
    assert [index.size for index in (one, other)] == [2, 3]


KILLED = """
import sys
from pathlib import Path
from claims.index.entry import Entry
from claims.index.lexical import Lexical

index = Lexical(Path(sys.argv[1]))
for batch in range(int(sys.argv[2]), 10_000):
    told = ((f"{batch} {number}", f"Bridge {batch} of Lenham {number}.") for number in range(50))
    index.add(Entry(*one, "en", f"{batch}") for one in told)
    print(batch, flush=True)
"""


def test_whoever_is_killed_leaves_all_that_was_added_and_nothing_by_half(tmp_path: Path) -> None:
    dice, batch = random.Random(7), 0  # noqa: S311 no secret
    for _ in range(3):
        command = [sys.executable, "-c", KILLED, str(tmp_path / "index"), str(batch)]
        with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
            assert child.stdout is not None
            child.stdout.readline()
            time.sleep(dice.random() * 0.15)
            child.kill()
            told = child.stdout.read().splitlines()
        acknowledged = int(told[-1]) if told else batch
        index = Lexical(tmp_path / "index")
        assert index.size % 50 == 0
        assert index.size >= 50 * (acknowledged + 1)
        assert index.has_group(str(acknowledged))
        batch = index.size // 50
    assert batch >= 3
