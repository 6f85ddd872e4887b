"""What a column may hold, and the names hospitals give it, in Indonesian and English.

Refuses: names that mean two things; those are decided by the rest of the header or asked.
"""

import re
from enum import StrEnum
from typing import Final


class Meaning(StrEnum):
    """What the cells of a column are."""

    IGNORED = "ignored"
    # whose
    PATIENT_ID = "patient-id"
    PATIENT_NAME = "patient-name"
    NIK = "nik"
    INSURANCE_ID = "insurance-id"
    BIRTH_DATE = "birth-date"
    SEX = "sex"
    ADDRESS = "address"
    PHONE = "phone"
    EMAIL = "email"
    # which visit, where, by whom
    VISIT_ID = "visit-id"
    VISIT_CLASS = "visit-class"
    PLACE = "place"
    FACILITY = "facility"
    DOCTOR = "doctor"
    ADMITTED = "admitted"
    ADMITTED_TIME = "admitted-time"
    LEFT = "left"
    LEFT_TIME = "left-time"
    OUTCOME = "outcome"
    DATE = "date"
    TIME = "time"
    STATUS = "status"
    NOTE = "note"
    # results
    TEST = "test"
    TEST_CODE = "test-code"
    RESULT = "result"
    UNIT = "unit"
    RANGE = "range"
    LOW = "low"
    HIGH = "high"
    FLAG = "flag"
    # problems and what was done
    DIAGNOSIS = "diagnosis"
    DIAGNOSIS_CODE = "diagnosis-code"
    FIRST_DIAGNOSIS = "first-diagnosis"
    FIRST_DIAGNOSIS_CODE = "first-diagnosis-code"
    RANK = "rank"
    PROCEDURE = "procedure"
    PROCEDURE_CODE = "procedure-code"
    ALLERGY = "allergy"
    REACTION = "reaction"
    VACCINE = "vaccine"
    LOT = "lot"
    # medicines
    PRESCRIPTION_ID = "prescription-id"
    MEDICINE = "medicine"
    MEDICINE_CODE = "medicine-code"
    AMOUNT = "amount"
    DOSE = "dose"
    DIRECTIONS = "directions"
    # vital signs, one column each
    TEMPERATURE = "temperature"
    PULSE = "pulse"
    SYSTOLIC = "systolic"
    DIASTOLIC = "diastolic"
    PRESSURE = "pressure"
    RESPIRATION = "respiration"
    OXYGEN = "oxygen"
    OXYGEN_GIVEN = "oxygen-given"
    OXYGEN_FLOW = "oxygen-flow"
    WEIGHT = "weight"
    HEIGHT = "height"
    BODY_MASS = "body-mass"
    WAIST = "waist"
    HEAD = "head"
    PAIN = "pain"
    COMA_SCALE = "coma-scale"
    AWARENESS = "awareness"
    WARNING_SCORE = "warning-score"
    ANALYTE = "analyte"
    # the words of a doctor
    COMPLAINT = "complaint"
    EXAMINATION = "examination"
    ASSESSMENT = "assessment"
    PLAN = "plan"


_M = Meaning
VITALS: Final = (
    _M.TEMPERATURE,
    _M.PULSE,
    _M.SYSTOLIC,
    _M.DIASTOLIC,
    _M.PRESSURE,
    _M.RESPIRATION,
    _M.OXYGEN,
    _M.WEIGHT,
    _M.HEIGHT,
    _M.BODY_MASS,
    _M.WAIST,
    _M.HEAD,
)
SCORES: Final = (
    _M.PAIN,
    _M.COMA_SCALE,
    _M.AWARENESS,
    _M.WARNING_SCORE,
    _M.OXYGEN_GIVEN,
    _M.OXYGEN_FLOW,
)
WHOSE: Final = (_M.PATIENT_ID, _M.PATIENT_NAME, _M.NIK, _M.INSURANCE_ID)

_NAMES: Final[dict[Meaning, str]] = {
    _M.PATIENT_ID: """no_rkm_medis no_rm nomor_rm norm rm nomor_rekam_medis no_rekam_medis
        rekam_medis no_medrec medrec mrn patient_id patientid pasien_id id_pasien subject_id
        patient medical_record_number pid""",
    _M.PATIENT_NAME: """nm_pasien nama_pasien pasien patient_name patientname full_name
        nama_lengkap namapasien nama_peserta""",
    _M.NIK: "nik no_ktp ktp no_nik nomor_ktp nomor_induk_kependudukan no_identitas",
    _M.INSURANCE_ID: """no_peserta no_kartu nokartu no_bpjs nomor_bpjs no_jkn nokapst
        nomor_kartu insurance_id""",
    _M.BIRTH_DATE: """tgl_lahir tanggal_lahir tgllahir dob birth_date birthdate date_of_birth
        lahir""",
    _M.SEX: """jk jenis_kelamin kelamin sex gender id_jenis_kelamin l_p lp""",
    _M.ADDRESS: "alamat alamat_pasien address",
    _M.PHONE: "no_tlp no_telp telepon no_hp hp phone telp",
    _M.EMAIL: "email e_mail surel",
    _M.VISIT_ID: """no_rawat nomor_rawat encounter_id encounterid visit_id kunjungan_id
        no_kunjungan no_registrasi no_sep nosep nomor_reg encounter visit hadm_id stay_id
        no_pendaftaran""",
    _M.VISIT_CLASS: """status_lanjut stts_lanjut jenis_pelayanan jns_pelayanan jnspelayanan
        encounter_class encounterclass visit_type jenis_rawat""",
    _M.PLACE: """kd_poli nm_poli poli poliklinik ruang ruangan kamar unit_layanan department
        ward bangsal klinik clinic""",
    _M.FACILITY: "rumah_sakit rs faskes fasyankes hospital facility nama_rs laboratorium",
    _M.DOCTOR: """nm_dokter nama_dokter dokter doctor dpjp dokter_pj physician provider
        dokter_pengirim dokter_perujuk practitioner""",
    _M.ADMITTED: """tanggal_masuk tgl_masuk tgl_registrasi tanggal_registrasi admission_date
        admitted admittime tgl_daftar_rawat start_date tanggal_kunjungan tgl_kunjungan
        visit_date admission_datetime encounter_start""",
    _M.ADMITTED_TIME: "jam_reg jam_masuk admission_time",
    _M.LEFT: """tanggal_keluar tgl_keluar tgl_pulang tanggal_pulang discharge_date dischtime
        discharged discharge_datetime encounter_end""",
    _M.LEFT_TIME: "jam_keluar jam_pulang discharge_time",
    _M.OUTCOME: "status_pulang stts_pulang cara_keluar discharge_disposition disposition",
    _M.DATE: """tanggal tgl date datetime date_time timestamp waktu tgl_periksa
        tanggal_periksa tgl_pemeriksaan tanggal_pemeriksaan tgl_perawatan tanggal_perawatan
        tgl_hasil tanggal_hasil tgl_jam_hasil tgl_peresepan tanggal_resep tgl_resep
        recorded_at measured_at charttime collected collection_date result_date test_date
        observation_date tgl_tindakan tgl_penyerahan_obat tgl_pemberian tanggal_vaksinasi
        tanggal_imunisasi tgl_diagnosa tanggal_diagnosa diagnosis_date onset_date waktu_ukur
        tanggal_ukur measurement_date vaccination_date date_given sample_date""",
    _M.TIME: """jam time pukul jam_rawat jam_periksa jam_peresepan jam_hasil waktu_jam
        jam_pemeriksaan""",
    _M.STATUS: "status stts status_rawat",
    _M.NOTE: """keterangan catatan note notes nursing_note comment comments remark remarks
        keterangan_hasil ket kesan""",
    _M.TEST: """pemeriksaan nama_pemeriksaan jenis_pemeriksaan nm_pemeriksaan parameter
        nama_parameter test test_name testname analyte analit item_pemeriksaan nm_perawatan
        lab_test examination_name component nama_tes tes observation description_of_test
        measurement vital vital_sign jenis_pengukuran""",
    _M.TEST_CODE: """kd_jenis_prw kode_pemeriksaan kd_pemeriksaan test_code testcode
        loinc loinc_code id_template kode_tes itemid""",
    _M.RESULT: "hasil nilai nilai_hasil hasil_pemeriksaan result value result_value test_result",
    _M.UNIT: "satuan unit units uom valueuom",
    _M.RANGE: """nilai_rujukan nilai_normal rujukan nilai_acuan reference_range ref_range
        reference normal_range range normal rentang_normal rentang_rujukan""",
    _M.LOW: "batas_bawah ref_low range_low ref_range_lower low reference_low",
    _M.HIGH: "batas_atas ref_high range_high ref_range_upper high reference_high",
    _M.FLAG: "flag abnormal_flag interpretasi interpretation tanda",
    _M.DIAGNOSIS: """diagnosa diagnosis nm_penyakit nama_penyakit penyakit diagnosis_name
        discharge_diagnosis_name diagnosa_akhir nama_diagnosa condition condition_name problem
        diagnosa_utama diagnosis_akhir diagnosis_description description_diagnosis""",
    _M.DIAGNOSIS_CODE: """kd_penyakit kode_penyakit kd_diagnosa kode_diagnosa kode_icd icd10
        icd_10 icd icd_code kode_icd10 kode_icd_10 diagnosis_code discharge_diagnosis_code
        kddiag dx_code icd10_code""",
    _M.FIRST_DIAGNOSIS: """admission_diagnosis_name diagnosa_awal diagnosa_masuk
        diagnosis_awal admission_diagnosis""",
    _M.FIRST_DIAGNOSIS_CODE: "admission_diagnosis_code kd_diagnosa_awal",
    _M.RANK: "prioritas priority rank urutan",
    _M.PROCEDURE: """tindakan prosedur procedure procedure_name nama_tindakan nm_tindakan
        deskripsi_panjang operasi""",
    _M.PROCEDURE_CODE: "icd9 icd_9 icd9cm kode_icd9 kode_tindakan procedure_code kd_tindakan",
    _M.ALLERGY: "alergi allergy allergen alergen allergies riwayat_alergi",
    _M.REACTION: "reaksi reaction",
    _M.VACCINE: "vaksin imunisasi vaccine vaccine_name nama_vaksin immunization jenis_vaksin",
    _M.LOT: "lot no_lot lot_number batch no_batch nomor_batch",
    _M.PRESCRIPTION_ID: "no_resep nomor_resep prescription_id prescription_number rx_number",
    _M.MEDICINE: """nama_brng nm_brng obat nama_obat nm_obat drug drug_name medication
        medication_name medicine medicine_name nama_barang_obat""",
    _M.MEDICINE_CODE: "kode_brng kd_obat kode_obat drug_code kode_kfa rxnorm ndc",
    _M.AMOUNT: "jml jumlah qty quantity jml_obat jumlah_obat",
    _M.DOSE: "dosis dose dosage dosis_obat",
    _M.DIRECTIONS: """aturan_pakai aturan signa sig directions cara_pakai instruksi_obat
        petunjuk_pakai frequency frekuensi instructions aturan_minum""",
    _M.TEMPERATURE: """suhu suhu_tubuh temperature temp body_temperature suhu_badan
        temperatur""",
    _M.PULSE: "nadi heart_rate heartrate pulse pulse_rate denyut_nadi hr denyut_jantung",
    _M.SYSTOLIC: """systolic_bp systolic sistole sistolik sistol bp_systolic sbp
        tekanan_sistolik blood_pressure_systolic""",
    _M.DIASTOLIC: """diastolic_bp diastolic diastole diastolik diastol bp_diastolic dbp
        tekanan_diastolik blood_pressure_diastolic""",
    _M.PRESSURE: "tensi td tekanan_darah bp blood_pressure",
    _M.RESPIRATION: """respirasi rr respiratory_rate resp_rate pernapasan pernafasan
        laju_napas frekuensi_napas respiration nafas napas""",
    _M.OXYGEN: """spo2 spo_2 sao2 o2_saturation oxygen_saturation saturasi saturasi_o2
        saturasi_oksigen""",
    _M.OXYGEN_GIVEN: "on_supplemental_oxygen supplemental_oxygen",
    _M.OXYGEN_FLOW: "oxygen_flow_rate_lpm oxygen_flow_rate aliran_oksigen",
    _M.WEIGHT: "berat bb berat_badan weight body_weight",
    _M.HEIGHT: "tinggi tb tinggi_badan height body_height panjang_badan",
    _M.BODY_MASS: "imt bmi indeks_massa_tubuh body_mass_index",
    _M.WAIST: "lingkar_perut waist waist_circumference",
    _M.HEAD: "lingkar_kepala head_circumference",
    _M.PAIN: "pain_score skala_nyeri nyeri",
    _M.COMA_SCALE: "gcs gcs_score",
    _M.AWARENESS: "kesadaran consciousness_level consciousness avpu",
    _M.WARNING_SCORE: "news2_score news_score ews news2",
    _M.ANALYTE: """gds gula_darah glukosa blood_glucose gula_darah_sewaktu glucose gdp gd2pp
        gula_darah_puasa hemoglobin haemoglobin hb hgb leukosit leucocyte leukocyte wbc
        eritrosit erythrocyte rbc trombosit platelet platelets plt hematokrit hematocrit ht hct
        mcv mch mchc rdw led esr kolesterol kolesterol_total cholesterol total_cholesterol hdl
        ldl hdl_c ldl_c trigliserida triglycerides asam_urat uric_acid ureum urea bun kreatinin
        creatinine egfr sgot sgpt ast alt albumin bilirubin bilirubin_total hba1c natrium
        sodium kalium potassium klorida chloride kalsium calcium crp tsh ft4 t3 t4 d_dimer
        ferritin troponin troponin_i procalcitonin inr pt aptt fibrinogen psa cea""",
    _M.COMPLAINT: "keluhan keluhan_utama complaint chief_complaint subjective subjektif",
    _M.EXAMINATION: "pemeriksaan_fisik objective objektif physical_exam",
    _M.ASSESSMENT: "penilaian assessment asesmen",
    _M.PLAN: "rtl rencana plan rencana_tindak_lanjut evaluasi instruksi",
}
BY_NAME: Final = {name: meaning for meaning, names in _NAMES.items() for name in names.split()}

_MONEY: Final = re.compile(
    r"(?:^|_)(?:biaya|tarif|harga|material|bhp|kso|menejemen|manajemen|bagian|price|cost|charge|"
    r"total|stok|stock|expire|kadaluwarsa|h_(?:dasar|beli|ralan|kelas|utama|v?vip|jual|karyawan))"
)
_OTHERS_TEXT: Final = """
    umur umurdaftar sttsumur pekerjaan agama pendidikan pnd stts_nikah nm_ibu keluarga kd_pj
    namakeluarga kd_kel kd_kec kd_kab kd_prop suku_bangsa bahasa_pasien cacat_fisik nip
    p_jawab almt_pj hubunganpj stts_daftar status_bayar status_poli no_reg kd_dokter kategori
    data_source source urut penanggung_jawab hubungan_pj jenis_bayar lama_ranap id no nomor
"""
_OTHERS: Final = frozenset(_OTHERS_TEXT.split())
_SPLIT: Final = re.compile(r"[^0-9a-z%]+")
_UNIT_IN_NAME: Final = re.compile(r"^(.*?)\s*[\(\[]\s*([^()\[\]]{1,20})\s*[\)\]]\s*$")


def plain(name: str) -> str:
    """A column's name as one lower-case word: `Tgl. Periksa` → `tgl_periksa`."""
    text = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name.strip()) if name != name.upper() else name
    return _SPLIT.sub("_", text.lower()).strip("_")


def split_unit(name: str) -> tuple[str, str]:
    """A name and the unit printed behind it: `Berat (kg)` → `Berat`, `kg`."""
    match = _UNIT_IN_NAME.match(name)
    return (match[1], match[2]) if match else (name, "")


def meaning_of(name: str) -> Meaning | None:
    """What a column of this name holds, if its name says so."""
    bare, _ = split_unit(name)
    for word in (plain(name), plain(bare)):
        found = BY_NAME.get(word) or BY_NAME.get(word.replace("_", ""))
        if found is not None:
            return found
        if word in _OTHERS or _MONEY.search(word):
            return Meaning.IGNORED
    return None
