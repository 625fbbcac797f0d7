"""What a claim stands on as Markdown: quotations with their sources, and arithmetic with its cells."""

from collections.abc import Iterator, Mapping

from claims.models import Claim, Evidence, Working
from claims.reports.arithmetic import Arithmetic, arithmetic
from claims.reports.escaping import code, link, plain, stretch, unmarked
from claims.reports.links import text_fragment, web_address
from claims.reports.showing import Worded, likelihood_shown, rating_of, wordings, worked_out


def evidence_lines(item: Evidence, texts: Mapping[str, str], language: str) -> Iterator[str]:
    """A quotation with its stance and its source, and the arithmetic where there is some."""
    origin = item.origin
    dated = f", {origin.published_on.isoformat()}" if origin.published_on else ""
    where = link(f"{plain(origin.publisher)}{dated}", text_fragment(origin.snapshot.final_url, item.quote))
    original = f" · {link(texts['original'], web_address(origin.original))}" if origin.original else ""
    snapshot = f"{texts['snapshot']} `{origin.snapshot.sha256[:12]}`"
    rated = f", {texts['rated']} “{plain(rating_of(item))}”" if rating_of(item) else ""
    yield f"- *{texts[item.stance]}*: “{plain(item.quote)}”{rated} – {where}{original} · {snapshot}"
    if likelihood_shown(item, texts):
        yield f"  - {likelihood_shown(item, texts)}"
    if item.working is not None:
        yield from _working(item, item.working, texts, language)


def wording_lines(claim: Claim, item: Evidence, texts: Mapping[str, str]) -> Iterator[str]:
    """Both wordings of a quotation: struck out what only the source has, bold what only the article has."""
    both = wordings(claim, item)
    if both is not None:
        yield f"  - {texts['wording_source']}: “{''.join(_marked(part, '~~') for part in both[1])}”"
        yield f"  - {texts['wording_article']}: “{''.join(_marked(part, '**') for part in both[0])}”"


def _working(item: Evidence, working: Working, texts: Mapping[str, str], language: str) -> Iterator[str]:
    """The arithmetic, and what it stands on: a table where it is of one, else the words that were counted."""
    worked = arithmetic(item, texts, language)
    if worked is None:
        figure = worked_out(item, language)
        result = f"{code(working.expression)}{f' = {figure}' if figure else ''}"
    else:
        sentence = f"{plain(worked.sentence)} · " if worked.sentence else ""
        result = f"{sentence}{code(worked.expression)}"
    yield f"  - {texts['working']}: {result}; {texts['claim']}: {plain(working.claimed)}"
    if worked is None or not worked.cells:
        yield f"  - {texts['cells']}: {plain('; '.join(working.cells))}"
    if worked is not None and worked.granted:
        yield f"  - {texts['granted']}: {plain(worked.granted)}"
    if working.missing:
        missing = worked.missing if worked is not None else None
        yield f"  - {texts['missing']}: {plain(missing or ', '.join(working.missing))}"
    if working.marks:
        yield f"  - {texts['marks']}: {', '.join(texts[mark] for mark in working.marks)}"
    if worked is not None:
        yield from _cells(worked, texts)


def _cells(worked: Arithmetic, texts: Mapping[str, str]) -> Iterator[str]:
    """The choice among tables, and the cells as a table within the list."""
    if worked.choices:
        yield f"  - {texts['chosen_over']}:"
        yield from (f"    - {plain(choice)}" for choice in worked.choices)
    if worked.cells:
        head = (texts["cell_row"], texts["cell_column"], texts["cell_text"], texts["cell_role"])
        lines = ((cell.row, cell.column, cell.text or texts["no_figure"], cell.role) for cell in worked.cells)
        yield f"  - {texts['cells']}{f' ({worked.cells_left_out})' if worked.cells_left_out else ''}:"
        yield ""
        yield f"    | {' | '.join(head)} |"
        yield "    |---|---|---|---|"
        yield from (f"    | {' | '.join(map(unmarked, line))} |" for line in lines)
        yield ""


def _marked(part: Worded, mark: str) -> str:
    text = stretch(part.text)
    return f"{mark}{text}{mark}" if part.changed and text.strip() else text
