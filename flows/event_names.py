"""What the events of a desk are called; apart from Prefect, which takes seconds to import."""

from claims.models import watching

PUBLISHED = watching.PUBLISHED
CHANGED = watching.CHANGED
CHECKED = "article.checked"
REVIEWED = "article.reviewed"
BROKEN = "place.broken"
WELL = "place.well"
ABOUT_ARTICLE = "claims.article."
"""How the id of the resource begins where an event is about an article."""
NEEDS_REVIEW = "claims.needs-review"
"""Label of the resource of ``article.checked``: "true" where a person is to look at it."""
