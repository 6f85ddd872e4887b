# ruff: noqa: E501 - a table, one test a line
"""The table of laboratory tests: names; then unit, LOINC code, least and most plausible value.

Refuses: tests whose code we are not sure of; `-` stands for no code, `none` for no unit.
"""

from typing import Final

TABLE: Final = """
[blood]
Hemoglobin, Haemoglobin, Hb, Hgb, Hemoglobine; g/dL 718-7 1 26; g/L 718-7 10 260; mmol/L 59260-0 1 16
Hematokrit, Haematokrit, Hematocrit, Ht, Hct, Hmt, PCV; % 4544-3 3 80
Leukosit, Lekosit, Leukocyte, Leukocytes, White Blood Cell, White Blood Cells, White Blood Cell Count, WBC, Jumlah Leukosit, Jumlah Lekosit, AL, Leucocyte, Sel Darah Putih, Leko, Leuko; 10*3/uL 6690-2 0.05 500; /uL 6690-2 50 500000
Eritrosit, Erythrocyte, Erythrocytes, Red Blood Cell, Red Blood Cells, Red Blood Cell Count, RBC, Jumlah Eritrosit, AE, Sel Darah Merah; 10*6/uL 789-8 0.3 10; /uL 789-8 300000 10000000
Trombosit, Thrombosit, Thrombocyte, Platelet, Platelets, Platelet Count, PLT, Jumlah Trombosit, AT, Thrombocytes; 10*3/uL 777-3 1 3000; /uL 777-3 1000 3000000
MCV, VER, Volume Eritrosit Rata Rata, Mean Corpuscular Volume, MCV VER; fL 787-2 30 160
MCH, HER, Hemoglobin Eritrosit Rata Rata, Mean Corpuscular Hemoglobin, MCH HER; pg 785-6 8 60
MCHC, KHER, Konsentrasi Hemoglobin Eritrosit Rata Rata, MCHC KHER; g/dL 786-4 15 50; % - 15 50
RDW CV, RDW; % 788-0 5 50; fL 21000-5 20 120
RDW SD; fL 21000-5 20 120
MPV, Mean Platelet Volume; fL 32623-1 3 25
PDW; fL 32207-3 3 40; % - 3 80
PCT Trombosit, Plateletcrit; % 37854-7 0.01 3
P LCR, PLCR; % 48386-7 1 90
Basofil, Basophil, Basophils, Baso; % 706-2 0 40; 10*3/uL 704-7 0 20; /uL 704-7 0 20000
Eosinofil, Eosinophil, Eosinophils, Eos; % 713-8 0 95; 10*3/uL 711-2 0 100; /uL 711-2 0 100000
Neutrofil, Neutrophil, Neutrophils, Neut, Netrofil; % 770-8 0 100; 10*3/uL 751-8 0 300; /uL 751-8 0 300000
Neutrofil Batang, Batang, Netrofil Batang, Stab, Band, Neutrophil Band, N Batang; % 764-1 0 80
Neutrofil Segmen, Segmen, Netrofil Segmen, Segment, Neutrophil Segment, N Segmen, Segmented Neutrophil; % 769-0 0 100
Limfosit, Lymphocyte, Lymphocytes, Lymph, Lym, Limposit; % 736-9 0 100; 10*3/uL 731-0 0 300; /uL 731-0 0 300000
Monosit, Monocyte, Monocytes, Mono; % 5905-5 0 95; 10*3/uL 742-7 0 100; /uL 742-7 0 100000
Neutrofil Absolut, Neutrofil Abs, ANC, Absolute Neutrophil Count, Neutrophil Absolute, Jumlah Neutrofil Absolut; 10*3/uL 751-8 0 300; /uL 751-8 0 300000
Limfosit Absolut, ALC, Jumlah Limfosit Absolut, Total Lymphocyte Count, TLC, Limfosit Abs, Lymphocyte Absolute; 10*3/uL 731-0 0 300; /uL 731-0 0 300000
NLR, Rasio Neutrofil Limfosit, Neutrophil Lymphocyte Ratio, RNL; none - 0 100; {ratio} - 0 100
Laju Endap Darah, LED, ESR, Blood Sedimentation Rate, LED 1 Jam, BBS, Erythrocyte Sedimentation Rate, Laju Endap Darah 1 Jam; mm/h 30341-2 0 180
Retikulosit, Reticulocyte, Reticulocytes; % 4679-7 0 50
Golongan Darah, Golongan Darah ABO, Gol Darah, Blood Group, Blood Type; text 883-9 0 0
Rhesus, Rh, Rhesus Faktor, Faktor Rhesus, Golongan Darah Rhesus; text 10331-7 0 0
Masa Perdarahan, Waktu Perdarahan, Bleeding Time, BT; min 11067-6 0 30
Masa Pembekuan, Waktu Pembekuan, Clotting Time, CT; min - 0 60
PT, Prothrombin Time, Masa Protrombin, Waktu Protrombin, Protrombin Time; s 5902-2 5 200
INR, PT INR; none 6301-6 0.5 20; {ratio} 6301-6 0.5 20; {index} 6301-6 0.5 20
APTT, aPTT, PTT, Masa Tromboplastin Parsial, Activated Partial Thromboplastin Time; s 14979-9 10 300
D Dimer; ug/mL{FEU} 48065-7 0 200; mg/L{FEU} 48065-7 0 200; ng/mL{FEU} 48065-7 0 200000; ng/mL - 0 200000; ug/mL - 0 200; mg/L - 0 200; ug/L - 0 200000
Fibrinogen; mg/dL 3255-7 10 2000; g/L 3255-7 0.1 20
Glukosa Darah Sewaktu, Gula Darah Sewaktu, GDS, Glukosa Sewaktu, Glukosa, Gula Darah, Glucose, Glucose Random, Random Glucose, Random Blood Glucose, Glukosa Darah, Gula Sewaktu, Blood Sugar Random, Glucose Ad Random, GDA, Glukosa Acak, Gula Darah Acak; mg/dL 2345-7 5 2000; mmol/L 14749-6 0.3 110
Glukosa Darah Puasa, Gula Darah Puasa, GDP, Glukosa Puasa, Fasting Glucose, Glucose Fasting, Fasting Blood Sugar, FBS, BSN, Glukosa Nuchter, Gula Darah Nuchter, Fasting Blood Glucose, Gula Puasa; mg/dL 1558-6 5 2000; mmol/L 14771-0 0.3 110
Glukosa 2 Jam PP, Gula Darah 2 Jam PP, GD2PP, GDPP, Glukosa Darah 2 Jam PP, Glukosa Darah 2 Jam Post Prandial, Gula Darah 2 Jam Post Prandial, G2PP, G2JPP, Glukosa 2 Jam Post Prandial, GD2JPP, Glucose 2 h PP, 2 Jam PP, Glukosa Darah 2JPP, Glukosa 2JPP, GD 2 PP, GD2 PP, Gula Darah 2JPP, Glukosa PP, 2 Jam Post Prandial; mg/dL 1521-4 5 2000
HbA1c, A1c, Hemoglobin A1c, HBA 1C, Glycated Hemoglobin; % 4548-4 2 25; mmol/mol 59261-8 5 250
Insulin, Insulin Puasa; u[IU]/mL 20448-7 0 1000
C Peptide, C Peptida; ng/mL 1986-9 0 100
Kolesterol Total, Cholesterol Total, Total Cholesterol, Kolesterol, Cholesterol, Total Kolesterol, Chol; mg/dL 2093-3 20 1500; mmol/L 14647-2 0.5 40
Kolesterol HDL, HDL, HDL Cholesterol, Cholesterol HDL, HDL Kolesterol, HDL C, HDL Direct, HDL Direk; mg/dL 2085-9 2 200; mmol/L 14646-4 0.05 6
Kolesterol LDL, LDL, LDL Cholesterol, Cholesterol LDL, LDL Kolesterol, LDL C; mg/dL 2089-1 2 1000; mmol/L 22748-8 0.05 26
Kolesterol LDL Direk, LDL Direk, LDL Direct, Cholesterol LDL Direk, Kolesterol LDL Direct, LDL Cholesterol Direct, Cholesterol LDL Direct; mg/dL 18262-6 2 1000
Trigliserida, Triglyceride, Triglycerides, TG, Trigliserid, Trigliseride; mg/dL 2571-8 5 10000; mmol/L 14927-8 0.05 115
Kolesterol Non HDL, Non HDL, Non HDL Cholesterol, Cholesterol Non HDL; mg/dL 43396-1 5 1400
Apolipoprotein B, Apo B, ApoB; mg/dL 1884-6 5 400
Apolipoprotein A1, Apo A1, Apo A 1; mg/dL 1869-7 5 400
Lipoprotein A, Lp A; mg/dL 10835-7 0 500
Rasio Kolesterol Total HDL, Rasio Total HDL, Total Cholesterol HDL Ratio; none 9830-1 0.5 50; {ratio} 9830-1 0.5 50
Ureum, Urea; mg/dL 3091-6 1 800; mmol/L 22664-7 0.2 130
BUN, Urea N, Urea Nitrogen, Ureum Nitrogen, Blood Urea Nitrogen, Nitrogen Urea; mg/dL 3094-0 0.5 400
Kreatinin, Creatinine, Creatinin, Kreatinine, Cr; mg/dL 2160-0 0.05 40; umol/L 14682-9 5 3500
eGFR, LFG, GFR, eLFG, Laju Filtrasi Glomerulus, Estimasi LFG, Estimated GFR, eGFR CKD EPI, EGFR MDRD, LFG CKD EPI; mL/min/{1.73_m2} 69405-9 0 250; mL/min - 0 250
Asam Urat, Uric Acid, Urat, UA; mg/dL 3084-1 0.2 40; umol/L 14933-6 10 2400
Natrium, Sodium, Na, Natrium Na; mmol/L 2951-2 80 200; meq/L 2951-2 80 200
Kalium, Potassium, K, Kalium K; mmol/L 2823-3 1 12; meq/L 2823-3 1 12
Klorida, Chlorida, Chloride, Cl, Clorida, Chlor, Klorida Cl, Khlorida; mmol/L 2075-0 50 160; meq/L 2075-0 50 160
Kalsium, Calcium, Ca, Kalsium Total, Calcium Total, Total Calcium; mg/dL 17861-6 2 20; mmol/L 2000-8 0.5 5
Kalsium Ion, Calcium Ion, Ion Kalsium, Ca Ion, Ionized Calcium, Ca Ionized, Kalsium Ion Ca; mmol/L 1995-0 0.2 3
Magnesium, Mg; mg/dL 19123-9 0.2 12; mmol/L 2601-3 0.1 5
Fosfor, Phosphor, Fosfat, Phosphate, Fosfor Anorganik, Phosphorus, Inorganic Phosphorus; mg/dL 2777-1 0.2 25; mmol/L 14879-1 0.1 8
SGOT, AST, ASAT, GOT, Aspartate Aminotransferase; U/L 1920-8 1 30000; [IU]/L 1920-8 1 30000
SGPT, ALT, ALAT, GPT, Alanine Aminotransferase; U/L 1742-6 1 30000; [IU]/L 1742-6 1 30000
Gamma GT, GGT, Gamma Glutamyl Transferase, Gamma Glutamyl Transpeptidase, G GT, Gama GT; U/L 2324-2 1 8000; [IU]/L 2324-2 1 8000
Fosfatase Alkali, Alkaline Phosphatase, Alkali Fosfatase, ALP, Alkali Phosphatase, Phosphatase Alkali; U/L 6768-6 2 8000; [IU]/L 6768-6 2 8000
Bilirubin Total, Total Bilirubin, Bil Total, Bilirubin T; mg/dL 1975-2 0.01 70; umol/L 14631-6 0.5 1200
Bilirubin Direk, Direct Bilirubin, Bilirubin Direct, Bil Direk, Bilirubin Direct Conjugated, Bilirubin Conjugated; mg/dL 1968-7 0 50; umol/L 14629-0 0 900
Bilirubin Indirek, Indirect Bilirubin, Bilirubin Indirect, Bil Indirek; mg/dL 1971-1 0 60; umol/L 14630-8 0 1000
Protein Total, Total Protein, Protein; g/dL 2885-2 1 15; g/L 2885-2 10 150
Albumin; g/dL 1751-7 0.5 8; g/L 1751-7 5 80
Globulin; g/dL 10834-0 0.3 12; g/L 10834-0 3 120
Rasio Albumin Globulin, A G Ratio, AG Ratio, Albumin Globulin Ratio, Rasio A G, Rasio A/G, A/G Ratio; none 1759-0 0.1 10; {ratio} 1759-0 0.1 10
LDH, Lactate Dehydrogenase, Laktat Dehidrogenase; U/L 2532-0 20 30000
CK, CPK, Creatine Kinase, CK Total, CK NAC; U/L 2157-6 2 300000
CK MB, CKMB; U/L 32673-6 0 5000; ng/mL 13969-1 0 2000
Troponin I, Trop I; ng/mL 10839-9 0 500
Troponin I High Sensitive, hs Troponin I, HS Trop I, hsTnI; ng/L 89579-7 0 500000; pg/mL 89579-7 0 500000
Troponin T, Trop T; ng/mL 6598-7 0 500
NT proBNP, NTproBNP, NT Pro BNP; pg/mL 33762-6 0 200000; ng/L 33762-6 0 200000
BNP; pg/mL 30934-4 0 50000
Amilase, Amylase; U/L 1798-8 1 20000
Lipase; U/L 3040-3 1 50000
Cholinesterase, Kolinesterase, CHE; U/L 2098-2 50 30000
Laktat, Lactate, Asam Laktat, Lactic Acid; mmol/L 2524-7 0.1 40
Amonia, Ammonia, Amoniak; umol/L 16362-6 1 2000
Besi, Serum Iron, Fe, Iron, Besi Serum, SI, Fe Iron; ug/dL 2498-4 2 1000
TIBC, Daya Ikat Besi Total; ug/dL 2500-7 20 1200
UIBC; ug/dL 2501-5 5 1200
Ferritin, Feritin; ng/mL 2276-4 0.5 200000; ug/L 2276-4 0.5 200000
Transferrin, Transferin; mg/dL 3034-6 20 900
Saturasi Transferin, Saturasi Transferrin, Transferrin Saturation, Saturasi Besi; % 2502-3 0 110
TSH, TSHs, TSH Sensitif, Thyroid Stimulating Hormone, TSH Ultrasensitif, hs TSH; u[IU]/mL 3016-3 0 500; m[IU]/L 3016-3 0 500
FT4, Free T4, T4 Bebas, Free Thyroxine; ng/dL 3024-7 0.05 15; pmol/L 14920-3 0.5 200
T4, T4 Total, Total T4, Thyroxine; ug/dL 3026-2 0.2 40; nmol/L 14921-1 2 500
T3, T3 Total, Total T3, Triiodothyronine; ng/dL 3053-6 10 1000; ng/mL 3053-6 0.1 10; nmol/L 14930-2 0.1 16
FT3, Free T3, T3 Bebas; pg/mL 3051-0 0.2 40; pmol/L 14928-6 0.3 60
CRP, C Reactive Protein, CRP Kuantitatif; mg/L 1988-5 0 800; mg/dL 1988-5 0 80; text 1987-7 0 0
hs CRP, hsCRP, High Sensitive CRP, CRP High Sensitive; mg/L 30522-7 0 500; mg/dL 30522-7 0 50
Procalcitonin, Prokalsitonin; ng/mL 33959-8 0 2000
Faktor Reumatoid, Rheumatoid Factor, RF, RA Factor, Rheumatoid Faktor; [IU]/mL 11572-5 0 10000; text - 0 0
ASTO, ASO, Anti Streptolisin O, ASLO; [IU]/mL 5370-2 0 10000; text - 0 0
ANA, ANA Test, Antinuclear Antibody; text 8061-4 0 0
Prolaktin, Prolactin; ng/mL 2842-3 0 20000
LH, Luteinizing Hormone; m[IU]/mL 10501-5 0 500
FSH, Follicle Stimulating Hormone; m[IU]/mL 15067-2 0 500
Estradiol, E2; pg/mL 2243-4 0 10000
Progesteron, Progesterone; ng/mL 2839-9 0 1000
Testosteron, Testosterone, Testosteron Total; ng/dL 2986-8 0 5000; ng/mL 2986-8 0 50
Kortisol, Cortisol, Kortisol Pagi; ug/dL 2143-6 0 300
Beta HCG, B HCG, BHCG, Beta HCG Kuantitatif; m[IU]/mL 21198-7 0 2000000
AMH, Anti Mullerian Hormone; ng/mL 38476-8 0 50
Vitamin D 25 OH, 25 OH Vitamin D, Vitamin D, 25 OH Vitamin D Total, Vitamin D 25 OH Total, Vitamin D25 OH; ng/mL 62292-8 1 400
Vitamin B12; pg/mL 2132-9 20 10000
Asam Folat, Folat, Folic Acid; ng/mL 2284-8 0.1 100
PTH, Intact PTH, iPTH, Hormon Paratiroid; pg/mL 2731-8 0 10000
AFP, Alfa Fetoprotein, Alpha Fetoprotein; ng/mL 1834-1 0 1000000; [IU]/mL - 0 1000000
CEA; ng/mL 2039-6 0 100000
PSA, PSA Total, Total PSA; ng/mL 2857-1 0 20000
Free PSA, PSA Bebas; ng/mL 10886-0 0 5000
CA 125, CA125; U/mL 10334-1 0 100000
CA 19 9, CA19 9; U/mL 24108-3 0 1000000
CA 15 3, CA15 3; U/mL 6875-9 0 100000
HBsAg, HBs Ag, HBs Ag Rapid, Hepatitis B Surface Antigen; text 5195-3 0 0; {index} - 0 100000; [IU]/mL - 0 1000000; none - 0 100000
Anti HBs, HBsAb, Anti HBsAg; m[IU]/mL 16935-9 0 100000; [IU]/L 16935-9 0 100000; m[IU]/L - 0 1000000; text 22322-2 0 0; none - 0 100000
Anti HCV, HCV Ab; text 16128-1 0 0; {index} - 0 10000; none - 0 10000
Anti HBc, Anti HBc Total; text - 0 0; {index} - 0 1000
HBeAg; text - 0 0; {index} - 0 10000
Anti HIV, HIV, Anti HIV 1 2, HIV 1 2, HIV Rapid, HIV Penyaring, Anti HIV Penyaring, Anti HIV 1/2, HIV 1/2; text 7918-6 0 0; {index} - 0 10000
VDRL, RPR, VDRL RPR; text 5292-8 0 0
TPHA; text 8041-6 0 0
Anti Dengue IgG, Dengue IgG, IgG Dengue, Dengue Ig G; text - 0 0
Anti Dengue IgM, Dengue IgM, IgM Dengue, Dengue Ig M; text - 0 0
NS1, Dengue NS1, NS1 Antigen, Dengue NS1 Antigen, NS 1, Antigen NS1, NS1 Dengue; text - 0 0
Anti Salmonella typhi IgM, Tubex, Tubex TF, IgM Salmonella, Salmonella typhi IgM, Anti Salmonella IgM; text - 0 0; none - 0 10
S Typhi O, Salmonella typhi O, Typhi O, Widal O, Salmonella Typhi H, S Typhi H, Typhi H, S Paratyphi AO, S Paratyphi A, S Paratyphi BO, S Paratyphi AH, S Paratyphi BH, S Paratyphi CO, S Paratyphi CH, Paratyphi A O, Paratyphi B O, S Paratyphi B; text - 0 0
Malaria, DDR, Malaria Rapid, Plasmodium; text - 0 0
SARS CoV 2 PCR, PCR SARS CoV 2, Swab PCR, RT PCR SARS CoV 2, PCR Covid 19; text 94500-6 0 0
SARS CoV 2 Antigen, Antigen SARS CoV 2, Swab Antigen, Rapid Antigen SARS CoV 2, Antigen Covid 19; text 94558-4 0 0
BTA, BTA Sewaktu, BTA Pagi, TCM, TCM TB; text - 0 0
[gas]
pH; none 2744-1 6.5 8; [pH] 2744-1 6.5 8
pCO2, PaCO2; mm[Hg] 2019-8 5 200
pO2, PaO2; mm[Hg] 2703-7 10 700
HCO3, Bikarbonat, HCO3 Actual; mmol/L 1960-4 1 70; meq/L 1960-4 1 70
Base Excess, BE; mmol/L 1925-7 -40 40; meq/L 1925-7 -40 40
Saturasi O2, SaO2, O2 Saturation, SO2; % 2708-6 10 100
Total CO2, TCO2; mmol/L - 1 70
[urine]
Warna, Color, Colour, Warna Urin, Warna Urine; text 5778-6 0 0
Kejernihan, Kekeruhan, Clarity, Kejernihan Urin, Kejernihan Urine, Transparency, Appearance; text 5767-9 0 0
Berat Jenis, BJ, Specific Gravity, BJ Urin, Berat Jenis Urin, SG; none 5811-5 0.99 1.07
pH, Ph Urin, Reaksi Ph, Keasaman, pH Urine, Reaksi; none 5803-2 3 10; [pH] 5803-2 3 10
Protein, Protein Urin, Protein Urine, Albumin, Albumin Urin, Protein Albumin; text 20454-5 0 0; mg/dL - 0 5000
Glukosa, Reduksi, Glucose, Glukosa Urin, Glukosa Urine, Reduksi Glukosa, Gula, Reduksi Urin; text 25428-4 0 0; mg/dL - 0 5000
Keton, Ketone, Benda Keton, Ketones, Keton Urin, Keton Urine, Badan Keton; text 2514-8 0 0; mg/dL - 0 500
Bilirubin, Bilirubin Urin, Bilirubin Urine; text 5770-3 0 0; mg/dL - 0 50
Urobilinogen, Urobilin, Urobilinogen Urin; text 13658-0 0 0; mg/dL 20405-7 0 20; umol/L - 0 300; [IU] - 0 20
Nitrit, Nitrite, Nitrit Urin, Nitrit Urine; text 5802-4 0 0
Leukosit Esterase, Leukocyte Esterase, Esterase Leukosit, Lekosit Esterase, Leukosit Esterase Urin; text 5799-2 0 0; /uL - 0 5000
Darah, Blood, Darah Samar, Blood Hb, Eritrosit Hb, Hemoglobin, Darah Samar Urin, Darah Urin, Blood Urine; text 5794-3 0 0; /uL - 0 5000
Eritrosit, Erythrocyte, Eritrosit Urin, Sedimen Eritrosit, RBC, Eritrosit Sedimen; text 13945-1 0 0; /[HPF] 13945-1 0 1000; /uL - 0 50000
Leukosit, Lekosit, Leukocyte, Leukosit Urin, Sedimen Leukosit, WBC, Leukosit Sedimen; text 5821-4 0 0; /[HPF] 5821-4 0 1000; /uL - 0 50000
Epitel, Sel Epitel, Epithel, Sel Epitel Gepeng, Epitel Gepeng, Epithelial Cell, Epitel Skuamosa, Sel Epithel; text 5787-7 0 0; /[HPF] 5787-7 0 1000; /[LPF] - 0 1000; /uL - 0 10000
Silinder, Cast, Torak, Silinder Hialin, Casts; text 9842-6 0 0; /[LPF] 9842-6 0 500; /uL - 0 10000
Kristal, Crystal, Crystals; text - 0 0; /[HPF] - 0 1000; /uL - 0 10000
Bakteri, Bacteria; text 25145-4 0 0; /[HPF] - 0 10000; /uL - 0 1000000
Jamur, Yeast, Ragi, Sel Ragi; text - 0 0; /uL - 0 100000
Kreatinin Urin, Creatinine Urine, Kreatinin, Creatinin Urin; mg/dL 2161-8 1 1000
Mikroalbumin, Microalbumin, Albumin Urin Kuantitatif, Mikroalbumin Urin, Microalbumin Urine; mg/L 14957-5 0 10000
ACR, Rasio Albumin Kreatinin, Albumin Creatinine Ratio, UACR, Rasio Albumin Kreatinin Urin, Albumin Kreatinin Ratio; mg/g 9318-7 0 30000
Tes Kehamilan, Plano Test, Plano Tes, Tes Kehamilan Urin, HCG Urin, Pregnancy Test, PP Test, HCG Urine, Plano; text 2106-3 0 0
[stool]
Warna, Konsistensi, Lendir, Darah, Eritrosit, Leukosit, Amoeba, Telur Cacing, Sisa Makanan, Bau, Bakteri, Lemak, Serat, Kista, Amuba, Darah Samar; text - 0 0; /[HPF] - 0 1000
"""
