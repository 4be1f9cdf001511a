"""How well search answers real questions, beside other engines: `make relevance`."""
