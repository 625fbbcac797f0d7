"""Rankings become one: what several ways find comes first, and copies do not fill the list."""

from claims.index.fusing import Copies, diversified, fused

TWO = Copies(most=2, alike=0.8)


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def test_what_two_ways_find_comes_before_what_one_finds() -> None:
    assert [found for found, _ in fused([["a", "b"], ["c", "b"]], 60, 10)] == ["b", "a", "c"]


def test_a_rank_beyond_the_depth_counts_nothing() -> None:
    assert fused([["a", "b", "c"]], 60, 2) == fused([["a", "b"]], 60, 2)
    assert dict(fused([["a"], ["a"]], 60, 10)) == {"a": 2 / 61}


def test_of_no_ways_nothing_comes() -> None:
    assert fused([], 60, 10) == []
    assert fused([[], []], 60, 10) == []


def test_one_text_of_an_agency_does_not_fill_the_list() -> None:
    wire = [f"the bridge of Lenham was closed on Monday morning before seven {copy}" for copy in "abcde"]
    ranked = [*wire, "ferry takes over"]
    assert diversified(ranked, words, 3, TWO) == [*wire[:2], "ferry takes over"]


def test_where_nothing_else_is_there_the_copies_are_taken() -> None:
    wire = [f"the bridge of Lenham was closed on Monday morning before seven {copy}" for copy in "abcde"]
    assert diversified(wire, words, 4, TWO) == wire[:4]


def test_a_sentence_with_another_figure_and_name_is_no_copy() -> None:
    ranked = ["port Lenham handled 4.2", "port Lenham handled 3.1", "port Lenham handled 9.9"]
    assert diversified(ranked, words, 3, Copies(most=1, alike=0.8)) == ranked


def test_texts_without_words_are_no_copies_of_those_with_some() -> None:
    assert diversified(["", "a"], words, 2, Copies(most=1, alike=0.8)) == ["", "a"]
