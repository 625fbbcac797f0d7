"""What a reader's browser makes of a page: the elements, the links and the words that can be seen."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from markdown_it import MarkdownIt

_UNSEEN = {"style", "script", "title"}


@dataclass
class Seen:
    """A page as it is seen."""

    tags: set[str] = field(default_factory=set)
    attributes: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    text: str = ""


class _Browser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.seen = Seen()
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.tags.add(tag)
        self.seen.attributes |= {name for name, _ in attrs}
        self.seen.links += [value or "" for name, value in attrs if name in {"href", "src"}]
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            while self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if not self._inside or self._inside[-1] not in _UNSEEN:
            self.seen.text += data


def seen_html(page: str) -> Seen:
    """An HTML page as it is seen."""
    browser = _Browser()
    browser.feed(page)
    browser.close()
    browser.seen.text = " ".join(browser.seen.text.split())
    return browser.seen


def seen_markdown(text: str) -> Seen:
    """Markdown as it is seen where HTML, tables and every address in it come to life."""
    reader = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    reader.validateLink = lambda _: True
    return seen_html(reader.render(text))
