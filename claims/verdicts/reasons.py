"""The one or two sentences that say why, in the language of the report."""

import tomllib
from collections.abc import Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from string import Template

from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

from claims.models import CONFLICTS, Claim, Computation, Evidence, FindingName, Hearing, Label
from claims.policy import Policy
from claims.verdicts.rules import Ruling
from claims.verdicts.saying import Said
from claims.verdicts.standing import is_restriction

_FALLBACK = "en"
_LONGEST_QUOTE = 240
_NAMED = 3
_OPEN = frozenset(
    {
        FindingName.NOT_COVERED,
        FindingName.WIDER_EVIDENCE,
        FindingName.FIGURE_DIFFERS,
        FindingName.TIME_DIFFERS,
    }
)


def reason(claim: Claim, ruling: Ruling, hearing: Hearing, as_of: date, policy: Policy) -> str:
    """Why a verdict is as it is."""
    texts, language = sentences(claim.language)
    values = _values(claim, ruling, language)
    parts = [Template(texts.get(ruling.rule, texts["source_says"])).safe_substitute(values)]
    if ruling.standing_on and ruling.standing_on[0].working is not None and ruling.standing_on[0].working.missing:
        parts.append(_missing(ruling.standing_on[0], texts, policy))
    parts += _marked(ruling, texts)
    lacking = _uncovered(ruling.standing_on[0], claim) if ruling.label is Label.SUPPORTED else []
    if lacking:
        parts.append(Template(texts["not_borne_out"]).safe_substitute(named=", ".join(lacking[:_NAMED])))
    if ruling.label is Label.NOT_ENOUGH_EVIDENCE and hearing.unanswered:
        parts.append(_unanswered(hearing, texts))
    if ruling.label is Label.REFUTED and hearing.searched is not None:
        parts.append(Template(texts["counter_search"]).safe_substitute(searched=hearing.searched))
    if not ruling.standing_on:
        echoes = _listed(hearing.echoes, texts)
        parts[0] = Template(parts[0]).safe_substitute(as_of=_day(as_of, language), echoes=echoes)
    return " ".join(parts)


def sentence_on_saying(claim: Claim, said: Said, hearing: Hearing) -> str:
    """Who has it, according to whom, that somebody said it or said otherwise, or that nobody has the words."""
    texts, language = sentences(claim.language)
    if said.evidence is None:
        key = "attribution_not_found" if hearing.answered and hearing.compared else "attribution_unanswered"
        return Template(texts[key]).safe_substitute(speaker=claim.speaker or "")
    values = {"speaker": claim.speaker or "", **_of_evidence(said.evidence, language)}
    return Template(texts[f"attribution_{said.attribution}"]).safe_substitute(values)


@cache
def _all_sentences() -> Mapping[str, Mapping[str, str]]:
    raw = tomllib.loads(files("claims.verdicts").joinpath("sentences.toml").read_text(encoding="utf-8"))
    return {language: dict(texts) for language, texts in raw.items()}


def sentences(language: str) -> tuple[Mapping[str, str], str]:
    """The sentences of the rules in a language, English where it has none, and the language that they are in."""
    known = _all_sentences()
    return (known[language], language) if language in known else (known[_FALLBACK], _FALLBACK)


def _values(claim: Claim, ruling: Ruling, language: str) -> dict[str, str]:
    values = {"speaker": claim.speaker or "", "claim": claim.content}
    if not ruling.standing_on:
        return values
    first, other = ruling.standing_on[0], ruling.standing_on[min(1, len(ruling.standing_on) - 1)]
    values |= _of_evidence(first, language)
    values |= {f"other_{key}": value for key, value in _of_evidence(other, language).items()}
    values["open"] = _open_parts(first, sentences(claim.language)[0])
    return values


def _of_evidence(item: Evidence, language: str) -> dict[str, str]:
    values = {
        "publisher": item.origin.publisher,
        "quote": _short(item.quote),
        "tier": str(item.origin.tier),
        "restriction": _restriction(item),
        "date": _day(item.origin.published_on, language) if item.origin.published_on else "–",
    }
    differing = next((finding for finding in item.findings if finding.name in CONFLICTS), None)
    values |= {"said": (differing and differing.claim) or "–", "found": (differing and differing.evidence) or "–"}
    if item.working is not None:
        values |= {
            "expression": item.working.expression,
            "claimed": item.working.claimed,
            "worked": _figure(item.working.value, item, language),
            "counted": str(len(item.working.cells)),
        }
    return values


def _restriction(item: Evidence) -> str:
    """The words by which a source holds of a part only."""
    return next((f.evidence or f.claim for f in item.findings if is_restriction(f, item)), "–")


def _figure(value: float, item: Evidence, language: str) -> str:
    in_parts = item.working is not None and item.working.computation in (Computation.CHANGE, Computation.PART)
    if in_parts or "share" in item.rule:
        return format_percent(value, format="#,##0.0 %", locale=language)
    return format_decimal(value, format="#,##0.##", locale=language)


def _unanswered(hearing: Hearing, texts: Mapping[str, str]) -> str:
    """Who did not answer, and why."""
    silent = list(dict.fromkeys(f"{item.source} ({texts[f'because_{item.reason}']})" for item in hearing.unanswered))
    named = _listed(silent, texts)
    return Template(texts["unanswered"]).safe_substitute(named=named)


def _listed(names: Sequence[str], texts: Mapping[str, str]) -> str:
    """Names, where there are many the first few and how many more."""
    named, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return Template(texts["and_more"]).safe_substitute(named=named, more=more) if more > 0 else named


def _uncovered(item: Evidence, claim: Claim) -> list[str]:
    """Words of a claim that what it stands on does not have, the speaker's name apart; none of words quoted alike."""
    if item.alignment is not None and not item.alignment.changes:
        return []
    words = (finding.claim for finding in item.findings if finding.name is FindingName.NOT_COVERED and finding.claim)
    return [word for word in dict.fromkeys(words) if word not in (claim.speaker or "")]


def _missing(item: Evidence, texts: Mapping[str, str], policy: Policy) -> str:
    names = ", ".join(item.working.missing) if item.working is not None else ""
    return Template(texts[f"missing_{policy.tables.missing_rows}"]).safe_substitute(names=names)


def _marked(ruling: Ruling, texts: Mapping[str, str]) -> list[str]:
    """What publishers say of the figures that a verdict stands on, each once."""
    workings = (item.working for item in ruling.standing_on if item.working is not None)
    return [texts[f"marked_{mark}"] for mark in dict.fromkeys(mark for working in workings for mark in working.marks)]


def _open_parts(item: Evidence, texts: Mapping[str, str]) -> str:
    """What the nearest passage leaves open: parts of the claim in its words, else why the passage does not tell."""
    parts = dict.fromkeys(finding.claim for finding in item.findings if finding.name in _OPEN and finding.claim)
    reasons = dict.fromkeys(texts.get(f"open_{finding.name}", "") for finding in item.findings)
    named = list(parts) or [reason for reason in reasons if reason]
    return ", ".join(named[:_NAMED]) or texts["open_too_little"]


def _short(quote: str) -> str:
    return quote if len(quote) <= _LONGEST_QUOTE else f"{quote[:_LONGEST_QUOTE].rsplit(' ', 1)[0]} …"


def _day(day: date, language: str) -> str:
    return format_date(day, format="long", locale=language)
