"""How likely it is that a passage bears a claim out: readable signs, weighed by a fitted linear model.

It is there to lower confidence, and it never sets a stance: nothing in ``claims.evidence`` reads it to decide.
"""
