"""The cases that every engine is asked about: short name, title, and changes to the case file."""

from tests.factories.cases import statement

CASES = {
    "ty": ("Tŷ Gobaith yn Llŷn", {"sectors": ["health"]}),
    "mon": ("Gofal ar Ynys Môn", {"sectors": ["health", "policing"]}),
    "helens": ("St Helens Cares", {"sectors": ["policing"], "status": "stopped"}),
    "helen's": ("Carers of St Helen’s parish", {"sectors": ["policing"]}),
    "hyphen": ("A multi-agency hub", {"summary": "One door for everybody who knocks."}),
    "no hyphen": ("Multi agency working", {"start_year": 2001}),
    "apart": ("An agency for multi storey flats", {}),
    "marac": ("MARAC meetings every fortnight", {}),
    "a&e": ("Fewer visits to A&E", {"went_wrong": [statement("A&E staff were not told.")]}),
    "e": ("Vitamin E for everybody", {}),
    "slash": ("One health/care record", {"problem": "Nurses and/or carers typed it twice."}),
    "plan b": ("Plan B for winter", {}),
    "out of": ("Rehabilitation out of hospital", {}),
    "out at": ("Rehabilitation out at hospital gates", {}),
    "commissioning": ("Commissioning as one", {"start_year": 2001, "status": "stopped"}),
    "community": ("Community land and community wardens", {}),
    "warden": ("The wardens of Weymouth", {"summary": "Wardens walked. A warden’s round."}),
    "don't": ("Why we don’t close doors", {}),
    "number": ("Calls to 111 and COVID-19", {}),
    "cafe": ("The café in the library", {}),
    "homeless": ("Homelessness and thresholds", {"sectors": ["housing", "policing"]}),
}
SYNONYMS = [
    {"kind": "acronym", "terms": ["emergency department", "A&E"], "weight": 0.9},
    {"kind": "everyday", "terms": ["roundsman", "warden"], "weight": 0.5},
]
