"""The sections of Blue Button texts: their titles, how their entries look, who makes them.

Refuses: sections without facts: journals, reminders, providers, military service.
"""

import re
from typing import Final, NamedTuple

from sync.readers.bluebutton import care, findings, insurers
from sync.readers.bluebutton.base import Make
from sync.readers.bluebutton.lines import Shape, shape


class Kind(NamedTuple):
    """A kind of section: words of its title, how its entries look, what they are made into."""

    title: re.Pattern[str]
    look: Shape
    make: Make


def _kind(title: str, look: Shape, make: Make) -> Kind:
    return Kind(re.compile(title), look, make)


_LAB_LABELS: Final = (
    "lab type|ordering provider|ordering location|specimen|collection sample|date/time collected"
    "|collected location|performing location|date/time completed|comments|result|units"
    "|reference range|interpretation|status"
)
_CLAIM_LABELS: Final = (
    "provider|provider billing address|service start date|service end date|amount charged"
    "|medicare approved|provider paid|you may be billed|claim service date"
    "|pharmacy / service provider|pharmacy name|drug code|drug name|fill number|days' supply"
    "|prescriber identifer|prescriber identifier|prescriber name|date of service from"
    "|date of service to|procedure code/description|revenue code/description"
    "|modifier 1/description|modifier 2/description|modifier 3/description"
    "|modifier 4/description|quantity billed/units|submitted amount/charges|allowed amount"
    "|non-covered|place of service/description|type of service/description"
    "|rendering provider no|rendering provider npi|"
    + "|".join(f"diagnosis code {at}" for at in range(1, 26))
)
KINDS: Final = (
    _kind(
        "APPOINTMENTS",
        shape("date/time", "location|status|clinic|phone number|type|note"),
        care.appointment,
    ),
    _kind(
        "MEDICATION HISTORY",
        shape(
            "medication",
            "instructions|status|refills remaining|last filled on|initially ordered on|quantity"
            "|days supply|pharmacy|prescription number",
        ),
        care.prescription,
    ),
    _kind(
        r"MEDICATIONS AND SUPPLEMENTS|^DRUGS$|^MEDICATIONS$",
        shape(
            "category|drug name",
            "prescription number|strength|dose|frequency|start date|stop date|pharmacy name"
            "|pharmacy phone|reason for taking|comments|supply|orig drug entry",
        ),
        care.own_medicine,
    ),
    _kind(
        "ALLERG",
        shape(
            "allergy name",
            "location|date entered|reaction|allergy type|va drug class|observed/historical"
            "|comments|date|severity|diagnosed|type|treatment|first episode date"
            "|last episode date|last treatment date",
        ),
        care.allergy,
    ),
    _kind(
        r"PROBLEM LIST|MEDICAL CONDITIONS",
        shape(
            "problem|condition name",
            "date/time entered|location|status|provider|comments|medical condition start date"
            "|medical condition end date",
        ),
        care.problem,
    ),
    _kind(
        "ADMISSIONS",
        shape(
            "admission date|admission date/time",
            "attending physician|discharge date/time|discharging physician|admitting location"
            "|admitting specialty"
            "|location|admitting physician|discharge date|discharge physician",
            body=True,
        ),
        care.admission,
    ),
    _kind(
        r"(?:VA|DOD|CLINICAL) NOTES|PROGRESS NOTES",
        shape(
            "date/time",
            "note title|location|signed by|co-signed by|date/time signed",
            body=True,
        ),
        findings.document,
    ),
    _kind(
        "MEDICAL EVENTS",
        shape("medical event", "start date|stop date|response|comments"),
        care.event,
    ),
    _kind(
        "IMMUNIZATIONS",
        shape(
            "immunization|immunization name",
            "date received|date administered|location|reaction|reactions|comments|other|method"
            "|were you vaccinated in the us|booster 1 date|booster 2 date|booster 3 date",
        ),
        care.vaccine,
    ),
    _kind(
        "LABORATORY RESULTS",
        shape("lab test", _LAB_LABELS, part="test name"),
        findings.laboratory,
    ),
    _kind(
        "LABS AND TESTS",
        shape(
            "test name|test/lab type",
            "date|date taken|location performed|administered by|provider|requesting doctor"
            "|reason test/lab requested|results|comments",
        ),
        findings.own_test,
    ),
    _kind(
        r"PATHOLOGY|RADIOLOGY|ELECTROCARDIOGRAM|EKG",
        shape(
            "procedure/test name|type of report",
            "specimen|date obtained|performing location|date completed|date/time exam performed"
            "|ordering location|requesting provider|reasons for study|clinical history"
            "|radiologist",
            body=True,
        ),
        findings.study,
    ),
    _kind(
        r"VITALS AND READINGS|VITAL STATISTICS|VITAL SIGNS",
        shape(
            "vital sign|measurement type|vital statistic type",
            "measurement|comments|location|date/time collected|date|time|systolic|diastolic"
            "|measure|method|reading|units|site|target range|provider|"
            + "|".join(findings.READINGS),
        ),
        findings.vital,
    ),
    _kind(
        r"FAMILY (?:HEALTH|MEDICAL) HISTORY",
        shape(
            "relationship|family member",
            "first name|last name|living or deceased|health issues|other health issues|comments"
            "|type|dob|dod|age|description",
        ),
        care.relative,
    ),
    _kind(
        "GOALS",
        shape(
            "my goal",
            "description|goal start date|status|type|priority|date goal completed"
            "|goal completion date",
        ),
        care.goal,
    ),
    _kind(
        r"INSURANCE|^PLANS$",
        shape(
            "health insurance company|insurance company|msp type|contract id/plan id",
            "primary insurance provider|id number|group number|insured|start date|stop date"
            "|policy number|insurer name"
            "|insurer address|effective date|termination date|plan period|plan name"
            "|marketing name|plan address|plan type|pre-approval phone number|comments"
            "|health insurance company phone number",
        ),
        insurers.insurance,
    ),
    _kind("IMPLANTABLE DEVICE", shape("device name", "date implanted"), care.device),
    _kind(
        r"CLAIM",
        shape("claim number|claim type", _CLAIM_LABELS, part="line number"),
        insurers.claim,
    ),
)
