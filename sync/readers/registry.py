"""Which reader fits a file: by its magic, its root element or the words it begins with.

Refuses: file names; and importing a reader before a file of its kind has come.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import Final

from sync.readers.draft import Read
from sync.readers.sniff import Format, encoding_of

HEAD: Final = 16_384
"""How many bytes from the beginning the signs are looked for in."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One format: what its files are, what their beginning shows, where its reader lies.

    The reader is the module's function `read`. `signs` is searched in the first characters,
    blanks before them left out.
    """

    name: str
    of: frozenset[Format]
    module: str
    signs: re.Pattern[str] = field(default_factory=lambda: re.compile(""))
    streams: bool = False
    """Whether the reader takes a large member piece by piece."""

    def reader(self) -> Read:
        """The reader itself; its module is loaded now."""
        found: Read = import_module(self.module).read
        return found


def _kind(
    name: str,
    of: Format | tuple[Format, ...],
    module: str,
    signs: str = "",
    *,
    streams: bool = False,
) -> Kind:
    kinds = frozenset(of) if isinstance(of, tuple) else frozenset({of})
    return Kind(name, kinds, f"sync.readers.{module}", re.compile(signs, re.MULTILINE), streams)


_PAPER: Final = (
    *(
        _kind(str(one), one, "paper.reader")
        for one in (
            Format.PDF,
            Format.PNG,
            Format.JPEG,
            Format.TIFF,
            Format.HEIC,
            Format.WEBP,
            Format.GIF,
        )
    ),
    _kind("pdf", (Format.UNKNOWN, Format.TEXT), "paper.reader", r"\A[^<{]{0,1000}%PDF-\d\.\d"),
    _kind("bmp", Format.UNKNOWN, "paper.reader", r"\ABM"),
)

_MSH: Final = r"^\x0b?(?:MSH|FHS|BHS)([^A-Za-z0-9\s])[^A-Za-z0-9\s]{1,8}\1"

_APPLE: Final = r"<(?:!DOCTYPE\s+)?HealthData[\s>\[]"

_ECG: Final = r"^[^,\n]{1,60},\"?\d{2,5}(?:[.,]\d+)? ?\D{0,3}[Hh]|\A\s*[Ll]ead ?\w{1,4},value"

_FIT_CSV: Final = (
    r"\A(?:Date|Start time),(?:End time,)?[^\n]{0,2000}"
    r"(?:Move Minutes count|Calories \(kcal\)|Step count|Heart Points|Average weight)"
)

_SAMSUNG_MINUTES: Final = r"\A\[\s*\{[^{}]*\"start_time\": ?\d{13}"

_FIT_JSON: Final = r'"fitValue"|"fitnessActivity"|"dataTypeName":\s*"com\.google\.'

_CDA: Final = r"<(?:[\w.\-]{1,40}:)?ClinicalDocument[\s>]"

_BPJS: Final = (
    r'"(?i:meta_?data)"\s*:\s*\{\s*"(?i:code|message|status)"'
    r'|"(?i:no(?:kartu|sep|kapst|kunjungan|rujukan|suratkontrol)|nomorkartu|kodebooking)"\s*:'
)

_BLUE: Final = (
    r"MY HEALTHEVET PERSONAL|Produced by the (?:VA )?Blue Button|MYMEDICARE\.GOV"
    r"|Blue Button.{0,80}\(v\d"
)

_CARDS: Final = (
    _kind("smart-health-card", Format.JSON, "cards", r'"verifiableCredential"'),
    _kind("smart-health-card-qr-numeric", Format.TEXT, "cards", r"^\S{0,300}?(?i:shc:/)\d"),
    _kind("hc1", Format.TEXT, "cards", r"^\s*HC1:[0-9A-Z]"),
    _kind("smart-health-link", Format.TEXT, "cards", r"^\S{0,300}?(?i:[sv]hlink:/)"),
    _kind(
        "smart-health-link-jwe",
        Format.TEXT,
        "cards",
        r"\AeyJ[\w\-]{10,4000}\.[\w\-]{0,2000}\.[\w\-]{8,64}\.",
    ),
    _kind("smart-health-card", Format.TEXT, "cards", r"\AeyJ[\w\-]{10,4000}\.[\w\-]"),
)
"""Signed cards and certificates as a file, as the text of a code, as a link."""

_TABLES: Final = (
    _kind("xlsx", Format.XLSX, "tables"),
    _kind("csv", (Format.TEXT, Format.UNKNOWN), "tables", r"\A[^\x00]*?[,;\t|]"),
)
"""The last of all: any text with separators may be one."""

_DEVICES: Final = (
    _kind("fit", Format.FIT, "devices.fit"),
    _kind(
        "dexcom-txt",
        Format.TEXT,
        "devices.dexcom",
        r"(?i:[hs]{2}:mm:ss\)[^\n]{0,400}m(?:g/dl|mol/l))",
    ),
    _kind(
        "libre-csv",
        Format.TEXT,
        "devices.libre",
        r"(?i:(?:k|c|ch)[eéè]t[oó]n\w{0,3}[ (]{0,2}mmol/l)",
    ),
    _kind(
        "cgm-csv",
        Format.TEXT,
        "devices.sensors",
        r"(?i:sensor glucose|cgm glucose|udt_cgms|bg reading \(m|glucose value \(m"
        r"|glucose reading \[?m|interstitial glucose)",
    ),
    _kind(
        "omron-csv",
        Format.TEXT,
        "devices.body",
        r"^(?i:[^\n]{0,200}(?:\bsys|systol|sistol|sístol|最高血圧|收缩)[^\n]{0,60}?"
        r"(?:\bdia|diastol|diástol|最低血圧|舒张))",
    ),
    _kind(
        "withings-csv",
        Format.TEXT,
        "devices.body",
        r'\A"?(?i:(?:date|datum|tanggal)"?[,;]"?(?:weight|gewicht|berat|height|heart rate|spo2)'
        r'|from"?,"?to"?,"?light|(?:measurement )?date"?,"?time ?zone"?,"?weight)',
    ),
    _kind("fitbit-takeout", Format.TEXT, "devices.body", r"\Asleep_log_entry_id,"),
    _kind("fitbit-takeout", Format.TEXT, "devices.named", r"\A(?:timestamp|recorded_time),"),
    _kind("withings-csv", Format.TEXT, "devices.named", r"\A(?:start,duration|date),value\s"),
    _kind(
        "fitbit-takeout",
        Format.JSON,
        "devices.answers",
        r'\A\[\s*\{\s*"(?:dateTime|logId|dateOfSleep)"',
    ),
    _kind(
        "wearable-api-json",
        Format.JSON,
        "devices.answers",
        r'"(?:measuregrps|dateOfSleep|activities-[\w-]+|(?:SR|BP|Weight|BO|BG|HR|AR)DataList'
        r"|dataTypeName|schema_id|sgv|mbg|eventType|bedtime_start|spo2_percentage|bpm"
        r"|active_calories|timezone_offset|startTimeInSeconds|calendarDate"
        r"|measurementTimeInSeconds|sleep_start_time|active-steps|startdate|logId|kiloCalories"
        r'|heart[-_]rate[-_]samples|start[-_]time|heart[-_]rate)"\s*:',
    ),
)
"""What watches, scales, cuffs and sensors export."""

_PHONES: Final = (
    _kind(
        "samsung-health",
        Format.TEXT,
        "phones.samsung",
        r"\A\W?com\.samsung\.\w*health|com\.samsung\.s?health\.|\Astart_time,(?:end_time,)?"
        r"[^\n]*\bsource_name\b",
    ),
    _kind("samsung-health-binning", Format.JSON, "apple.repeated", _SAMSUNG_MINUTES),
    _kind("google-fit", (Format.TEXT, Format.UNKNOWN), "phones.google_fit", _FIT_CSV),
    _kind("google-fit-json", Format.JSON, "phones.google_fit", _FIT_JSON),
    _kind("health-connect", Format.SQLITE, "phones.health_connect"),
    _kind("tcx", Format.XML, "phones.tcx", r"<TrainingCenterDatabase[\s>]", streams=True),
)
"""What the health apps of Android phones export."""

KINDS: Final[tuple[Kind, ...]] = (
    *_PAPER,
    _kind("email", Format.EMAIL, "mail"),
    *_PHONES,
    *_DEVICES,
    _kind("apple-health", (Format.APPLE_HEALTH, Format.XML), "apple.reader", _APPLE, streams=True),
    _kind("apple-cda", (Format.CCDA, Format.XML), "apple.repeated", _CDA, streams=True),
    _kind("gpx", Format.XML, "apple.repeated", r"<gpx[\s>]"),
    _kind("apple-ecg", (Format.TEXT, Format.UNKNOWN), "apple.ecg", _ECG),
    _kind("ccda", (Format.CCDA, Format.XML), "ccda.reader", _CDA),
    _kind("hl7v2", (Format.HL7V2, Format.TEXT), "hl7v2", _MSH),
    _kind("bpjs-json", Format.JSON, "bpjs", _BPJS),
    _kind("bluebutton-text", Format.TEXT, "bluebutton", _BLUE),
    _kind("dicom", Format.DICOM, "dicom"),
    *_CARDS,
    *_TABLES,
)
"""The more special first: the first that fits and does not pass is the file's reader."""


def candidates(kind: Format, data: memoryview) -> Iterator[Kind]:
    """The formats a file may have, likeliest first."""
    head: str | None = None
    for one in KINDS:
        if kind not in one.of:
            continue
        if not one.signs.pattern:
            yield one
            continue
        if head is None:
            head = head_of(data)
        if one.signs.search(head):
            yield one


def head_of(data: memoryview) -> str:
    """The first characters of a text file, whatever its Unicode form."""
    encoding, mark = encoding_of(data)
    return bytes(data[mark : mark + HEAD]).decode(encoding, errors="replace").lstrip()
