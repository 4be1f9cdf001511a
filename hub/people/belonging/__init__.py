"""Who belongs to an organisation: asking, inviting, deciding, handing over, leaving."""
