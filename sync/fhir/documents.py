"""Documents: references, binaries, compositions, reports, media, questionnaires, messages.

Refuses: rendering; markup gives words for search, the rest stays in the content.
"""

from sync.fhir.attachments import attach, attach_all, plain_text
from sync.fhir.case import Case
from sync.fhir.concepts import codes, concept, concept_text, concept_texts
from sync.fhir.dates import moment
from sync.fhir.generic import basics, code_it, split_actors, who_and_where
from sync.fhir.observations import value_of
from sync.fhir.quantities import with_unit
from sync.fhir.values import Tree, clean, joined, prose, shorten, table, tables
from vault.records import Kind

_REPORT_DATES = ("effectiveDateTime", "effectivePeriod", "issued")
_REFERENCE_DATES = ("date", "created", "indexed", "period")
_IMAGING = frozenset({"RAD", "CT", "NMR", "RUS", "RX", "XRC", "NMS", "OUS", "IMG", "CUS", "VUS"})
_IMAGING |= {"LP29684-5", "394914008", "radiology", "imaging"}
_ANSWERS = 200


def _narrative(resource: Tree) -> str:
    div = table(resource.get("text")).get("div")
    return plain_text(div) if type(div) is str else ""


def report(case: Case) -> None:
    """Facts of a DiagnosticReport: its name, conclusion, the results' names, its files."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("code"))
    basics(case, Kind.DOCUMENT, _REPORT_DATES)
    if not _IMAGING.isdisjoint(codes(resource.get("category"))):
        draft.kind = Kind.IMAGING
    said = concept_texts(resource.get("conclusionCode") or resource.get("codedDiagnosis"))
    conclusion = prose(resource.get("conclusion"))
    draft.value = joined([conclusion, *said], "; ")
    results = [clean(one.get("display")) for one in tables(resource.get("result"))]
    draft.detail.append(joined(results))
    draft.body.extend([conclusion, joined(results), _narrative(resource)])
    attach_all(case, resource.get("presentedForm"), "presentedForm")
    draft.title = draft.title or joined(concept_texts(resource.get("category")))
    split_actors(case, "performer")
    split_actors(case, "resultsInterpreter")
    who_and_where(case)


def document_reference(case: Case) -> None:
    """Facts of a DocumentReference (or DSTU2 DocumentManifest) and the files inside it."""
    resource, draft = case.resource, case.draft
    code_it(case, concept(resource.get("type") or resource.get("class")))
    visit = table(resource.get("context"))
    basics(case, Kind.DOCUMENT, _REFERENCE_DATES)
    if not draft.moment.text and visit.get("period"):
        draft.moment = moment(visit.get("period"))
    described = prose(resource.get("description"))
    titles = []
    for number, one in enumerate(tables(resource.get("content"))):
        titles.append(
            attach(case, table(one.get("attachment")), f"content/{number}/attachment/data")
        )
    named = joined([title for title in titles if title])
    draft.title = draft.title or described or named
    draft.value = joined([text for text in (described, named) if text and text != draft.title])
    draft.body.extend([described, named])
    split_actors(case, "author")
    case.practitioner(resource.get("authenticator"))
    case.facility(resource.get("custodian"))
    inside = visit.get("encounter")
    if inside:
        case.visit(table(inside))
    who_and_where(case)


def binary(case: Case) -> None:
    """Facts of a Binary: only its type is known; others point to it."""
    resource, draft = case.resource, case.draft
    draft.kind = Kind.DOCUMENT
    draft.title = clean(resource.get("contentType"))
    attach(case, {**resource, "title": ""}, "data")


def _sections(sections: object, depth: int = 6) -> list[str]:
    found: list[str] = []
    for section in tables(sections):
        found.append(clean(section.get("title")) or concept_text(section.get("code")))
        found.append(_narrative(section))
        if depth:
            found.extend(_sections(section.get("section"), depth - 1))
    return [text for text in found if text]


def composition(case: Case) -> None:
    """Facts of a Composition: its title, its section titles, its words for search."""
    resource, draft = case.resource, case.draft
    code_it(case, case.concept("type"))
    draft.title = clean(resource.get("title")) or draft.title
    basics(case, Kind.DOCUMENT, ("date",))
    titles = [
        clean(one.get("title")) or concept_text(one.get("code"))
        for one in tables(resource.get("section"))
    ]
    draft.value = joined(titles)
    draft.body.extend([_narrative(resource), *_sections(resource.get("section"))])
    split_actors(case, "author")
    case.facility(resource.get("custodian"))
    who_and_where(case)


_SLICE = "urn:rekamku:dicom"


def _is_slice(resource: Tree) -> bool:
    """Whether it is one of the pictures of a study that a DICOM file was read into."""
    return any(one.get("url") == _SLICE for one in tables(resource.get("extension")))


def media(case: Case) -> None:
    """Facts of a Media resource: a picture, sound or film."""
    resource, draft = case.resource, case.draft
    coded = resource.get("type") if type(resource.get("type")) is dict else None
    code_it(case, concept(resource.get("view") or coded or resource.get("modality")))
    basics(
        case, Kind.DOCUMENT, ("createdDateTime", "createdPeriod", "occurrenceDateTime", "issued")
    )
    content = table(resource.get("content"))
    title = attach(case, content, "content/data")
    draft.title = title or draft.title or clean(content.get("contentType"))
    draft.value = concept_text(resource.get("bodySite"))
    if _is_slice(resource):
        draft.kind = Kind.DIRECTORY
    case.practitioner(resource.get("operator"))
    who_and_where(case)


def _answer_text(answer: Tree, case: Case) -> str:
    coding = answer.get("valueCoding")
    text = concept_text({"coding": [coding]}) if type(coding) is dict else ""
    text = text or with_unit(value_of(answer))
    if not text and "valueReference" in answer:
        text = case.named(answer["valueReference"]).text
    return text or clean(answer.get("valueUri"))


def _inner_items(tree: Tree) -> list[Tree]:
    return [one for name in ("item", "group", "question") for one in tables(tree.get(name))]


def _answers(item: Tree, found: list[tuple[str, str]], case: Case, depth: int) -> None:
    """Questions with their answers, in the order they were asked, nested ones after."""
    if len(found) >= _ANSWERS or not depth:
        return
    answers = tables(item.get("answer"))
    said = joined([_answer_text(answer, case) for answer in answers])
    if said:
        found.append((clean(item.get("text")) or clean(item.get("linkId")), said))
    for tree in (*answers, item):
        for inner in _inner_items(tree):
            _answers(inner, found, case, depth - 1)


def questionnaire_response(case: Case) -> None:
    """Facts of a QuestionnaireResponse: which questions, the answers as lines."""
    resource, draft = case.resource, case.draft
    basics(case, Kind.DOCUMENT, ("authored", "authoredOn"))
    asked = resource.get("questionnaire")
    name = case.named(asked).text if type(asked) is dict else clean(asked)
    entry = case.listed(name) if name else None
    extension = next(
        (one for one in tables(table(resource.get("_questionnaire")).get("extension"))), {}
    )
    items = tables(resource.get("item")) or tables(resource.get("group"))
    found: list[tuple[str, str]] = []
    for item in items:
        _answers(item, found, case, 12)
    heads = joined([clean(item.get("text")) for item in items[:3]])
    draft.title = (
        (entry.name if entry is not None else "")
        or clean(extension.get("valueString"))
        or heads
        or name.rpartition("/")[2].partition("|")[0]
    )
    draft.title = shorten(draft.title, 160)
    lines = [f"{question}: {answer}" if question else answer for question, answer in found]
    draft.value = shorten("; ".join(lines[:4]), 400)
    draft.detail.extend(lines)
    draft.body.extend(lines)
    case.practitioner(resource.get("author"))
    who_and_where(case)


def communication(case: Case) -> None:
    """Facts of a Communication (or its request): its topic, its words, its files."""
    resource, draft = case.resource, case.draft
    code_it(case, concept(resource.get("topic") or table(resource.get("reasonCode"))))
    basics(case, Kind.DOCUMENT, ("sent", "received", "occurrenceDateTime", "authoredOn"))
    said: list[str] = []
    for number, part in enumerate(tables(resource.get("payload"))):
        said.append(
            prose(part.get("contentString")) or concept_text(part.get("contentCodeableConcept"))
        )
        held = table(part.get("contentAttachment"))
        if held:
            said.append(attach(case, held, f"payload/{number}/contentAttachment/data"))
    text = joined(said, "\n")
    draft.title = (
        draft.title or joined(concept_texts(resource.get("category"))) or shorten(text, 120)
    )
    draft.value = text if text != draft.title else ""
    draft.body.append(text)
    case.practitioner(resource.get("sender"))
    who_and_where(case)
