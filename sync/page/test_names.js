// Short names of the tests a doctor meets daily, by LOINC code, in both languages.
// Refuses: replacing what the record says; the source's own title stays one touch away.

const SHORT = {
  "4548-4": "HbA1c", "17856-6": "HbA1c", "1558-6": "Glukosa puasa|Fasting glucose", "2339-0": "Glukosa|Glucose",
  "2345-7": "Glukosa|Glucose", "1521-4": "Glukosa 2 jam sesudah makan|Glucose 2 h after meal", "2160-0": "Kreatinin|Creatinine",
  "98979-8": "eGFR", "33914-3": "eGFR", "62238-1": "eGFR", "88293-6": "eGFR", "3094-0": "Ureum (BUN)|Urea nitrogen (BUN)",
  "9318-7": "Albumin/kreatinin urin|Urine albumin/creatinine", "14959-1": "Albumin/kreatinin urin|Urine albumin/creatinine",
  "2093-3": "Kolesterol total|Total cholesterol", "2085-9": "Kolesterol HDL|HDL cholesterol",
  "13457-7": "Kolesterol LDL|LDL cholesterol", "18262-6": "Kolesterol LDL|LDL cholesterol", "2089-1": "Kolesterol LDL|LDL cholesterol",
  "2571-8": "Trigliserida|Triglycerides", "718-7": "Hemoglobin", "30352-9": "Hemoglobin", "4544-3": "Hematokrit|Haematocrit",
  "6690-2": "Leukosit|White cells", "777-3": "Trombosit|Platelets", "26515-7": "Trombosit|Platelets", "789-8": "Eritrosit|Red cells",
  "1742-6": "ALT (SGPT)", "1920-8": "AST (SGOT)", "1975-2": "Bilirubin total|Total bilirubin", "1751-7": "Albumin",
  "2951-2": "Natrium|Sodium", "2823-3": "Kalium|Potassium", "2075-0": "Klorida|Chloride", "17861-6": "Kalsium|Calcium",
  "3084-1": "Asam urat|Uric acid", "1988-5": "CRP", "30341-2": "LED|ESR", "3016-3": "TSH", "10839-9": "Troponin I",
  "8480-6": "Sistolik|Systolic", "8462-4": "Diastolik|Diastolic", "85354-9": "Tekanan darah|Blood pressure",
  "8867-4": "Denyut jantung|Heart rate", "9279-1": "Laju napas|Breathing rate", "8310-5": "Suhu tubuh|Body temperature",
  "29463-7": "Berat badan|Body weight", "8302-2": "Tinggi badan|Body height", "39156-5": "IMT|BMI",
  "59408-5": "Saturasi oksigen|Oxygen saturation", "2708-6": "Saturasi oksigen|Oxygen saturation",
  "8287-5": "Lingkar kepala|Head circumference", "9843-4": "Lingkar kepala|Head circumference",
};

/** The short name of a coded test in the chosen language, or "". */
export function shortName(codes, language) {
  const found = (codes ?? []).find(({ code, system }) => system.includes("loinc") && Object.hasOwn(SHORT, code));
  if (!found) return "";
  const [indonesian, english] = SHORT[found.code].split("|");
  return language === "id" ? indonesian : (english ?? indonesian);
}
