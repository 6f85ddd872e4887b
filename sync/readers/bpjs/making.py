"""BPJS records to R4: members, visits with their diagnoses, referrals, follow-up letters, drugs.

Refuses: codes as names; a visit known only by its letter (SEP) keeps an unknown state.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, Final

from sync.fhir.dates import sort_key
from sync.readers.bpjs.answer import Named, Tree
from sync.readers.build import (
    LOINC,
    category,
    coding,
    concept,
    human_name,
    identifier,
    kept,
    listed,
    quantity,
    resource,
    urn,
)
from sync.readers.draft import Made, Part, Trouble
from sync.readers.protocol import Reason

Json = dict[str, Any]

_NIK: Final = "https://fhir.kemkes.go.id/id/nik"
CARD: Final = "https://fhir.kemkes.go.id/id/bpjs"
_SEP: Final = "urn:rekamku:bpjs:sep"
_REFERRAL: Final = "http://sys-ids.kemkes.go.id/referral-number"
_VISIT: Final = "urn:rekamku:bpjs:kunjungan"
_LETTER: Final = "urn:rekamku:bpjs:surat-kontrol"
_BOOKING: Final = "urn:rekamku:bpjs:antrean"
_RECORD: Final = "urn:rekamku:bpjs:mr"
_ICD10: Final = "http://hl7.org/fhir/sid/icd-10"
_ICD9: Final = "http://hl7.org/fhir/sid/icd-9-cm"
_ACT: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"
_CATEGORY: Final = "http://terminology.hl7.org/CodeSystem/condition-category"
_TYPES: Final = "http://terminology.hl7.org/CodeSystem/v2-0203"
_INSIDE: Final = frozenset({"1", "r.inap", "rawat inap", "ranap", "ritl", "ri", "20"})
_OUTSIDE: Final = frozenset({"2", "r.jalan", "rawat jalan", "ralan", "rjtl", "rj", "10"})
_DAY: Final = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})(.*)")
_NUMBER: Final = re.compile(r"\d{1,6}(?:\.\d{1,4})?")
_SEXES: Final = {"l": "male", "p": "female", "laki-laki": "male", "perempuan": "female"}
_PLAIN_ICD: Final = re.compile(r"[A-Z]\d[0-9A-Z](?:\.?[0-9A-Z]{1,4})?")


class Maker:
    """One answer's records: who they are about, what was met on the way."""

    def __init__(self) -> None:
        self.troubles: list[Part] = []
        self._known: set[str] = set()

    def date(self, tree: Tree, *names: str) -> str:
        """A date of a tree: `2025-06-30`, `30-06-2025`, with a time behind or not."""
        text = tree.text(*names)
        match = _DAY.fullmatch(text)
        if match:
            day, month, year, rest = match.groups()
            text = f"{year}-{int(month):02}-{int(day):02}{rest}"
        found = text.replace(" ", "T", 1).removesuffix("T00:00:00")
        if found and not sort_key(found):
            if not text.startswith("0000"):
                self.troubles.append(Trouble(tree.path, Reason.BAD_DATE, notice=True))
            return ""
        return found

    def patient(self, tree: Tree, outer: Json) -> Iterator[Made]:
        """The Patient a tree names, once, and the Coverage if it tells of one."""
        person = tree.tree("peserta")
        person = person if person.members else tree
        card = person.text("nokartu", "nokapst", "nomorkartu", "nokartujkn") or tree.text(
            "nokartu", "nokapst", "nomorkartu"
        )
        name = person.text("nama", "namapeserta", "nmpst") or tree.text("nama", "namapeserta")
        nik = person.text("nik", "noktp")
        if not (card or nik):
            return
        url = urn("bpjs", "patient", card or nik)
        outer.clear()
        outer.update(kept({"reference": url, "type": "Patient", "display": name}))
        if url not in self._known:
            self._known.add(url)
            yield self._person(person, (card, nik, name), url)
        if person.has("hakkelas", "jenispeserta", "statuspeserta", "jnspeserta", "jnskelas"):
            made = self._coverage(person, card, outer)
            if made.full_url not in self._known:
                self._known.add(made.full_url)
                yield made

    def _person(self, person: Tree, known: tuple[str, str, str], url: str) -> Made:
        card, nik, name = known
        record = person.text("nomr", "norm") or person.tree("mr").text("nomr")
        kind = concept(coding(_TYPES, "MR"))
        tree = resource(
            "Patient",
            identifier=listed(
                identifier(CARD, card),
                identifier(_NIK, nik),
                identifier(_RECORD, record, type=kind) if record else {},
            ),
            name=human_name(name),
            gender=_SEXES.get(person.text("sex", "kelamin", "jeniskelamin").lower(), ""),
            birthDate=self.date(person, "tgllahir", "tanggallahir")[:10],
        )
        return Made(tree, person.path or "/", url)

    def _coverage(self, person: Tree, card: str, subject: Json) -> Made:
        state = person.named("statuspeserta", "ketaktif")
        kind = person.named("jenispeserta", "jnspeserta")
        right = person.named("hakkelas", "jnskelas")
        group = coding("http://terminology.hl7.org/CodeSystem/coverage-class", "class")
        active = (state.name or state.code).upper() in {"AKTIF", "0", ""}
        tree = resource(
            "Coverage",
            identifier=listed(identifier(CARD, card)),
            status="active" if active else "cancelled",
            type=concept(text=kind.name or kind.code),
            subscriberId=card,
            beneficiary=subject,
            period=kept({"start": self.date(person, "tgltmt"), "end": self.date(person, "tgltat")}),
            payor=[{"type": "Organization", "display": "BPJS Kesehatan"}],
            **{
                "class": [{"type": concept(group), "value": right.code or right.name}]
                if right.code or right.name
                else []
            },
        )
        if right.name and "class" in tree:
            tree["class"][0]["name"] = right.name
        return Made(tree, person.path or "/", urn("bpjs", "coverage", card))

    def visit(self, tree: Tree, subject: Json) -> Iterator[Made]:
        """A visit with its diagnoses, procedures, vital signs."""
        letter = tree.text("nosep")
        number = letter or tree.text("nokunjungan", "kodebooking")
        system = _SEP if letter else _BOOKING if tree.has("kodebooking") else _VISIT
        url = urn("bpjs", "visit", number.upper())
        start = self.date(tree, "tglmasuk", "tglsep", "tglkunjungan", "tanggalperiksa")
        end = self.date(tree, "tglkeluar", "tglplgsep", "tglpulang")
        found = list(_diagnoses(tree))
        yield Made(
            resource(
                "Encounter",
                identifier=listed(identifier(system, number)),
                status=_state(tree, end),
                **{"class": _class(tree)},
                serviceType=concept(text=_name(tree.named("poli", "namapoli", "nmpoli"))),
                subject=subject,
                participant=[{"individual": one} for one in _doctor(tree)],
                period=kept({"start": start, "end": end}),
                reasonCode=listed(
                    *(_disease(one) for one in found), concept(text=tree.text("keluhan"))
                ),
                hospitalization=kept({"dischargeDisposition": _outcome(tree)}),
                location=_place(tree),
                serviceProvider=_provider(tree),
            ),
            tree.path or "/",
            url,
        )
        about = {"subject": subject, "encounter": {"reference": url}}
        yield from self._found(tree, found, start, about, number)

    def _found(
        self, tree: Tree, found: list[Named], start: str, about: Json, number: str
    ) -> Iterator[Made]:
        place = tree.path or "/"
        for one in dict.fromkeys(found):
            yield Made(
                resource(
                    "Condition",
                    category=[concept(coding(_CATEGORY, "encounter-diagnosis"))],
                    code=_disease(one),
                    recordedDate=start,
                    **about,
                ),
                place,
                urn("bpjs", "diagnosis", number.upper(), one.code or one.name),
            )
        for at, one in enumerate(_procedures(tree)):
            done = resource(
                "Procedure",
                status="completed",
                code=concept(coding(_ICD9, one.code, one.name), text=one.name or one.code),
                performedDateTime=start,
                **about,
            )
            yield Made(done, place, urn("bpjs", "procedure", number.upper(), one.code, at))
        signs = list(_signs(tree))
        if signs:
            panel = resource(
                "Observation",
                status="final",
                category=category("vital-signs"),
                code=concept(coding(LOINC, "85353-1"), text="Vital signs"),
                effectiveDateTime=start,
                component=signs,
                **about,
            )
            yield Made(panel, place, urn("bpjs", "vitals", number.upper()))

    def referral(self, tree: Tree, subject: Json) -> Iterator[Made]:
        """A referral to another house, or to another doctor of the same."""
        number = tree.text("norujukan", "nokunjungan", "nosurat", "nosrb")
        target = tree.named("polirujukan", "nmtujuanrujuk", "polituj")
        aim = tree.text("namappkdirujuk", "nmtujuanrujuk", "namapolirujukan") or _name(
            tree.named("ppkdirujuk", "tujuanrujukan")
        )
        kind = tree.text("namatiperujukan") or _name(tree.named("pelayanan"))
        reason = tree.named("diagnosa", "diagrujukan")
        if not (reason.code or reason.name):
            reason = Named(tree.text("diagppk"), tree.text("nmdiag"))
        doctor = tree.text("nmdokter", "namadokter")
        sender = _name(tree.named("provperujuk", "ppkperujuk")) or tree.text("nmpoliasal")
        yield Made(
            resource(
                "ServiceRequest",
                identifier=listed(identifier(_REFERRAL, number)),
                status="active",
                intent="order",
                code=concept(text=" · ".join(listed("Rujukan", kind, target.name or aim))),
                subject=subject,
                occurrenceDateTime=self.date(
                    tree, "tglrujukan", "tglkunjungan", "tglrujukinternal", "tglrencanakunjungan"
                ),
                requester={"type": "Practitioner", "display": doctor} if doctor else {},
                performer=[{"type": "Organization", "display": aim}] if aim else [],
                reasonCode=listed(_disease(reason), concept(text=tree.text("keluhan"))),
                note=[{"text": text} for text in listed(sender, tree.text("catatan"))],
            ),
            tree.path or "/",
            urn("bpjs", "referral", number.upper(), tree.text("nosepref")),
        )

    def letter(self, tree: Tree, subject: Json) -> Iterator[Made]:
        """A letter for a follow-up visit: a planned visit."""
        number = tree.text("nosuratkontrol", "nospri")
        doctor = tree.text("namadokter", "nmdokter")
        yield Made(
            resource(
                "Encounter",
                identifier=listed(identifier(_LETTER, number)),
                status="planned",
                **{"class": _class(tree)},
                type=listed(concept(text=tree.text("namajnskontrol"))),
                serviceType=concept(text=tree.text("namapolitujuan", "nmpolitujuan")),
                subject=subject,
                participant=[{"individual": {"type": "Practitioner", "display": doctor}}]
                if doctor
                else [],
                period=kept({"start": self.date(tree, "tglrencanakontrol")}),
            ),
            tree.path or "/",
            urn("bpjs", "letter", number.upper()),
        )

    def medicines(self, tree: Tree, subject: Json) -> Iterator[Made]:
        """The medicines of a visit or of a referral back (PRB)."""
        number = tree.text("nosrb", "nosep", "nokunjungan")
        for one in tree.trees("obat"):
            drug = one.tree("obat")
            name = one.text("nmobat", "namaobat") or drug.text("nmobat", "nama")
            code = one.text("kdobat", "kodeobat") or drug.text("kdobat", "kode")
            if not name and not code:
                continue
            rhythm = " x ".join(listed(one.text("signa1"), one.text("signa2")))
            amount = one.text("jmlobat")
            yield Made(
                resource(
                    "MedicationRequest",
                    status="unknown",
                    intent="order",
                    medicationCodeableConcept=concept(coding("", code, name), text=name or code),
                    subject=subject,
                    authoredOn=self.date(tree, "tglsrb", "tglsep", "tglkunjungan"),
                    dosageInstruction=[{"text": rhythm}] if rhythm else [],
                    dispenseRequest=kept(
                        {"quantity": quantity(int(amount) if amount.isdecimal() else None)}
                    ),
                ),
                one.path,
                urn("bpjs", "medicine", number.upper(), code, name),
            )


def _name(one: Named) -> str:
    return one.name or one.code


def _disease(one: Named) -> Json:
    system = _ICD10 if _PLAIN_ICD.fullmatch(one.code) else ""
    return concept(coding(system, one.code, one.name), text=one.name or one.code)


def _diagnoses(tree: Tree) -> Iterator[Named]:
    """Every diagnosis of a visit, in the three ways the services write them."""
    listed_ = tree.trees("diagnosa")
    for one in listed_:
        found = one.named("list") if one.has("list") else one.named("diagnosa", "diag")
        if not (found.code or found.name):
            found = Named(one.text("kode", "kddiag"), one.text("nama", "nmdiag"))
        if found.code or found.name:
            yield found
    names = ("diagnosa1", "diagnosa2", "diagnosa3", "diagawal", "diagutama")
    for name in (() if listed_ else ("diagnosa",)) + names:
        found = tree.named(name)
        if found.code or found.name:
            yield found


def _procedures(tree: Tree) -> Iterator[Named]:
    for one in tree.trees("procedure", "prosedur"):
        found = one.named("list") if one.has("list") else Named(one.text("kode"), one.text("nama"))
        if found.code or found.name:
            yield found


def _state(tree: Tree, end: str) -> str:
    if tree.has("kodebooking"):
        return "planned"
    return "finished" if end or tree.has("statuspulang") else "unknown"


def _class(tree: Tree) -> Json:
    said = tree.named("jnspelayanan", "pelayanan", "tkp")
    words = {said.code.lower(), said.name.lower()}
    if words & _INSIDE:
        return coding(_ACT, "IMP", "inpatient encounter")
    if words & _OUTSIDE:
        return coding(_ACT, "AMB", "ambulatory")
    return kept({"display": said.name or said.code})


def _doctor(tree: Tree) -> list[Json]:
    inner = tree.tree("dpjp")
    one = inner.named("dokter") if inner.has("dokter") else tree.named("dpjp", "dokter")
    name = one.name or tree.text("nmdokter", "namadokter")
    return [{"type": "Practitioner", "display": name}] if name else []


def _outcome(tree: Tree) -> Json:
    inner = tree.tree("perawatan")
    found = inner.named("carakeluar").name or tree.named("statuspulang").name
    return concept(text=found)


def _place(tree: Tree) -> list[Json]:
    inner = tree.tree("perawatan")
    name = inner.named("ruangrawat").name
    return [{"location": {"type": "Location", "display": name}}] if name else []


def _provider(tree: Tree) -> Json:
    name = tree.text("ppkpelayanan", "namappk", "nmppk") or _name(
        tree.named("providerpelayanan", "provpelayanan", "ppk")
    )
    return {"type": "Organization", "display": name} if name else {}


_SIGNS: Final = (
    ("sistole", "8480-6", "Systolic blood pressure", "mmHg", "mm[Hg]"),
    ("diastole", "8462-4", "Diastolic blood pressure", "mmHg", "mm[Hg]"),
    ("heartrate", "8867-4", "Heart rate", "/min", "/min"),
    ("resprate", "9279-1", "Respiratory rate", "/min", "/min"),
    ("suhu", "8310-5", "Body temperature", "°C", "Cel"),
    ("beratbadan", "29463-7", "Body weight", "kg", "kg"),
    ("tinggibadan", "8302-2", "Body height", "cm", "cm"),
    ("lingkarperut", "8280-0", "Waist circumference", "cm", "cm"),
)
"""PCare's names of the vital signs of a visit; 0 there means not measured."""


def _signs(tree: Tree) -> Iterator[Json]:
    for name, code, shown, unit, ucum in _SIGNS:
        text = tree.text(name)
        if _NUMBER.fullmatch(text) and Decimal(text):
            amount: Any = int(text) if text.isdecimal() else Decimal(text)
            about = concept(coding(LOINC, code), text=shown)
            yield {"code": about, "valueQuantity": quantity(amount, unit, ucum)}
