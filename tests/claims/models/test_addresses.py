"""One page has one address, however it was linked."""

import pytest

from claims.models import canonical


@pytest.mark.parametrize(
    ("linked", "one"),
    [
        ("HTTPS://Lenham.Example:443/Harbour", "https://lenham.example/Harbour"),
        ("http://lenham.example", "http://lenham.example/"),
        ("https://lenham.example/a?utm_source=feed&page=2#top", "https://lenham.example/a?page=2"),
        ("https://lenham.example/a?fbclid=x", "https://lenham.example/a"),
        ("https://lenham.example:8443/a?b=&c", "https://lenham.example:8443/a?b=&c="),
        ("https://lenham.example/ä b", "https://lenham.example/%C3%A4%20b"),
        ("https://lenham.example/?q=%E4&p=%C3%A4#top", "https://lenham.example/?q=%E4&p=%C3%A4"),
        ("http://[::1]:80/", "http://[::1]/"),
        (" notes/article.txt ", "notes/article.txt"),
        ("http://lenham.example:99999/", "http://lenham.example:99999/"),
    ],
)
def test_a_page_has_one_address(linked: str, one: str) -> None:
    assert canonical(linked) == one
    assert canonical(one) == one
