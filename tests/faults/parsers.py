"""Faults that are meant for the readers of pages and PDFs: what hangs them, crashes them or fills all memory."""

from collections.abc import Callable

from claims.models import NoAnswer
from tests.claims.documents.small_pdf import pdf
from tests.faults import pdfs
from tests.faults.fault import Group, Refused, Right, Survived, WebFault, named
from tests.faults.wire import Late, message

TEXT = "The council of Hallstein agreed on Monday to build a bridge over the river."
_P = f"<p>{TEXT}</p>"
READ = Survived(TEXT)
TOO_SLOW = Refused(NoAnswer.UNREADABLE, "reading it took longer than")
BROKE_DOWN = Refused(NoAnswer.UNREADABLE, "its reader broke down, or needed more memory than it is given.")
_TOO_LARGE = Refused(NoAnswer.UNREADABLE, "the page cannot be taken apart, or is too large for that.")
_NO_TEXT = Refused(NoAnswer.UNREADABLE, "the page has no readable text.")
_CLEANLY = (TOO_SLOW, BROKE_DOWN, _TOO_LARGE, _NO_TEXT)
_BROKEN_PDF = Refused(NoAnswer.UNREADABLE, "the PDF is broken or encrypted")
_NO_PDF_TEXT = Refused(NoAnswer.UNREADABLE, "the PDF has no text; scanned pages are not read.")

_PDF = "application/pdf"

_fault = named(Group.PARSERS)


def _large(name: str, body: Callable[[], str], *right: Right, head: Callable[[], str] = str) -> WebFault:
    """A page that is made when it is served."""
    return _fault(name, Late(lambda: _page(body(), head())), *right)


def _small(name: str, body: str, *right: Right, head: str = "", title: str = "A bridge") -> WebFault:
    return _fault(name, _page(body, head, title), *right)


def _page(body: str, head: str = "", title: str = "A bridge") -> bytes:
    page = f"<!doctype html><html lang='en'><head><title>{title}</title>{head}</head><body>{body}</body></html>"
    return message(page.encode())


def _pdf(name: str, body: bytes, *right: Right) -> WebFault:
    return _fault(name, message(body, media_type=_PDF), *right)


def _declared(name: str, declarations: str, never: str) -> WebFault:
    """A page that declares entities as XML does, and uses the one that is called ``z``."""
    page = f"<!DOCTYPE html [{declarations}]><html><body>{_P}<p>&z;</p></body></html>"
    return _fault(name, message(page.encode(), media_type="application/xhtml+xml"), Survived(TEXT, never=never))


def _linked(data: str) -> str:
    return f'<script type="application/ld+json">{data}</script>'


BILLION_LAUGHS = '<!ENTITY a "ha! ha! ha! ha! ha! ">' + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefgh", "bcdefghz", strict=True)
)
FILE_OF_THIS_MACHINE = '<!ENTITY z SYSTEM "file:///etc/passwd">'

HEAVY = (
    _large(
        "one tag with 200,000 attributes",
        lambda: f"<p {' '.join(f'a{n}=1' for n in range(200_000))}>{TEXT}</p>",
        *_CLEANLY,
    ),
    _large("200,000 nested elements", lambda: "<div>" * 200_000 + _P, READ, *_CLEANLY),
    _large(
        "10,000 nested elements, text inside",
        lambda: "<div>" * 10_000 + _P + "</div>" * 10_000,
        *(READ, *_CLEANLY),
    ),
    _large("3,000 nested tables", lambda: "<table><tr><td>" * 3000 + _P, READ, *_CLEANLY),
    _large("50,000 tags of letters that are never closed", lambda: f"<p>{'<b>' * 50_000}{_P}", READ, *_CLEANLY),
    _large("100,000 links that are never closed", lambda: f"{'<a href=x>' * 100_000}{_P}", READ, *_CLEANLY),
    _large("500,000 comments that are never closed", lambda: f"{_P}{'<!--' * 500_000}", READ, *_CLEANLY),
    _large(
        "a table of a million cells beside the text",
        lambda: f"{_P}<table>{('<tr>' + '<td>1</td>' * 50 + '</tr>') * 20_000}</table>",
        *(READ, *_CLEANLY),
    ),
    _large("one word of 5,000,000 letters", lambda: f"{_P}<p>{'a' * 5_000_000}.</p>", READ, *_CLEANLY),
    _large("300,000 sentences", lambda: f"{_P}<p>{'It is so. ' * 300_000}</p>", READ, *_CLEANLY),
    _large("a million full stops", lambda: f"{_P}<p>{'. ' * 1_000_000}</p>", READ, *_CLEANLY),
    _large("200,000 paragraphs", lambda: _P + "<p>So it is.</p>" * 200_000, READ, *_CLEANLY),
    _large(
        "a second title of a million letters",
        lambda: _P,
        *(READ, *_CLEANLY),
        head=lambda: f"<title>{'a' * 1_000_000}</title>",
    ),
    _large(
        "linked data of 8 MB",
        lambda: _P,
        *(READ, *_CLEANLY),
        head=lambda: _linked('{"headline":"' + 'a\\"' * 2_600_000 + '"}'),
    ),
    _large(
        "40,000 dates, none of which is the page's",
        lambda: _P + "<p>1 March 2024, 01/02/24</p>" * 40_000,
        *(READ, *_CLEANLY),
    ),
    _fault(
        "a PDF that unpacks to 2 GB",
        Late(lambda: message(pdfs.packed_bomb(2000), media_type=_PDF)),
        *(Survived("The bridge of Hallstein is open."), TOO_SLOW, BROKE_DOWN, _BROKEN_PDF, _NO_PDF_TEXT),
    ),
    _fault(
        "a PDF of 400,000 words on one page",
        Late(lambda: message(pdfs.of_much_text(400_000), media_type=_PDF)),
        *(Survived("bridge"), TOO_SLOW, BROKE_DOWN),
    ),
)
FAULTS = (
    _small("linked data, 100,000 lists deep", _P, READ, head=_linked("[" * 100_000 + "]" * 100_000)),
    _small("linked data that is no JSON", _P, READ, head=_linked("}{,,")),
    _small(
        "a page that leads elsewhere by its header", "", _NO_TEXT, head="<meta http-equiv=refresh content='0;url=//x'>"
    ),
    _small("a page of scripts alone", "<script>document.write('The bridge is open.')</script>", _NO_TEXT),
    _small("a page in a frame", "<iframe src='http://127.0.0.1/'></iframe>", _NO_TEXT),
    _small("a page without an end", f"{_P}<p>The bri", READ),
    _declared("entities that grow a billionfold", BILLION_LAUGHS, never="ha! ha! ha! ha! ha! ha!"),
    _declared("an entity that stands for a file of this machine", FILE_OF_THIS_MACHINE, never="root:"),
    _small(
        "a page that says that it is none, with status 200",
        _P,
        Refused(NoAnswer.NOT_FOUND, "it says that there is no such page"),
        title="Page not found",
    ),
    _small(
        "a page that says that it is not free to read",
        _P,
        Refused(NoAnswer.PAYWALLED, "it declares that it is not free to read"),
        head=_linked('{"isAccessibleForFree": false}'),
    ),
    _pdf("an encrypted PDF", pdfs.encrypted(), _BROKEN_PDF),
    _pdf("a PDF that ends after its first line", b"%PDF-1.7\n", _BROKEN_PDF),
    _pdf("a PDF of noise", b"%PDF-1.7\n" + bytes(range(256)) * 400, _BROKEN_PDF),
    _pdf("a PDF cut in the middle", pdf([TEXT] * 20)[:700], _BROKEN_PDF, _NO_PDF_TEXT),
    _pdf(
        "a PDF of 5,000 pages",
        pdfs.of_many_pages(5000),
        Refused(NoAnswer.UNREADABLE, "the PDF has 5000 pages; more than 500 are not read."),
    ),
    _pdf(
        "a PDF whose tree of pages stands in itself",
        pdfs.of_a_tree_in_itself(),
        *(_BROKEN_PDF, _NO_PDF_TEXT, Refused(NoAnswer.UNREADABLE, "the PDF has 1000000 pages")),
    ),
    _pdf("a PDF of pictures", pdfs.of_pictures(), _NO_PDF_TEXT),
)
