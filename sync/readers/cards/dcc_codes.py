"""Words for the codes of EU digital certificates: vaccines, makers, tests, results.

Refuses: to know them all; a code without a word is shown as it is.

Source: the eHealth Network's value sets (vaccine-medicinal-product, mah-manf, test-type).
"""

from typing import Final

SNOMED: Final = "http://snomed.info/sct"
ATC: Final = "http://www.whocc.no/atc"
PRODUCTS: Final = "https://ec.europa.eu/health/documents/community-register/html/"
TESTS: Final = "https://covid-19-diagnostics.jrc.ec.europa.eu/devices"

VACCINES: Final = {
    "1119349007": "SARS-CoV-2 mRNA vaccine",
    "1119305005": "SARS-CoV-2 antigen vaccine",
    "1157024006": "Inactivated whole SARS-CoV-2 antigen vaccine",
    "1162643001": "SARS-CoV-2 recombinant spike protein antigen vaccine",
    "1187593006": "SARS-CoV-2 DNA vaccine",
    "28531000087107": "COVID-19 vaccine",
    "29061000087103": "COVID-19 non-replicating viral vector vaccine",
    "J07BX03": "Covid-19 vaccines",
    "J07BN01": "Covid-19, RNA-based vaccine",
    "J07BN02": "Covid-19, viral vector, non-replicating",
    "J07BN03": "Covid-19, inactivated virus",
    "J07BN04": "Covid-19, protein subunit",
}
MEDICINES: Final = {
    "EU/1/20/1507": "Spikevax",
    "EU/1/20/1525": "Jcovden (COVID-19 Vaccine Janssen)",
    "EU/1/20/1528": "Comirnaty",
    "EU/1/21/1529": "Vaxzevria",
    "EU/1/21/1618": "Nuvaxovid",
    "EU/1/21/1624": "COVID-19 Vaccine Valneva",
    "EU/1/21/1580": "VidPrevtyn Beta",
    "Covishield": "Covishield (ChAdOx1_nCoV-19)",
    "Covaxin": "Covaxin",
    "CoronaVac": "CoronaVac",
    "BBIBP-CorV": "BBIBP-CorV",
    "Inactivated-SARS-CoV-2-Vero-Cell": "Inactivated SARS-CoV-2 (Vero Cell)",
    "Sputnik-V": "Sputnik V",
    "Sputnik-Light": "Sputnik Light",
    "Convidecia": "Convidecia",
    "Abdala": "Abdala",
    "IndoVac": "IndoVac",
    "INAVAC": "INAVAC",
    "EpiVacCorona": "EpiVacCorona",
}
MAKERS: Final = {
    "ORG-100001699": "AstraZeneca AB",
    "ORG-100030215": "Biontech Manufacturing GmbH",
    "ORG-100001417": "Janssen-Cilag International",
    "ORG-100031184": "Moderna Biotech Spain S.L.",
    "ORG-100006270": "Curevac AG",
    "ORG-100013793": "CanSino Biologics",
    "ORG-100020693": "China Sinopharm International Corp. - Beijing location",
    "ORG-100010771": "Sinopharm Weiqida Europe Pharmaceutical s.r.o. - Prague location",
    "ORG-100024420": "Sinopharm Zhijun (Shenzhen) Pharmaceutical Co. Ltd.",
    "ORG-100032020": "Novavax CZ AS",
    "ORG-100001981": "Serum Institute Of India Private Limited",
    "ORG-100036422": "Valneva France",
    "ORG-100000788": "Sanofi Pasteur",
    "Sinovac-Biotech": "Sinovac Biotech",
    "Bharat-Biotech": "Bharat Biotech",
    "Gamaleya-Research-Institute": "Gamaleya Research Institute",
    "PT-Bio-Farma": "PT Bio Farma",
}
DISEASES: Final = {"840539006": "COVID-19", "840533007": "SARS-CoV-2"}
TEST_TYPES: Final = {
    "LP6464-4": "Nucleic acid amplification with probe detection",
    "LP217198-3": "Rapid immunoassay",
    "LP217197-5": "Immunoassay",
}
RESULTS: Final = {
    "260415000": "Not detected",
    "260373001": "Detected",
    "419984006": "Inconclusive",
}
