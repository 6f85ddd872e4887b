"""What kind of file something is, in words; the names are those of the readers' registry.

Refuses: names of programs where plain words say it; the letters people meet stand behind them.
"""

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


def format_words(code: str) -> str:
    """The kind of a file; the longest name that begins like the code; empty for an unknown one."""
    known = {**_hospitals(), **_papers(), **_devices()}
    fits = [name for name in known if code == name or code.startswith(f"{name}-")]
    return known[max(fits, key=len)] if fits else ""


def _hospitals() -> dict[str, str]:
    return {
        "fhir": translate("words", "Health records (FHIR)"),
        "json": translate("words", "Health records (FHIR)"),
        "ndjson": translate("words", "Health records (FHIR)"),
        "ccda": translate("words", "Clinical document (CDA)"),
        "hl7v2": translate("words", "Messages of a hospital system (HL7)"),
        "dicom": translate("words", "Medical images (DICOM)"),
        "bpjs": translate("words", "Answer of BPJS Kesehatan"),
        "khanza": translate("words", "Table of a hospital system (SIMRS Khanza)"),
        "bluebutton": translate("words", "Text of a health portal (Blue Button)"),
        "smart-health-card": translate("words", "Signed health card (SMART)"),
        "hc1": translate("words", "Signed health certificate (HC1)"),
        "shc": translate("words", "Signed health card (SMART)"),
        "smart-health-link": translate("words", "Link to health records (SMART)"),
        "shl": translate("words", "Link to health records (SMART)"),
    }


def _papers() -> dict[str, str]:
    picture = translate("words", "Picture or scan")
    pictures = ("png", "jpeg", "jpg", "tiff", "heic", "webp", "gif", "bmp", "image")
    return {
        "pdf": translate("words", "Paper (PDF)"),
        **dict.fromkeys(pictures, picture),
        "csv": translate("words", "Table (CSV)"),
        "xlsx": translate("words", "Table (Excel)"),
        "text": translate("words", "Text"),
        "txt": translate("words", "Text"),
        "html": translate("words", "Web page"),
        "xml": translate("words", "Data (XML)"),
        "email": translate("words", "E-mail"),
        **dict.fromkeys(("zip", "gzip", "tar", "7z", "rar"), translate("words", "Archive")),
    }


def _devices() -> dict[str, str]:
    said = translate("words", "Export of {maker}")
    return {
        "fit": translate("words", "Recording of a sports watch (FIT)"),
        "gpx": translate("words", "Recording of a walk or ride (GPX)"),
        "tcx": translate("words", "Recording of a workout (TCX)"),
        "cgm": translate("words", "Glucose sensor"),
        "wearable": translate("words", "Data of a watch or phone"),
        "health-connect": said.format(maker="Health Connect"),
        "apple": said.format(maker="Apple Health"),
        "google-fit": said.format(maker="Google Fit"),
        "samsung-health": said.format(maker="Samsung Health"),
        **{
            maker.lower(): said.format(maker=maker)
            for maker in ("Fitbit", "Garmin", "Omron", "Dexcom", "Oura", "Withings")
        },
        "libre": said.format(maker="FreeStyle Libre"),
    }
