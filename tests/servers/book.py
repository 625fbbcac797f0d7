"""A book about the towns of Borland, as a ZIM file with an index of its words."""

from pathlib import Path

from libzim.writer import Creator, Hint, Item, StringProvider

_TOWNS = {
    "Hallstein": ("Alm", 1204, 41_300, "a bridge of 214 metres, opened in 1912"),
    "Lenham": ("Alm", 1121, 612_000, "the port, which handled 4.2 million containers in 2023"),
    "Osgood Ford": ("Severn Brook", 1388, 18_750, "an observatory"),
    "Marrow": ("Tilde", 1510, 9_420, "a salt mine, closed in 1974"),
    "Kellbrook": ("Tilde", 1267, 27_900, "the cathedral of Saint Oda"),
    "Wendham": ("Orr", 1699, 33_150, "a shipyard with 2,300 employees"),
    "Arnstead": ("Orr", 1334, 15_060, "the oldest mill of the country"),
    "Tarn": ("Upper Alm", 1450, 4_870, "a reservoir of 31 million cubic metres"),
    "Dunmere": ("Upper Alm", 1402, 7_310, "the national archive of maps"),
    "Felsing": ("Grau", 1288, 52_600, "a university, founded in 1592"),
    "Gorlin": ("Grau", 1315, 22_480, "a museum of clocks"),
    "Hask": ("Grau", 1811, 11_940, "a spa"),
    "Iverness": ("Lake Iver", 1166, 38_220, "the summer palace"),
    "Joram": ("Lake Iver", 1377, 6_050, "vineyards of 840 hectares"),
    "Luntz": ("Neer", 1240, 29_730, "the court of appeal"),
    "Morwen": ("Neer", 1556, 13_390, "a lighthouse, 46 metres high"),
    "Norrbeck": ("Neer", 1902, 8_810, "a power station, shut down in 2019"),
    "Pellworth": ("Alm", 1421, 19_640, "the annual book fair"),
    "Quist": ("Sill", 1733, 3_260, "the railway bridge of 1887"),
    "Rothing": ("Sill", 1198, 45_070, "the state theatre"),
}
_MORE = {
    "Felsing": """
The university was founded by the abbot of Felsing with a gift of four mills and two vineyards. It taught law and
medicine at first; theology came in 1611, the natural sciences in 1803. The great fire of 1731 spared the library, which
owns 1.9 million books today, among them the oldest printed map of Borland. From 1919 women were admitted to every
faculty. In 1931 a zeppelin landed on the meadow behind the observatory, and the rector closed the lecture halls for the
day. The town council sold the meadow in 1958; the new hospital was built on it and opened in 1964. There were 14,200
students in 2023, a third of them from abroad, and 2,480 employees. A tram joins the old lecture halls in the centre
with the laboratories on the northern bank, where the departments of physics and chemistry moved in 1976.""",
}
"""One page is long enough for an excerpt that is not all of it."""
PAGES = {
    name: f"{name} is a town in Borland, on the {river}. It was founded in {founded} and had {inhabitants:,} "
    f"inhabitants in 2023. It is known for {sight}.{_MORE.get(name, '')}"
    for name, (river, founded, inhabitants, sight) in _TOWNS.items()
}
"""The text of a page by its title."""


class _Page(Item):
    def __init__(self, title: str) -> None:
        super().__init__()
        self.title = title

    def get_path(self) -> str:
        return self.title.replace(" ", "_")

    def get_title(self) -> str:
        return self.title

    def get_mimetype(self) -> str:
        return "text/html"

    def get_contentprovider(self) -> StringProvider:
        head = f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self.title}</title></head>'
        return StringProvider(f"{head}<body><h1>{self.title}</h1><p>{PAGES[self.title]}</p></body></html>")

    def get_hints(self) -> dict[Hint, int]:
        return {Hint.FRONT_ARTICLE: True}


def write(path: Path) -> None:
    """Write the book."""
    indexing = True
    with Creator(path).config_indexing(indexing, "eng").config_nbworkers(1).set_mainpath("Hallstein") as creator:
        for name, value in {"Title": "Towns of Borland", "Name": "borland_en_towns", "Language": "eng"}.items():
            creator.add_metadata(name, value)
        for title in PAGES:
            creator.add_item(_Page(title))
