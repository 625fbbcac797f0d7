"""Tables and statements that nobody would write: an outcome each, never a crash and never a guess."""

import pytest

from claims.tables.programs import Grid, Strictness, hold_against
from claims.tables.programs.cues import cue_phrases, cue_words
from claims.tables.programs.readings import Kind, day_in, kind_of, score_in, value_in

ODD = [
    "",
    " ",
    ".",
    "7",
    "%",
    "the",
    "\u202e\u200b",
    "A" * 400,
    "“",
    "1/0",
    "9" * 400,
    "1" * 17 + "th",
    "not " * 60,
    "54 " * 400,
]
SHAPES = {
    "nothing": Grid.of("", [], []),
    "one cell": Grid.of("", ["x"], [["7"]]),
    "no header": Grid.of("", ["", ""], [["Lenham", "7"], ["Borland", "9"]]),
    "ragged rows": Grid.of("", ["a", "b"], [["Lenham"], ["Borland", "9", "11"], []]),
    "the header again": Grid.of("", ["a", "b"], [["a", "b"], ["Lenham", "7"]]),
    "only zeros": Grid.of("", ["name", "gain"], [["Lenham", "0"], ["Borland", "0"]]),
    "nothing but marks": Grid.of("", ["a", "b"], [["–", ".."], ["-", "n/a"]]),
    "long digits": Grid.of("", ["a", "b"], [["x", "9" * 500], ["y", "1e999"]]),
    "300 columns": Grid.of("", [f"m{n}" for n in range(300)], [[f"x{n}" for n in range(300)], ["7"] * 300]),
}


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("text", ODD, ids=[f"odd {n}" for n in range(len(ODD))])
@pytest.mark.parametrize("strictness", Strictness)
def test_what_says_nothing_is_left_open(shape: str, text: str, strictness: Strictness) -> None:
    assert hold_against(text, SHAPES[shape], strictness).holds is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    "text",
    ["Zorro has 12 points.", "The highest of all is 3 more than the average.", "Mara Quist hat mehr als Jon Velde."],
)
def test_what_the_table_does_not_have_is_left_open(shape: str, text: str) -> None:
    assert hold_against(text, SHAPES[shape], Strictness.PLAIN).holds is None


def test_a_table_of_100_000_rows_is_not_looked_into_and_says_so() -> None:
    grid = Grid.of("", ["name", "points"], [[f"n{number}", str(number)] for number in range(100_000)])
    found = hold_against("n5 has 5 points.", grid)
    assert (found.holds, found.bounded) == (None, True)


def test_a_long_table_is_decided_with_a_bound() -> None:
    rows = [[f"club{number}", "Lenham", str(number % 90)] for number in range(15_000)]
    grid = Grid.of("", ["name", "town", "points"], rows)
    assert hold_against("The most points of all in Lenham is 89.", grid, Strictness.PLAIN).bounded
    assert hold_against("club7 has 7 points.", grid).holds is True


def test_a_statement_that_is_too_long_says_so() -> None:
    assert hold_against("Lenham has 7 points. " * 100, SHAPES["no header"]).bounded


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("54", 54),
        ("1,234", 1234),
        ("1,234.5 kg", 1234.5),
        ("-3", -3),
        ("− 3", -3),
        ("12 %", 12),
        ("t6", 6),
        ("4.8 (32)", 32),
        ("1:02.5", 62.5),
        ("1:00:00", 3600),
        ("23 - 17 - 4", None),
        ("up to 18 of the many old people", None),
        ("", None),
        ("n/a", None),
    ],
)
def test_a_cell_is_read_as_a_figure(cell: str, value: float | None) -> None:
    assert value_in(cell) == value


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["3 - 2", "0 - 0", "–"], Kind.SCORE),
        (["3 May 2031", "1. März 2027"], Kind.DATE),
        (["12", "1,200", ""], Kind.FIGURE),
        (["Mara Quist (12)", "Jon Velde (3)"], Kind.TEXT),
        (["", ""], Kind.TEXT),
    ],
)
def test_a_column_is_what_most_of_its_cells_are(cells: list[str], kind: Kind) -> None:
    assert kind_of(cells) is kind


def test_days_are_in_order() -> None:
    days = [day_in(cell) for cell in ("1 March 2027", "2027-03-02", "3. Mai 2028", "May 4, 2028")]
    assert days == sorted(days, key=lambda day: day or 0)
    assert day_in("Lenham") is None


def test_a_time_is_no_score() -> None:
    assert score_in("12:30") is None
    assert score_in("3:2") == (3, 2)


def test_every_cue_has_a_phrase_and_every_phrase_is_found() -> None:
    assert all(cue_words().cues.values())
    assert {name for own in cue_phrases().values() for _, name in own} == set(cue_words().cues)
