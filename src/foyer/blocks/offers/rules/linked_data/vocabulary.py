# SPDX-License-Identifier: EUPL-1.2
"""Vocabularies of the profile, and the lists of concepts that it names."""

from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Name:
    """A word of a vocabulary: its IRI, and its local part."""

    iri: str
    local: str


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the words of a vocabulary begin with; called with a local part it gives the word."""

    iri: str

    def __call__(self, local: str) -> Name:
        return Name(self.iri + local, local)


CULTURE = "https://data.vlaanderen.be/ns/cultuurparticipatie#"

ADMS = Vocabulary("http://www.w3.org/ns/adms#")
CIDOC = Vocabulary("http://www.cidoc-crm.org/cidoc-crm/")
CP = Vocabulary(CULTURE)
CPA = Vocabulary(CULTURE + "Activiteit.")
CPP = Vocabulary(CULTURE + "Prijsinfo.")
CPR = Vocabulary(CULTURE + "Realisator.")
DCAT = Vocabulary("http://www.w3.org/ns/dcat#")
DCTERMS = Vocabulary("http://purl.org/dc/terms/")
FOAF = Vocabulary("http://xmlns.com/foaf/0.1/")
GENERIEK = Vocabulary("https://data.vlaanderen.be/ns/generiek#")
GEOSPARQL = Vocabulary("http://www.opengis.net/ont/geosparql#")
LABELTYPE = Vocabulary("https://data.cultuurparticipatie.be/id/concept/LabelType/")
LOCN = Vocabulary("http://www.w3.org/ns/locn#")
M8G = Vocabulary("http://data.europa.eu/m8g/")
PLATFORM = Vocabulary("https://data.uitwisselingsplatform.be/ns/platform#")
PROV = Vocabulary("http://www.w3.org/ns/prov#")
SCHEMA = Vocabulary("https://schema.org/")
SKOS = Vocabulary("http://www.w3.org/2004/02/skos/core#")
UDB = Vocabulary("https://data.publiq.be/ns/uitdatabank#")
XSD = Vocabulary("http://www.w3.org/2001/XMLSchema#")

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"

PREFIXES = MappingProxyType(
    {
        "adms": ADMS.iri,
        "cidoc": CIDOC.iri,
        "cp": CP.iri,
        "cpa": CPA.iri,
        "cpp": CPP.iri,
        "cpr": CPR.iri,
        "dcat": DCAT.iri,
        "dcterms": DCTERMS.iri,
        "foaf": FOAF.iri,
        "generiek": GENERIEK.iri,
        "geosparql": GEOSPARQL.iri,
        "labeltype": LABELTYPE.iri,
        "locn": LOCN.iri,
        "m8g": M8G.iri,
        "platform": PLATFORM.iri,
        "prov": PROV.iri,
        "schema": SCHEMA.iri,
        "skos": SKOS.iri,
        "udb": UDB.iri,
        "xsd": XSD.iri,
    }
)

WORKFLOW_STATUS = "https://data.publiq.be/concepts/workflowStatus/"
AUDIENCE_TYPE = "https://data.publiq.be/concepts/audienceType/"
ATTENDANCE_MODE = "https://data.cultuurparticipatie.be/id/concept/Aanwezigheidsmodus/"
PRICE_CATEGORY = "https://data.cultuurparticipatie.be/id/concept/PrijsCategorieType/"
