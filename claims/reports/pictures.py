"""Charts as pictures that stand alone, for pages that show images and no styles: a light panel of their own."""

from base64 import b64encode
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape

from claims.models import Label
from claims.reports.chart import Bar, Chart
from claims.reports.escaping import one_line, plain
from claims.reports.figures import cut
from claims.reports.showing import shown
from claims.reports.texts import filled

_WIDTH, _EDGE = 720, 14
"""In CSS pixels: the picture, and the empty stretch around what is drawn."""
_HEAD, _KEY, _FOOT = 30, 20, 18
_BAR, _ROW = 14, 20
_LONGEST_TITLE, _LONGEST_ALT = 90, 300
_PANEL, _INK, _SOFT, _LINE = "#fbfaf7", "#1d1f23", "#5b616b", "#dcdad3"
COLOURS: Mapping[str, str] = {
    "counted": "#1a56a8",
    "beside": "#858d99",
    Label.SUPPORTED: "#1a7f4b",
    Label.REFUTED: "#b3261e",
    Label.CONFLICTING: "#8a5a00",
    Label.NOT_ENOUGH_EVIDENCE: "#5b6472",
}
"""The same as in the light theme of report.html; each can be told from the panel, which is the same in every theme."""
_NO_CHARACTERS = dict.fromkeys((*range(0xD800, 0xE000), 0xFFFE, 0xFFFF), "\N{REPLACEMENT CHARACTER}")
"""What XML has no place for, beside the control signs."""


def chart_picture(chart: Chart, texts: Mapping[str, str]) -> str:
    """The bars of a working with the threshold drawn in, as an image in Markdown."""
    return _image(chart_svg(chart, texts), f"{chart.title}. {chart.description}")


def shares_picture(counts: Mapping[Label, int], texts: Mapping[str, str]) -> str:
    """How many claims have which label, as an image in Markdown; empty without any claim."""
    if not sum(counts.values()):
        return ""
    return _image(shares_svg(counts, texts), ", ".join(_counted(counts, texts)))


def chart_svg(chart: Chart, texts: Mapping[str, str]) -> str:
    """The chart as an SVG file."""
    keys = (("counted", "cell_counted"), ("beside", "cell_beside"))
    key = list(_keys([(COLOURS[kind], texts[name]) for kind, name in keys])) if chart.is_of_both else []
    top = _HEAD + (_KEY if key else 0)
    height = top + chart.height + (_FOOT if chart.undrawn else 0)
    return _svg(
        height,
        chart.title,
        *key,
        f'<g transform="translate(0 {top})">',
        *_drawing(chart),
        "</g>",
        *([_text(_EDGE, height - 12, chart.undrawn, fill=_SOFT)] if chart.undrawn else ()),
    )


def shares_svg(counts: Mapping[Label, int], texts: Mapping[str, str]) -> str:
    """One bar for all claims, cut by their labels, with the counts in words below it."""
    whole, start, drawn = sum(counts.values()), float(_EDGE), []
    for label, count in counts.items():
        width = count / whole * (_WIDTH - 2 * _EDGE)
        if count:
            drawn.append(_rect(start, _HEAD + 4, max(1.0, width - 2), COLOURS[label]))
        start += width
    keys = zip((COLOURS[label] for label in counts if counts[label]), _counted(counts, texts), strict=True)
    title = filled(texts["shares_one" if whole == 1 else "shares_many"], count=whole)
    return _svg(_HEAD + 2 * _ROW + 12, title, *drawn, *_keys(list(keys), _HEAD + 32))


def _counted(counts: Mapping[Label, int], texts: Mapping[str, str]) -> list[str]:
    return [f"{count} {texts[label]}" for label, count in counts.items() if count]


def _drawing(chart: Chart) -> Iterator[str]:
    """The bars with their names and figures; the threshold lies above the bars and below the figures."""
    yield _rule(chart.zero, chart.bars[0].top - 4, chart.height - 4, f'stroke="{_SOFT}"')
    for bar in chart.bars:
        yield _text(_EDGE, bar.middle, bar.name)
        if bar.kind != "none":
            yield _rect(_at(bar.start), bar.top, _at(bar.start + bar.width) - _at(bar.start), COLOURS[bar.kind])
    if chart.line is not None:
        dashed = f'stroke="{_INK}" stroke-width="2" stroke-dasharray="5 3"'
        yield _rule(chart.line.at, 18, chart.height - 4, dashed)
        yield _text(_at(chart.line.at), 10, chart.line.label, anchor=chart.line.anchor)
    yield from map(_figure, chart.bars)


def _figure(bar: Bar) -> str:
    """The figure of a bar, with an edge in the colour of the panel where the threshold runs through it."""
    edge = f'<g stroke="{_PANEL}" stroke-width="4" stroke-linejoin="round" paint-order="stroke">'
    words = _text(_at(bar.figure_at) + 4, bar.middle, bar.figure, fill=_INK if bar.kind != "none" else _SOFT)
    return f"{edge}{words}</g>"


def _keys(keys: list[tuple[str, str]], middle: int = _HEAD + 2) -> Iterator[str]:
    """Squares of a colour with what it stands for, side by side."""
    step = (_WIDTH - 2 * _EDGE) // max(4, len(keys))
    for place, (colour, words) in enumerate(keys):
        left = _EDGE + place * step
        yield _rect(left, middle - 5, 10, colour, height=10)
        yield _text(left + 15, middle, words)


def _svg(height: int, title: str, *drawn: str) -> str:
    size = f'width="{_WIDTH}" height="{height}" viewBox="0 0 {_WIDTH} {height}"'
    words = f'font-family="system-ui, sans-serif" font-size="12" fill="{_INK}" dominant-baseline="central"'
    panel = f'x=".5" y=".5" width="{_WIDTH - 1}" height="{height - 1}" rx="6" fill="{_PANEL}" stroke="{_LINE}"'
    name = f'<text x="{_EDGE}" y="16" font-weight="600">{_safe(cut(title, _LONGEST_TITLE))}</text>'
    head = (f'<svg xmlns="http://www.w3.org/2000/svg" {size} {words}>', f"<rect {panel}/>", name)
    return "\n".join((*head, *drawn, "</svg>"))


def _rect(left: float, top: float, width: float, colour: str, height: int = _BAR) -> str:
    return f'<rect x="{left:.1f}" y="{top}" width="{width:.1f}" height="{height}" fill="{colour}"/>'


def _rule(place: float, top: int, bottom: int, stroke: str) -> str:
    at = f"{_at(place):.1f}"
    return f'<line x1="{at}" x2="{at}" y1="{top}" y2="{bottom}" {stroke}/>'


def _text(left: float, middle: int, words: str, *, fill: str = _INK, anchor: str = "start") -> str:
    paint = "" if fill == _INK else f' fill="{fill}"'
    side = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{left:.1f}" y="{middle}"{paint}{side}>{_safe(words)}</text>'


def _at(percent: float) -> float:
    """A place in percent of the width between the edges."""
    return _EDGE + percent / 100 * (_WIDTH - 2 * _EDGE)


def _safe(words: str) -> str:
    return escape(shown(one_line(words)).translate(_NO_CHARACTERS))


def _image(svg: str, alt: str) -> str:
    """A picture inside the text itself: nothing has to be fetched to see it."""
    return f"![{plain(cut(alt, _LONGEST_ALT))}](data:image/svg+xml;base64,{b64encode(svg.encode()).decode()})"
