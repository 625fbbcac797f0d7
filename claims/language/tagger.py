"""The search of the Hanover Tagger, written for speed: the same kinds for the same words in a fraction of the time.

The package weighs a stretch of a word anew on every path that leads to it, and tries every kind of word after every
other. Here a stretch is weighed once, only kinds that a word may have are tried, and words are remembered.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import itemgetter

from HanTa.HanoverTagger import EMPTY, END, START, UNKNOWN, HanoverTagger

_State = tuple[int, int]
"""A kind, and the one before it."""
_Weighed = list[tuple[int, float]]
"""Kinds with their logarithmic likelihoods."""
_BEGIN: _State = (EMPTY, START)
_IMPOSSIBLE = -1e6
_WIDTH_OF_WORD, _WIDTH_OF_SENTENCE = 3, 5
"""Number of states that are always followed; others are where they are nearly as likely."""
_CUTOFF = 5
"""Distance from the likeliest kind up to which another one of an unknown word is tried."""
_SHORT_WORD, _SHORT_MORPHEME, _LONGEST_MORPHEME, _LONGEST_ENDING = 4, 2, 24, 4
_UNKNOWN_WHOLE = 4.6
"""What it costs to take a whole word for one unknown morpheme."""
_REMEMBERED = 16384
"""Words and stretches of words; more than an article of 20,000 words has."""


class FastTagger:
    """A tagger that names the kinds that the package's own names."""

    def __init__(self, model: HanoverTagger) -> None:
        """Arrange the tables of a model by morpheme and by state."""
        self._model = model
        self._morphemes = frozenset[str]().union(*model.LP_m_t.values())
        self._open = [tag for tag in model.LP_m_t if tag in model.LP_hapax_t and tag in model.LP_s_t]
        self._inside = {state: dict(following) for state, following in model.LP_trans_nonfinal.items()}
        self._lengths = [self._length(length) for length in range(_LONGEST_MORPHEME + 1)]
        self._ending = lru_cache(_REMEMBERED)(self._weigh_ending)
        self._morpheme = lru_cache(_REMEMBERED)(self._weigh_morpheme)
        self._word = lru_cache(_REMEMBERED)(self._weigh_word)
        model.analyze_forward = lru_cache(_REMEMBERED)(self._weigh_unknown)

    def kinds(self, words: Sequence[str]) -> list[str]:
        """The kind of every word of a sentence; nothing where the model knows no way through it."""
        row, back = {_BEGIN: 0.0}, list[dict[_State, _State]]()
        for number, word in enumerate(words):
            row, before = self._next(row, self._word(word, number > 0))
            back.append(before)
        following = self._model.LP_trans_word
        ends = {state: lp + following.get(state, {}).get(END, -math.inf) for state, lp in row.items()}
        if not ends:
            return []
        return [str(self._model.int2tag[tag]) for tag in _path(max(ends, key=ends.__getitem__), back)]

    def base(self, word: str, kind: str) -> str:
        """The base form of a word of a kind."""
        return str(self._model.analyze(word, pos=kind)[0])

    def may_be(self, word: str, distance: float) -> list[str]:
        """The kinds that a word by itself may have, up to a distance from the likeliest."""
        return [str(kind) for kind, _ in self._model.tag_word(word, cutoff=distance)]

    # --- a sentence ---------------------------------------------------------------------------------------------

    def _next(self, row: Mapping[_State, float], weighed: _Weighed) -> tuple[dict[_State, float], dict[_State, _State]]:
        """The states behind one more word, each with the state before it."""
        after: dict[_State, float] = {}
        before: dict[_State, _State] = {}
        for state, likelihood in _likely(row, _WIDTH_OF_SENTENCE):
            following = self._model.LP_trans_word.get(state, {})
            for kind, of_word in weighed or [(kind, 0.0) for kind in following if kind != END]:
                if kind not in following:
                    continue
                here, there = likelihood + following[kind] + of_word, (state[1], kind)
                if here > after.get(there, _IMPOSSIBLE):
                    after[there], before[there] = here, state
        return after, before

    def _weigh_word(self, word: str, cased: bool) -> _Weighed:  # noqa: FBT001 a key of the memory
        """The kinds of a word; none where it may have any."""
        low = self._model.normalize(word)
        known = low in self._model.cache
        weighed = [
            (kind, self._in_case(kind, likelihood, upper=word[0].isupper(), cased=cased))
            for kind, likelihood in (self._model.cache[low] if known else self._model.analyze_forward(low))
            if kind != UNKNOWN
        ]
        limit = max((likelihood for _, likelihood in weighed), default=0.0) - (math.inf if known else _CUTOFF)
        return sorted((pair for pair in weighed if pair[1] >= limit), key=itemgetter(1), reverse=True)

    def _in_case(self, kind: int, likelihood: float, *, upper: bool, cased: bool) -> float:
        case = float(self._model.LP_case_t[kind][upper]) if cased else 0.0
        return likelihood + case - float(self._model.LP_wtag[kind])

    # --- a word that the model does not have --------------------------------------------------------------------

    def _weigh_unknown(self, word: str) -> _Weighed:
        """The kinds that the morphemes of a word may add up to, the likeliest first."""
        rows: list[dict[_State, float]] = [{_BEGIN: 0.0}, *({} for _ in word)]
        for start in range(len(word)):
            states = [
                (state[1], likelihood, self._inside[state])
                for state, likelihood in _likely(rows[start], _WIDTH_OF_WORD)
                if state in self._inside
            ]
            for end in range(start + 1, len(word) + 1) if states else ():
                weighed = self._morpheme(word[start:end], min(len(word), _SHORT_WORD), end - start == len(word))
                _extend(rows[end], states, weighed)
        found = self._final(rows[-1])
        return sorted(found.items(), key=itemgetter(1), reverse=True) or [(UNKNOWN, 0.0)]

    def _weigh_morpheme(self, morpheme: str, word_length: int, whole: bool) -> _Weighed:  # noqa: FBT001 a key of the memory
        known = self._kinds_of(morpheme) if morpheme in self._morphemes else {}
        if word_length >= _SHORT_WORD and len(morpheme) <= _SHORT_MORPHEME:
            return list(known.items())
        cost = _UNKNOWN_WHOLE if whole else 0.0
        lengths = self._lengths[min(len(morpheme), _LONGEST_MORPHEME)]
        endings = self._ending(morpheme[1:][-_LONGEST_ENDING:])
        guessed = [
            (tag, length + ending - cost) for tag, length, ending in zip(self._open, lengths, endings, strict=True)
        ]
        return guessed if not known else [*known.items(), *(pair for pair in guessed if pair[0] not in known)]

    def _kinds_of(self, morpheme: str) -> dict[int, float]:
        """The kinds of a morpheme that the model has; asked once, as an index of all would take 20 MB."""
        tables = self._model.LP_m_t.items()
        return {tag: float(morphemes[morpheme]) for tag, morphemes in tables if morpheme in morphemes}

    def _length(self, length: int) -> list[float]:
        """How likely an unknown morpheme is one of each open kind, by its length."""
        model = self._model
        return [float(model.Int_t + model.LP_hapax_t[tag] + model.LP_len_t[tag][length]) for tag in self._open]

    def _weigh_ending(self, ending: str) -> list[float]:
        """How likely it is one of each open kind, by the longest ending that the model has."""
        tails = [ending[n:] for n in range(len(ending) + 1)]
        tables = [self._model.LP_s_t[tag] for tag in self._open]
        return [float(next(table[tail] for tail in tails if tail in table)) for table in tables]

    def _final(self, row: Mapping[_State, float]) -> dict[int, float]:
        """The kinds of whole words by which a row of states may end."""
        ends: dict[_State, float] = {}
        for state, likelihood in row.items():
            for tag, transition in self._model.LP_trans_final.get(state, ()):
                there = (state[1], tag)
                ends[there] = max(likelihood + transition, ends.get(there, _IMPOSSIBLE))
        found: dict[int, float] = {}
        for (_, tag), likelihood in ends.items():
            if likelihood > _IMPOSSIBLE:
                found[-tag] = _sum(found[-tag], likelihood) if -tag in found else likelihood
        return found


def _likely(row: Mapping[_State, float], width: int) -> list[tuple[_State, float]]:
    if len(row) <= width:
        return list(row.items())
    bound = sorted(row.values(), reverse=True)[width] - 1
    return [(state, likelihood) for state, likelihood in row.items() if likelihood >= bound]


def _extend(
    row: dict[_State, float], states: Sequence[tuple[int, float, Mapping[int, float]]], weighed: _Weighed
) -> None:
    """Enter the states that a morpheme leads to, each by its likeliest way."""
    for last, likelihood, following in states:
        for tag, of_morpheme in weighed:
            if tag in following:
                here, there = likelihood + following[tag] + of_morpheme, (last, tag)
                if here > row.get(there, _IMPOSSIBLE):
                    row[there] = here


def _path(state: _State, back: Sequence[Mapping[_State, _State]]) -> list[int]:
    """The kinds on the way to the last state."""
    tags: list[int] = []
    for before in reversed(back):
        tags.append(state[1])
        state = before[state]
    return tags[::-1]


def _sum(one: float, other: float) -> float:
    """The logarithm of the sum of two likelihoods."""
    return max(one, other) + math.log1p(math.exp(-abs(one - other)))
