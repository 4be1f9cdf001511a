"""Questions that others asked, and that found something."""

from search.log.popular import popular

past_searches = popular
