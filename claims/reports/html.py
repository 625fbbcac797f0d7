"""The report as one HTML page: the article with its claims marked, every claim with what it stands on. No script."""

from dataclasses import dataclass
from functools import cache, partial
from itertools import pairwise

from babel.dates import format_date
from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from claims.models import CheckedClaim, Label, Report
from claims.reports.arithmetic import arithmetic
from claims.reports.decided import correction_log, published_before, standing_told, status_shown
from claims.reports.links import text_fragment, web_address
from claims.reports.reviewed import Reviewed, counts, standings
from claims.reports.showing import (
    asks_twice,
    likelihood_shown,
    opinion_shown,
    origins_shown,
    rating_of,
    said_by,
    shown,
    sign_shown,
    wordings,
    worked_out,
)
from claims.reports.texts import texts_in


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of the article, with the claim that it belongs to."""

    text: str
    claim: CheckedClaim | None


def render_html(report: Report, reviewed: Reviewed | None = None) -> str:
    """The report as an HTML page that stands alone, with what was decided on it where that is given."""
    texts, language = texts_in(report.article.language)
    known, day = standings(reviewed), partial(format_date, format="long", locale=language)
    return _template().render(
        report=report,
        texts=texts,
        language=language,
        paragraphs=_paragraphs(report),
        decided=[checked for checked in report.claims if checked.verdict is not None],
        undecided=[checked for checked in report.claims if checked.verdict is None],
        counts=counts(report, known),
        standing=lambda checked: known.of(checked.claim.id, checked.verdict.label),
        status=status_shown(reviewed, texts, day) if reviewed is not None else None,
        log=list(correction_log(reviewed, texts, day)) if reviewed is not None else [],
        told=lambda one: standing_told(one, texts, day),
        before=lambda one: published_before(one, texts),
        labels=list(Label),
        fragment=text_fragment,
        address=web_address,
        arithmetic=lambda item: arithmetic(item, texts, language),
        figure=lambda item: worked_out(item, language),
        rating=rating_of,
        wordings=wordings,
        asks_twice=asks_twice,
        origins=lambda verdict: origins_shown(verdict, texts),
        opinion=lambda item: opinion_shown(item, texts),
        said_by=lambda saying: said_by(saying, texts),
        sign_of=lambda sign: sign_shown(sign, texts),
        weighed=lambda item: likelihood_shown(item, texts),
        day=day,
        missing_page=lambda reason: "missing_page" if reason == "not_found" else reason,
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("claims.reports"),
        autoescape=True,
        finalize=lambda value: shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("report.html.jinja")


def _paragraphs(report: Report) -> list[list[Stretch]]:
    """The article cut where claims begin and end; a stretch of several claims belongs to the shortest."""
    text = report.article.text
    edges = {0, len(text)} | {edge for c in report.claims for edge in (c.claim.span.start, c.claim.span.end)}
    paragraphs: list[list[Stretch]] = [[]]
    for start, end in pairwise(sorted(edges)):
        around = [c for c in report.claims if c.claim.span.start <= start and end <= c.claim.span.end]
        owner = min(around, key=lambda c: c.claim.span.end - c.claim.span.start, default=None)
        for number, part in enumerate(text[start:end].split("\n\n")):
            if number:
                paragraphs.append([])
            if part:
                paragraphs[-1].append(Stretch(part, owner))
    return [paragraph for paragraph in paragraphs if paragraph]
