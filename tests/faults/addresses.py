"""Addresses that lead where nobody may be led: every spelling of what is not public, straight and by a redirect."""

from collections.abc import Iterator
from dataclasses import dataclass

from claims.models import NoAnswer
from tests.faults.fault import Group, Refused
from tests.faults.rig import HURRIED

_PRIVATE = Refused(NoAnswer.BLOCKED, "a source may allow that with private = true.")
_NO_WEB = Refused(NoAnswer.BLOCKED, "is not one of the web.")
_USER = Refused(NoAnswer.BLOCKED, "holds a user name.")
_PORT = Refused(NoAnswer.BLOCKED, "is not asked; a source may list it with ports")
_NO_ADDRESS = Refused(NoAnswer.NOT_FETCHED, "The connection failed: ")
_TOO_LATE = Refused(NoAnswer.NOT_FETCHED, f"No answer within {HURRIED.total_seconds:g} seconds.")
_IN_CIRCLES = Refused(NoAnswer.NOT_FETCHED, "More than 5 redirects.")
_DATA = "data:text/html,<p>The bridge is open.</p>"
NOWHERE = "2d00::7"
"""Public by its form, in a block that was never given to anybody: nobody is there to be bothered."""


@dataclass(frozen=True, slots=True)
class AddressAbuse:
    """An address that must not be asked."""

    name: str
    url: str
    """With ``{port}`` where a decoy on loopback listens."""
    right: Refused
    by_redirect: bool = False
    """Whether a server with the operator's leave leads there, and nobody asks for it straight."""
    records: tuple[tuple[str, ...], ...] = ()
    """What the name server says of its host, time after time; nothing for ever where there are none."""
    ports: bool = True
    """Whether the operator has listed the port of the decoy."""
    slow: bool = False
    """Whether it is right to wait until the time is over, for a name server or for an address where nobody is."""
    group = Group.ADDRESSES

    @property
    def comes_to(self) -> str:
        """The right outcome, in words."""
        return str(self.right)


_LOOPBACK = {
    "loopback": "127.0.0.1",
    "loopback by name": "localhost",
    "loopback by name, with a trailing dot": "localhost.",
    "loopback by name, in capitals": "LOCALHOST",
    "loopback as one decimal number": "2130706433",
    "loopback as one hexadecimal number": "0x7f000001",
    "loopback as one octal number": "017700000001",
    "loopback with a hexadecimal part": "0x7f.0.0.1",
    "loopback, short": "127.1",
    "loopback, a little less short": "127.0.1",
    "loopback with a trailing dot": "127.0.0.1.",
    "loopback, its last address": "127.255.255.254",
    "loopback with ideographic full stops": "127。0。0。1",
    "loopback of IPv6": "[::1]",
    "loopback of IPv6, written out": "[0:0:0:0:0:0:0:1]",
    "loopback mapped into IPv6": "[::ffff:127.0.0.1]",
    "loopback mapped into IPv6, in hexadecimal": "[::ffff:7f00:1]",
    "loopback as a compatible address of IPv6": "[::127.0.0.1]",
    "loopback behind NAT64": "[64:ff9b::7f00:1]",
    "loopback behind a local NAT64": "[64:ff9b:1::7f00:1]",
    "loopback behind 6to4": "[2002:7f00:1::]",
    "loopback behind Teredo": "[2001:0:7f00:1::]",
    "the unspecified address": "0.0.0.0",  # noqa: S104 it is refused
    "the unspecified address, short": "0",
    "the unspecified address of IPv6": "[::]",
}
_OTHERS = {
    "link-local": "169.254.1.1",
    "link-local of IPv6": "[fe80::1]",
    "the metadata of a cloud": "169.254.169.254",
    "the metadata of a cloud as one number": "2852039166",
    "the metadata of a cloud over IPv6": "[fd00:ec2::254]",
    "the metadata of a cloud in the carrier's network": "100.100.100.200",
    "private, 10/8": "10.0.0.1",
    "private, the first of 172.16/12": "172.16.0.1",
    "private, the last of 172.16/12": "172.31.255.255",
    "private, 192.168/16": "192.168.1.1",
    "private of IPv6": "[fc00::1]",
    "site-local of IPv6": "[fec0::1]",
    "a carrier's network": "100.64.0.1",
    "a benchmark network": "198.18.0.1",
    "an address of protocols": "192.0.0.1",
    "an address for documents": "203.0.113.9",
    "an address for documents of IPv6": "[2001:db8::1]",
    "a relay of 6to4": "192.88.99.1",
    "multicast": "224.0.0.1",
    "multicast of IPv6": "[ff02::1]",
    "a reserved address": "240.0.0.1",
    "broadcast": "255.255.255.255",
}
_ABSOLUTE = (
    *(AddressAbuse(name, f"http://{host}:{{port}}/", _PRIVATE) for name, host in (_LOOPBACK | _OTHERS).items()),
    AddressAbuse("loopback with an octal part", "http://0177.0.0.1:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback in full-width digits", "http://1２7.0.0.1:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback in circled digits", "http://①②⑦.⓪.⓪.①:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback in escapes", "http://%31%32%37.0.0.1:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback of IPv6 with a zone", "http://[::1%25lo]:{port}/", _NO_ADDRESS),
    AddressAbuse("link-local of IPv6 with a zone", "http://[fe80::1%25eth0]:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback behind an escaped slash", "http://127.0.0.1%2f.public.example:{port}/", _NO_ADDRESS),
    AddressAbuse("loopback in front of what looks like a host", "http://127.0.0.1:{port}#@public.example/", _PRIVATE),
    AddressAbuse("a user name", "http://user@127.0.0.1:{port}/", _USER),
    AddressAbuse("a user name with a password", "http://user:word@public.example/", _USER),
    AddressAbuse("a user name that looks like a host", "http://public.example@127.0.0.1:{port}/", _USER),
    AddressAbuse("a user name behind a backslash", "http://127.0.0.1:{port}\\@public.example/", _USER),
    AddressAbuse("the scheme file", "file:///etc/hostname", _NO_WEB),
    AddressAbuse("the scheme file with a host", "file://127.0.0.1/etc/hostname", _NO_WEB),
    AddressAbuse("the scheme ftp", "ftp://127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("the scheme gopher", "gopher://127.0.0.1:{port}/_", _NO_WEB),
    AddressAbuse("the scheme dict", "dict://127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("the scheme ws", "ws://127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("a socket of this machine", "http+unix://%2Fvar%2Frun%2Fdocker.sock/info", _NO_WEB),
    AddressAbuse("the port of ssh", "http://public.example:22/", _PORT),
    AddressAbuse("the port of mail", "http://public.example:25/", _PORT),
    AddressAbuse("the port of a key-value store", "http://public.example:6379/", _PORT),
    AddressAbuse("port 0", "http://public.example:0/", _PORT),
    AddressAbuse("a port above all", "http://public.example:65536/", _PORT),
    AddressAbuse("a label of 64 letters", f"http://{'a' * 64}.example/", _NO_ADDRESS),
    AddressAbuse("an empty label", "http://public..example/", _NO_ADDRESS),
    AddressAbuse("a label of Punycode that stands for nothing", "http://xn--a.example/", _NO_ADDRESS),
    AddressAbuse("a host with a line break in escapes", "http://a%0d%0ab.example/", _NO_ADDRESS),
    AddressAbuse("a bracket that does not close", "http://[::1/", _NO_ADDRESS),
)
_STRAIGHT = (
    AddressAbuse("the scheme data", _DATA, _NO_WEB),
    AddressAbuse("the scheme javascript", "javascript:alert(1)", _NO_WEB),
    AddressAbuse("no scheme", "//127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("no slashes", "http:127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("one slash", "http:/127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("three slashes", "http:///127.0.0.1:{port}/", _NO_WEB),
    AddressAbuse("backslashes", "http:\\\\127.0.0.1:{port}\\", _NO_WEB),
    AddressAbuse("a path alone", "/etc/hostname", _NO_WEB),
    AddressAbuse("an empty host", "http:///", _NO_WEB),
    AddressAbuse("an empty host with a port", "http://:{port}/", _NO_WEB),
    AddressAbuse("nothing at all", "", _NO_WEB),
    AddressAbuse("a line break and a header", "http://127.0.0.1:{port}/\r\nHost: public.example", _NO_ADDRESS),
    AddressAbuse("a port that nobody listed", "http://public.example:{port}/", _PORT, ports=False),
)
_BY_REDIRECT = (
    AddressAbuse("a redirect to the scheme data", _DATA, _NO_ADDRESS, by_redirect=True),
    AddressAbuse("a redirect to the scheme javascript", "javascript:alert(1)", _NO_ADDRESS, by_redirect=True),
    AddressAbuse("a redirect without a scheme", "//127.0.0.1:{port}/", _PRIVATE, by_redirect=True),
    AddressAbuse("a redirect with backslashes", "\\\\127.0.0.1:{port}\\", _IN_CIRCLES, by_redirect=True),
    AddressAbuse("a redirect to the same host by name", "http://localhost:{port}/", _PRIVATE, by_redirect=True),
)


def _resolved(name: str, host: str, right: Refused, *records: tuple[str, ...], slow: bool = False) -> AddressAbuse:
    return AddressAbuse(name, f"http://{host}.example:{{port}}/", right, records=records, slow=slow)


_TURNING = ((NOWHERE,), ("127.0.0.1",))
_NOT_ASKED = Refused(NoAnswer.NOT_FETCHED, "")
_RESOLVED = (
    _resolved("a name that leads to loopback", "loop", _PRIVATE, ("127.0.0.1",)),
    _resolved("a name that leads to loopback of IPv6", "loop6", _PRIVATE, ("::1",)),
    _resolved("a name that leads to a mapped private address", "mapped", _PRIVATE, ("::ffff:10.0.0.1",)),
    _resolved("a name with a public record and a private one", "mixed", _PRIVATE, (NOWHERE, "127.0.0.1")),
    _resolved("a name with many public records and a private one", "many", _PRIVATE, (*[NOWHERE] * 40, "10.0.0.1")),
    _resolved("a name that leads to an address with a zone", "zone", _PRIVATE, ("fe80::1%eth0",)),
    _resolved("a name whose record is no address", "words", _NO_ADDRESS, ("not an address",)),
    _resolved("a name without any record", "empty", _NOT_ASKED, ()),
    _resolved("a name that does not exist", "nobody", _NO_ADDRESS),
    _resolved(
        "a name that turns to loopback once it was checked",
        "turning",
        _NOT_ASKED,
        (NOWHERE,),
        ("127.0.0.1",),
        slow=True,
    ),
    _resolved("a name server that never answers", "silent", _TOO_LATE, ("silence",), slow=True),
)


def _abuses() -> Iterator[AddressAbuse]:
    yield from _ABSOLUTE
    yield from _STRAIGHT
    for abuse in _ABSOLUTE:
        yield AddressAbuse(f"{abuse.name}, by a redirect", abuse.url, abuse.right, by_redirect=True)
    yield from _BY_REDIRECT
    yield from _RESOLVED


ABUSES = tuple(_abuses())
