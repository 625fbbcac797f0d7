"""The pages of the wiki: the town of Hallstein, its bridge, its mayors, and the state of Borland."""

from collections.abc import Mapping

Revisions = Mapping[str, str]
"""Wikitext by its time in UTC, the oldest first."""

PAGES: Mapping[str, Revisions] = {
    "Hallstein": {
        "2019-06-01T09:00:00Z": """'''Hallstein''' is a town in [[Borland]] with 39,800 inhabitants (2018).""",
        "2024-03-14T10:30:00Z": """
'''Hallstein''' is a town in the north of [[Borland]], on the river [[Alm (river)|Alm]].
It had 41,300 inhabitants in 2023, up from 39,800 in 2018.<ref>Statistical Office of Borland, ''Towns 2023''.</ref>

== History ==
The town was founded in 1204 and burnt down in 1731. Its paper mill closed in 1988.

== Economy ==
Unemployment stood at 4.6 percent in December 2023. The largest employer is the hospital, with 1,150 employees.

== Sights ==
The best known building is the [[Hallstein Bridge]].

== References ==
<references />
""",
    },
    "Hallstein Bridge": {
        "2024-05-02T08:15:00Z": """
The '''Hallstein Bridge''' crosses the [[Alm (river)|Alm]] in [[Hallstein]].
It is 214 metres long and was opened on 12 May 1912.

== Reconstruction ==
Floods destroyed two of its five arches in 1954. They were rebuilt by 1957.
The council decided in September 2023 to renovate the bridge for 4.2 million euros;
it rejected a new bridge, which would have cost 11 million euros.
""",
    },
    "Ada Merrin": {
        "2024-01-20T16:00:00Z": """
'''Ada Merrin''' (born 3 April 1971 in [[Lenham]]) is a politician from [[Borland]].
She has been mayor of [[Hallstein]] since 2021, when she won the run-off against [[Conrad Vale]] with 52.4 percent of
the votes. She is a member of the Green League.
""",
    },
    "Conrad Vale": {
        "2023-11-05T12:00:00Z": """
'''Conrad Vale''' (born 1958) was mayor of [[Hallstein]] from 2009 to 2021.
He opposed the renovation of the [[Hallstein Bridge]] and called for a new one.
""",
    },
    "Council of Hallstein": {
        "2024-02-11T07:45:00Z": """
The '''Council of Hallstein''' has 36 members and is elected every five years.

{| class="wikitable"
|+ Seats
! Party !! 2018 !! 2023
|-
| Green League || 8 || 13
|-
| Citizens' Union || 17 || 14
|-
| Free Voters || 11 || 9
|}
""",
    },
    "Borland": {
        "2024-04-18T11:00:00Z": """
'''Borland''' is a state of 5.4 million inhabitants. Its capital is [[Lenham]].
It has been a member of the Northern Union since 1998.
It spent 2.1 percent of its gross domestic product on defence in 2023.
""",
    },
    "Lenham": {
        "2024-04-19T11:00:00Z": """
'''Lenham''' is the capital and the largest port of [[Borland]]. The port handled 4.2 million containers in 2023.
""",
    },
    "Alm (river)": {
        "2022-08-30T06:20:00Z": """
The '''Alm''' is a river in [[Borland]], 187 kilometres long.
It passes [[Hallstein]] and reaches the sea at [[Lenham]].
""",
    },
    "Hallsteiner Brücke": {
        "2024-05-03T08:15:00Z": """
Die '''Hallsteiner Brücke''' führt in [[Hallstein]] über die Alm.
Sie ist 214 Meter lang und wurde am 12. Mai 1912 eröffnet.
Der Stadtrat beschloss im September 2023, sie für 4,2 Millionen Euro zu sanieren.
""",
    },
    "Bürgermeister von Hallstein": {
        "2024-01-21T16:00:00Z": """
Bürgermeisterin von [[Hallstein]] ist seit 2021 '''Ada Merrin'''.
Ihr Vorgänger Conrad Vale war von 2009 bis 2021 im Amt.
""",
    },
    "Bridge of Hallstein": {"2024-05-02T08:20:00Z": "#REDIRECT [[Hallstein Bridge]]"},
}
