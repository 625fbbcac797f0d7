"""A sources file that cannot be used is refused with its line and what would be right."""

from datetime import date
from pathlib import Path

import pytest

from claims.errors import SourcesFileInvalid
from claims.sources import SourceSpec, read_sources
from claims.sources.spec import SourceKind, TableSpec
from claims.sources.used_keys import used_by
from tests.conftest import ROOT

GOOD = """\
[[source]]
id = "town-hall"
kind = "page"
url = "http://hallstein.example/bridge"
publisher = "Town of Hallstein"
tier = 1
"""
ANOTHER = GOOD.replace("town-hall", "statistics").replace('"page"', '"table"')


def read(folder: Path, content: str | bytes) -> tuple[SourceSpec, ...]:
    path = folder / "sources.toml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_sources(path)


def refusal(folder: Path, content: str | bytes) -> SourcesFileInvalid:
    with pytest.raises(SourcesFileInvalid) as refused:
        read(folder, content)
    assert refused.value.path == folder / "sources.toml"
    assert str(refused.value).startswith(f"{refused.value.path}, line {refused.value.line}: {refused.value.why}")
    return refused.value


def test_every_key_that_there_is_can_be_used(tmp_path: Path) -> None:
    table = '\n[source.table]\ntitle = "Jobs"\nentity = "Land"\nunit = "percent"\naliases = ["Arbeit", "work"]\n'
    more = 'language = "de"\npublished_on = 2024-06-17\nprivate = true\noriginal = "https://hallstein.example/"\n'
    assert read(tmp_path, GOOD + ANOTHER + more + table)[1] == SourceSpec(
        id="statistics",
        kind=SourceKind.TABLE,
        url="http://hallstein.example/bridge",
        publisher="Town of Hallstein",
        tier=1,
        language="de",
        published_on=date(2024, 6, 17),
        private=True,
        original="https://hallstein.example/",
        table=TableSpec(title="Jobs", entity="Land", unit="percent", aliases=("Arbeit", "work")),
    )


def test_an_address_is_not_private_unless_somebody_says_so(tmp_path: Path) -> None:
    assert not read(tmp_path, GOOD)[0].private


def test_the_bundled_file_can_be_used() -> None:
    assert read_sources(ROOT / "seeds" / "sources.toml")


@pytest.mark.parametrize(
    "content", [GOOD.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + GOOD.encode()], ids=["crlf", "byte order mark"]
)
def test_what_editors_put_around_lines_does_no_harm(tmp_path: Path, content: bytes) -> None:
    assert read(tmp_path, content) == read(tmp_path, GOOD)


@pytest.mark.parametrize(
    ("added", "line", "why", "right"),
    [
        ('titel = "x"\n', 13, "unknown key 'titel'.", "Known keys: id, kind, url, publisher, tier, language"),
        ('\n[source.table]\nid = "x"\n', 15, "unknown key 'id'.", "Known keys: title, entity, unit, aliases, refutes."),
        ('published_on = "2024-06-17"\n', 13, "published_on = '2024-06-17'", "published_on = 2024-06-17."),
        ("published_on = 2024-02-30\n", 13, "Invalid date", "published_on = 2024-06-17."),
        ("published_on = 17.06.2024\n", 13, "this is no TOML", "published_on = 2024-06-17."),
        ("published_on = 20240617\n", 13, "published_on = 20240617", "published_on = 2024-06-17."),
        ("published_on = 2024-06-17T00:00:00\n", 13, "published_on = ", "published_on = 2024-06-17."),
        ('language = "deu"\n', 13, "language = 'deu' cannot be used.", "Two letters of ISO 639-1"),
        ('private = "no"\n', 13, "private = 'no' cannot be used.", "private = true or false."),
        ("private = 1\n", 13, "private = 1 cannot be used.", "private = true or false."),
        ('original = "hallstein"\n', 13, "original = 'hallstein'", "An address begins with http:// or https://."),
        ("table = 3\n", 13, "table = 3 cannot be used.", "stands below [source.table]."),
        ('[source.table]\naliases = "x"\n', 14, "aliases = 'x' cannot be used.", "A list of words: aliases = ["),
        ("[source.table]\naliases = [1]\n", 14, "aliases = 1 cannot be used.", "A list of words: aliases = ["),
        ('original = "https://\n', 13, "this is no TOML", "An address begins with http:// or https://."),
        (GOOD, 14, "the id 'town-hall' is repeated.", "Give every source an id of its own."),
    ],
)
def test_what_is_wrong_below_good_lines_is_found_on_its_line(
    tmp_path: Path, added: str, line: int, why: str, right: str
) -> None:
    refused = refusal(tmp_path, GOOD + ANOTHER + added)
    assert refused.line == line
    assert why in refused.why
    assert right in refused.right


@pytest.mark.parametrize(
    ("change", "line", "why", "right"),
    [
        (('"town-hall"', '"Town Hall"'), 2, "id = 'Town Hall' cannot be used.", "small letters, digits and hyphens"),
        (('"town-hall"', ""), 2, "this is no TOML", "small letters, digits and hyphens"),
        (('"page"', '"wiki"'), 3, "kind = 'wiki' cannot be used.", "Known kinds: page, table, "),
        (("http:", "ftp:"), 4, "url = 'ftp://hallstein.example/bridge'", "An address begins with http:// or https://."),
        (("http://", ""), 4, "url = 'hallstein.example/bridge'", "An address begins with http:// or https://."),
        (('"Town of Hallstein"', '""'), 5, "publisher = '' cannot be used.", "Name the publisher"),
        (("tier = 1", "tier = 4"), 6, "tier = 4 cannot be used.", "Tiers: 1 official or primary, 2 "),
        (("tier = 1", "tier = true"), 6, "tier = True cannot be used.", "Tiers: 1 official or primary, 2 "),
        (("tier = 1\n", ""), 1, "the key 'tier' is missing.", "Tiers: 1 official or primary, 2 "),
        (('id = "town-hall"\n', ""), 1, "the key 'id' is missing.", "small letters, digits and hyphens"),
        (("[[source]]", "[source]"), 1, "there is no source in it.", "Every source begins with [[source]]."),
        (("[[source]]", "\n[[sources]]"), 2, "unknown key 'sources'.", "Every source begins with [[source]]."),
    ],
)
def test_a_good_line_made_bad_is_refused(
    tmp_path: Path, change: tuple[str, str], line: int, why: str, right: str
) -> None:
    assert change[0] in GOOD
    refused = refusal(tmp_path, GOOD.replace(*change))
    assert refused.line == line
    assert why in refused.why
    assert right in refused.right


@pytest.mark.parametrize(
    ("kind", "added", "line", "key"),
    [
        ("page", 'secret = "KEY"\n', 7, "secret"),
        ("page", "most = 3\n", 7, "most"),
        ("table", "most = 3\n", 7, "most"),
        ("feed", '[source.table]\nunit = "percent"\n', 8, "table.unit"),
        ("wikidata", '[source.table]\naliases = ["x"]\n', 8, "table.aliases"),
        ("searxng", '[source.data]\ndataset = "x"\n', 8, "data.dataset"),
        ("kiwix", 'data = { dataset = "x", key = "y" }\n', 7, "data.key"),
        ("eurostat", '[source.data]\ndataset = "x"\nkey = "y"\n', 9, "data.key"),
        ("oecd", '[source.data]\ndataset = "x"\n[source.table]\nentity = "y"\n', 10, "table.entity"),
        ("dbnomics", 'secret = "KEY"\n[source.data]\ndataset = "x"\n', 7, "secret"),
    ],
)
def test_a_key_that_a_kind_does_not_use_is_refused(tmp_path: Path, kind: str, added: str, line: int, key: str) -> None:
    refused = refusal(tmp_path, GOOD.replace('"page"', f'"{kind}"') + added)
    assert (refused.line, refused.why) == (line, f"the kind '{kind}' does not use the key '{key}'.")
    assert refused.right.startswith("Keys of this kind: id, kind, url, publisher, tier, language, published_on, ")
    assert key not in refused.right.removesuffix(".").split(", ")


@pytest.mark.parametrize("kind", ["worldbank", "eurostat", "oecd", "dbnomics", "owid"])
@pytest.mark.parametrize(
    ("added", "line"),
    [("", 1), ('[source.data]\nfilters = { sex = "T" }\n', 7), ('[source.data]\ndataset = ""\n', 8)],
)
def test_a_service_without_its_data_set_is_refused(tmp_path: Path, kind: str, added: str, line: int) -> None:
    refused = refusal(tmp_path, GOOD.replace('"page"', f'"{kind}"') + added)
    assert (refused.line, refused.why) == (line, f"the kind '{kind}' needs the key 'data.dataset'.")
    assert 'dataset = "une_rt_a"' in refused.right


@pytest.mark.parametrize("kind", SourceKind)
def test_what_holds_for_every_source_is_allowed_for_every_kind(tmp_path: Path, kind: SourceKind) -> None:
    every = (
        'language = "de"\npublished_on = 2024-06-17\nprivate = true\noriginal = "https://a.example/"\nports = [81]\n'
    )
    data = '[source.data]\ndataset = "x"\n' if "data.dataset" in used_by(kind) else ""
    assert read(tmp_path, GOOD.replace('"page"', f'"{kind}"') + every + data)[0].ports == (81,)


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "source = []\n", "source = 3\n", "source = [3]\n"])
def test_a_file_without_a_source_says_how_one_begins(tmp_path: Path, content: str) -> None:
    assert refusal(tmp_path, content).right == "Every source begins with [[source]]."


def test_what_is_no_toml_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, "<!doctype html>\n<p>Not found</p>").why.startswith("this is no TOML")


def test_what_is_not_utf_8_is_refused_on_its_line(tmp_path: Path) -> None:
    refused = refusal(tmp_path, GOOD.replace("Town of Hallstein", "Stadt München").encode("latin-1"))
    assert (refused.line, refused.why) == (5, "this is not UTF-8.")
    assert refused.right == "Save the file with the encoding UTF-8."


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SourcesFileInvalid, match="No such file"):
        read_sources(tmp_path / "sources.toml")
    with pytest.raises(SourcesFileInvalid, match="directory"):
        read_sources(tmp_path)
