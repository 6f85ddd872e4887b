"""The words, Indonesian and English, that put a text on a sensitive shelf.

Refuses: single letters' guesses; words match at their start, `$` asks for the word's end.
"""

import re
from functools import lru_cache
from types import MappingProxyType

from vault.records import Label

_PHRASES: MappingProxyType[Label, str] = MappingProxyType(
    {
        Label.HIV: """
            hiv$; human immunodeficiency; immunodeficiency; imunodefisiensi; odha$; odhiv$;
            acquired immune deficiency; antiretroviral; anti retroviral; antiretrovirus; cd4$;
            sindrom imunodefisiensi; opportunistic infection; infeksi oportunistik; zidovudin;
            lamivudin; tenofovir; efavirenz; nevirapin; dolutegravir; lopinavir; ritonavir;
            atazanavir; darunavir; raltegravir; abacavir; emtricitabin; emtrisitabin; stavudin;
            didanosin; rilpivirin; etravirin; bictegravir; cabotegravir; maraviroc; enfuvirtid;
            doravirin; saquinavir; nelfinavir; fosamprenavir; elvitegravir; cobicistat;
            indinavir; lenacapavir; truvada; biktarvy; triumeq; genvoya; atripla; symtuza;
            juluca
            """,
        Label.STI: """
            syphilis; sifilis; raja singa; gonorrh; gonore; kencing nanah; chlamydia
            trachomatis; klamidia; trichomon; trikomon; genital herpes; genital wart; herpes
            genital; herpes simplex genital; kutil kelamin; condylom; kondilom; infeksi menular
            seksual; penyakit menular seksual; penyakit kelamin; sexually transmitted; venereal;
            treponema; chancroid; lymphogranuloma; urethritis gono
            """,
        Label.MH: """
            schizo; skizo; bipolar disorder; bipolar affective; bipolar i; gangguan jiwa;
            gangguan bipolar; gangguan mental; gangguan cemas; gangguan depresi; gangguan
            psikotik; gangguan kepribadian; gangguan panik; gangguan somato; depression$;
            depressive; depresi$; psychosis; psikosis; psychotic; psikotik; suicid; bunuh diri;
            self harm; ptsd$; post traumatic stress; posttraumatic stress; generalized anxiety;
            generalised anxiety; anxiety disorder; panic disorder; obsessive compul; psychiatr;
            psikiatri; psychotherap; psikoterapi; phq 9; phq 2$; phq9; gad 7; gad7; anorexia
            nervosa; bulimia; antidepress; antidepres; antipsychotic; antipsikotik; mental
            health; kesehatan jiwa; mental disorder; mental illness; personality disorder;
            dementia; demensia; adhd$; autism; autis$; mania$; haloperidol; risperidon;
            olanzapin; clozapin; klozapin; quetiapin; kuetiapin; aripiprazol; chlorpromazin;
            klorpromazin; trifluoperazin; paliperidon; fluphenazin; flufenazin; lithium
            carbonat; fluoxetin; fluoksetin; sertralin; escitalopram; essitalopram; citalopram;
            paroxetin; venlafaxin; duloxetin; mirtazapin; amitriptylin; amitriptilin; bupropion;
            trazodon; maprotilin; imipramin; diazepam; lorazepam; alprazolam; clobazam;
            klobazam; clonazepam; klonazepam; estazolam; midazolam; zolpidem; buspiron;
            methylphenidat; metilfenidat; donepezil; memantin; rivastigmin; hydroxyzin;
            hidroksizin
            """,
        Label.SUD: """
            substance abuse; substance use disorder; substance misuse; drug abuse; drug addict;
            drug dependen; drug misuse; drug injecting; drug use disorder; misuses drugs; drug
            overdose; misuse of drugs; abuse of drugs; injecting drug; alcoholism; alcohol
            abuse; alcohol dependen; alcohol use disorder; alcohol withdrawal; alcohol
            intoxication; alkoholi; opioid abuse; opioid dependen; opioid use disorder; opioid
            withdrawal; opiate dependen; opiate abuse; narkoba; napza; penyalahgunaan obat;
            penyalahgunaan zat; pecandu; heroin; cocaine; kokain; amphetamin; amfetamin;
            methamphetamin; metamfetamin; sabu sabu; ganja$; cannabis; marijuana; marihuana;
            audit c$; dast 10; injecting equipment; peralatan suntik; jarum suntik bergantian;
            penasun$; methadon; metadon; buprenorphin; buprenorfin; naltrexon; disulfiram;
            acamprosat; naloxon
            """,
        Label.REPRO: """
            abortion; aborsi; abortus; keguguran; miscarriage; contracepti; kontrasep; kb
            suntik; implan kb; vasektomi; vasectomy; tubektomi; tubal ligation; tubal steril;
            infertil; in vitro fertili; bayi tabung; unwanted pregnancy; unintended pregnancy;
            kehamilan tidak diinginkan; ectopic pregnancy; kehamilan ektopik; sex worker;
            pekerja seks; wanita pekerja seks; kelompok populasi; hubungan seks; anal sex; anal
            seks; seks anal; unprotected sex; sexual behav; sexual activ; sexually active;
            sexual orientation; perilaku seksual; risiko seksual; sexual partner; pasangan
            seksual; erectile dysfunction; disfungsi ereksi; gender dysphoria; transgender;
            genital exam; pemeriksaan genital; genital ulcer; ulkus genital; genital discharge;
            urethral discharge; duh tubuh; vaginal discharge; discharge from anus; discharge
            from penis; discharge from vagina; pain on movement of cervix; kajian faktor risiko;
            tanda klinis ims; levonorgestrel; medroxyprogesteron; medroksiprogesteron;
            etonogestrel; misoprostol; mifepriston; ulipristal
            """,
        Label.SDV: """
            domestic violence; domestic abuse; kekerasan dalam rumah tangga; kekerasan seksual;
            kekerasan fisik; kekerasan terhadap; korban kekerasan; kdrt$; sexual assault; sexual
            abuse; sexual violence; rape$; raped$; perkosa; pemerkosaan; pelecehan seksual;
            child abuse; intimate partner; victim of abuse; victim of violence; victim of
            sexual; physical abuse; maltreat; visum et repertum; battered
            """,
        Label.GENETIC: """
            brca; genetic test; genetic counsel; genetic carrier; genetic predisposition;
            genetic suscept; genetic screening; genetic variant; genetic analysis; tes genetik;
            konseling genetik; karyotyp; kariotip; pathogenic variant; gene mutation; mutasi
            gen; huntington; whole exome; whole genome; exome sequenc; gene panel
            """,
    }
)
_ACRONYMS = MappingProxyType(
    {
        "AIDS": Label.HIV,
        "ARV": Label.HIV,
        "VCT": Label.HIV,
        "PITC": Label.HIV,
        "IMS": Label.STI,
        "PMS": Label.STI,
        "VDRL": Label.STI,
        "TPHA": Label.STI,
        "IUD": Label.REPRO,
        "AKDR": Label.REPRO,
        "IVF": Label.REPRO,
        "WPS": Label.REPRO,
        "LSL": Label.REPRO,
    }
)
_NOT_MIND = ("st ", "segment ", "respiratory ", "marrow ", "myocardial ", "cns ", "napas ")
_CAPITALS = re.compile(r"(?<!\w)(?:" + "|".join(_ACRONYMS) + r")(?!\w)")
_JOINTS = str.maketrans({"-": " ", "_": " ", "\u2011": " ", "/": " "})
_CHUNK = re.compile("[0-9_]*[^\\W\\d_][\\w\\s\\-/\u2011]*")
"""A run of words: every phrase lies inside one, for none has a sign that ends a run."""
_DIGIT = re.compile(r"\d")
_KEY = 3
_SHORT = 60
_CACHED = 400


def _by_start() -> dict[str, list[tuple[str, bool, Label]]]:
    table: dict[str, list[tuple[str, bool, Label]]] = {}
    for label, block in _PHRASES.items():
        for phrase in block.split(";"):
            text = " ".join(phrase.split())
            entry = (text.rstrip("$"), text.endswith("$"), label)
            table.setdefault(text[:_KEY], []).append(entry)
    return table


_STARTS = MappingProxyType(_by_start())


def _word_starts() -> re.Pattern[str]:
    """Where a word begins with the first letters of a phrase: the only places to look at."""
    rests: dict[str, list[str]] = {}
    for start in _STARTS:
        rests.setdefault(start[0], []).append(re.escape(start[1:]))
    branches = (f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in rests.items())
    return re.compile(rf"(?<!\w)(?:{'|'.join(branches)})")


_STARTING = _word_starts()


def _found(text: str) -> frozenset[Label]:
    labels = {_ACRONYMS[match] for match in _CAPITALS.findall(text)}
    plain = " ".join(text.lower().translate(_JOINTS).split())
    for match in _STARTING.finditer(plain):
        start = match.start()
        for phrase, whole, label in _STARTS[match.group()]:
            if label in labels or not plain.startswith(phrase, start):
                continue
            after = plain[start + len(phrase) : start + len(phrase) + 1]
            if whole and after.isalpha():
                continue
            if phrase == "depression" and plain[:start].endswith(_NOT_MIND):
                continue
            labels.add(label)
    return frozenset(labels)


_remembered = lru_cache(maxsize=8_192)(_found)


_COUNTED = tuple(
    sorted(
        {
            text.split()[0].rstrip("$0123456789").encode()
            for block in _PHRASES.values()
            for text in block.split(";")
            if _DIGIT.search(text)
        }
    )
)
"""How words begin that a figure may belong to."""
_ZEROED = bytes(ord("0") if chr(one).isdigit() and one < 128 else one for one in range(256))  # noqa: PLR2004


def but_for_numbers(text: bytes) -> bytes:
    """A text with other figures in it that calls for the same labels: UTF-8, every digit a 0.

    A text in which a phrase with a number may stand (`CD4`, `PHQ-9`) stays as it is.
    """
    lower = text.lower()
    if any(word in lower for word in _COUNTED):
        return text
    return text.translate(_ZEROED)


def labels_in(text: str) -> frozenset[Label]:
    """The labels that the words of a text call for.

    Longer texts are asked run by run: a narrative repeats but for its numbers.
    """
    if len(text) <= _SHORT:
        return _remembered(text)
    found: set[Label] = set()
    for run in _CHUNK.findall(text):
        found |= _remembered(run) if len(run) <= _CACHED else _found(run)
    return frozenset(found)
