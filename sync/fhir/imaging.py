"""Imaging studies and specimens: what was pictured or taken, how, where on the body.

Refuses: pictures themselves; only the study's own words.
"""

from sync.fhir.case import Case
from sync.fhir.concepts import concept, concept_text, concept_texts
from sync.fhir.dates import first_moment
from sync.fhir.generic import basics, code_it, who_and_where
from sync.fhir.values import clean, joined, prose, table, tables
from vault.records import Kind

_MODALITIES = {
    "CR": "X-ray",
    "DX": "X-ray",
    "CT": "CT",
    "MR": "MRI",
    "US": "Ultrasound",
    "MG": "Mammography",
    "XA": "Angiography",
    "NM": "Nuclear medicine",
    "PT": "PET",
    "ES": "Endoscopy",
    "ECG": "ECG",
    "PX": "Panoramic X-ray",
    "IO": "Intra-oral X-ray",
}


def _modalities(value: object) -> list[str]:
    found = []
    for one in tables(value):
        code = clean(one.get("code")) or clean(table(one.get("coding")).get("code"))
        found.append(_MODALITIES.get(code) or concept_text(one) or code)
    return found


def study(case: Case) -> None:
    """Facts of an ImagingStudy: procedure or description, else modality and body site."""
    resource, draft = case.resource, case.draft
    code_it(case, concept(resource.get("procedureCode") or resource.get("procedure")))
    basics(case, Kind.IMAGING, ("started",))
    series = tables(resource.get("series"))
    ways = _modalities(resource.get("modality") or resource.get("modalityList"))
    ways = ways or [way for one in series for way in _modalities(one.get("modality"))]
    sites = [concept_text(one.get("bodySite")) for one in series]
    described = prose(resource.get("description"))
    told = [clean(one.get("description")) for one in series]
    title = joined([joined(ways), joined(sites)], " · ")
    draft.title = draft.title or described or title or joined(told)
    said = [text for text in (described, title) if text and text != draft.title]
    draft.value = joined(said)
    draft.detail.extend([joined(told), joined(concept_texts(resource.get("reasonCode")))])
    draft.body.extend([described, *told])
    if not draft.moment.text:
        draft.moment = next(
            (found for one in series if (found := first_moment(one, ("started",))).text),
            draft.moment,
        )
    case.practitioner(resource.get("referrer"), *tables(resource.get("interpreter")))
    who_and_where(case)
    case.facility(resource.get("location"))


def specimen(case: Case) -> None:
    """Facts of a Specimen: what was taken, when, from where."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("type"))
    basics(case, Kind.OTHER, ())
    collection = table(resource.get("collection"))
    draft.moment = first_moment(collection, ("collectedDateTime", "collectedPeriod"))
    if not draft.moment.text:
        draft.moment = first_moment(resource, ("receivedTime",))
    draft.value = joined(
        [concept_text(collection.get("bodySite")), concept_text(collection.get("method"))]
    )
    draft.about = None
    case.practitioner(collection.get("collector"))
    who_and_where(case)
