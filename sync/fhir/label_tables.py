"""The codes that put a record on a sensitive shelf (reference indonesia 4.3, widened).

Refuses: judging people; a label only means "leave out of a share unless ticked".
"""

from types import MappingProxyType

from vault.records import Label

_HIV, _STI, _MH, _SUD = (Label.HIV,), (Label.STI,), (Label.MH,), (Label.SUD,)
_REPRO, _SDV, _GENETIC = (Label.REPRO,), (Label.SDV,), (Label.GENETIC,)


def _table(**codes: str) -> MappingProxyType[str, tuple[Label, ...]]:
    found: dict[str, tuple[Label, ...]] = {}
    for name, listed in codes.items():
        found |= dict.fromkeys(listed.split(), (Label[name],))
    return MappingProxyType(found)


LOINC_CODES = _table(
    HIV="""68961-2 69668-2 80387-4 7917-8 44871-2 74854-1 59419-2 29539-4 69354-9 20447-9 25835-0
        25836-8 56888-1 48345-3 75622-1 89365-1 5220-9 5221-7 24467-3 8123-2 54218-3 32602-5""",
    STI="""8041-6 20507-0 31147-2 5292-8 22461-8 20508-8 24110-9 21613-5 24111-7 43305-2 43304-5
        11084-1 22587-0 71793-4""",
    MH="""44249-1 44261-6 44250-9 44255-8 44259-0 44254-1 44251-7 44258-2 44252-5 44253-3 44260-8
        55757-9 55758-7 69737-5 70274-6 69725-0 68509-9 71354-5 99046-5 89204-2 54635-8""",
    SUD="72109-2 68517-2 75626-2 68518-0 68519-8 68520-6 82666-9 82667-7 3397-7 3426-4 19343-3",
    SDV="76499-3 76501-6",
    GENETIC="55232-3 51969-4 69548-6",
)

SNOMED_CODES = _table(
    HIV="""86406008 62479008 165816005 91947003 91948008 24081000087105 31676001 171121004
        313077009 699433000 40780007 19030005""",
    STI="76272004 15628003 8098009 240589008 33839006 266113007",
    MH="""35489007 13746004 58214004 74732009 370143000 197480006 48694002 47505003 21897009
        69322001 191736004 36923009 82313006 231504006 78667006 6471006""",
    SUD="""228395002 7200002 15167005 66590003 191816009 26416006 75544000 5602001 6525002
        361055000 226034001 228388006 55680006""",
    SDV="225826009 706893006",
    REPRO="""386639001 17369002 70317007 6738008 8619003 449344001 57797005 289818008 249661007
        169553002""",
    GENETIC="405824009 412734009 106221001",
)

KEMKES_CODES: MappingProxyType[str, tuple[Label, ...]] = MappingProxyType(
    {
        "X099418": (*_HIV, *_STI),
        "X099419": _HIV,
        "X099420": (*_HIV, *_STI),
        "HIV": _HIV,
        "HIV/AIDS": _HIV,
        "IMS": _STI,
        "TK000034": _REPRO,
        "TK000053": _REPRO,
        "TK000054": _REPRO,
        "Q0023": _REPRO,
    }
)
"""Examinations, episode types, risk items and the risk questionnaire that holds their answers."""

ICD10_RANGES: tuple[tuple[str, str, Label], ...] = (
    ("B20", "B24.99", Label.HIV),
    ("Z21", "Z21.99", Label.HIV),
    ("R75", "R75.99", Label.HIV),
    ("O98.7", "O98.79", Label.HIV),
    ("Z11.4", "Z11.49", Label.HIV),
    ("Z20.6", "Z20.69", Label.HIV),
    ("Z71.7", "Z71.79", Label.HIV),
    ("A50", "A64.99", Label.STI),
    ("N34.1", "N34.19", Label.STI),
    ("Z11.3", "Z11.39", Label.STI),
    ("F00", "F09.99", Label.MH),
    ("F20", "F99.99", Label.MH),
    ("X60", "X84.99", Label.MH),
    ("Z09.3", "Z09.39", Label.MH),
    ("F10", "F19.99", Label.SUD),
    ("X40", "X45.99", Label.SUD),
    ("Z71.4", "Z71.59", Label.SUD),
    ("Z72.2", "Z72.29", Label.SUD),
    ("T74", "T74.99", Label.SDV),
    ("Y05", "Y07.99", Label.SDV),
    ("Z04.4", "Z04.59", Label.SDV),
    ("O00", "O08.99", Label.REPRO),
    ("Z30", "Z33.99", Label.REPRO),
    ("Z64.0", "Z64.09", Label.REPRO),
    ("N46", "N46.99", Label.REPRO),
    ("N97", "N97.99", Label.REPRO),
    ("Z14", "Z15.99", Label.GENETIC),
)
"""Inclusive ranges, compared as text on the code with its dot."""

ATC_PREFIXES: tuple[tuple[str, Label], ...] = (
    *(
        (prefix, Label.HIV)
        for prefix in [
            "J05AE",
            "J05AG",
            "J05AJ",
            "J05AR",
            "J05AF01",
            "J05AF02",
            "J05AF03",
            "J05AF04",
            "J05AF05",
            "J05AF06",
            "J05AF07",
            "J05AF09",
            "J05AF13",
            "J05AX07",
            "J05AX08",
            "J05AX09",
            "J05AX12",
        ]
    ),
    ("N05", Label.MH),
    ("N06", Label.MH),
    ("N07BB", Label.SUD),
    ("N07BC", Label.SUD),
    ("G03A", Label.REPRO),
    ("G02B", Label.REPRO),
    ("G03XB", Label.REPRO),
)
"""Antiretrovirals, psychotropics (N05-N06), dependence, contraception and abortion."""

SECURITY_CODES: MappingProxyType[str, Label] = MappingProxyType(
    {
        "HIV": Label.HIV,
        "STD": Label.STI,
        "PSY": Label.MH,
        "MH": Label.MH,
        "PSYTHPN": Label.MH,
        "BH": Label.MH,
        "ETH": Label.SUD,
        "ETHUD": Label.SUD,
        "OPIOIDUD": Label.SUD,
        "SUD": Label.SUD,
        "SEX": Label.REPRO,
        "SDV": Label.SDV,
        "DVD": Label.SDV,
        "GDIS": Label.GENETIC,
    }
)
"""v3-ActCode labels a source may itself have put in `meta.security`."""
