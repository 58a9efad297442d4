import { sharedText } from './shared-data.ts'

type Asked = { model: string; segment: string; codes: readonly string[]; age: number; sex: 'F' | 'M' }
const between = (age: number, from: number, to: number) => age >= from && age <= to

/**
 * A second scorer, written after the flow of CMS's own SAS software rather than ours: an array of 0/1 HCC variables, hierarchies set to
 * zero one after the other in the order of the file, interaction variables by hand as products. Slow, and shares no code with the real one.
 */
export function slowScorer() {
  const lines = (path: string) =>
    sharedText(path)
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(','))
  const mapping = lines('hcc/cms_hcc_icd10_mapping_py2026.csv')
  const hierarchies = lines('hcc/cms_hcc_hierarchies.csv')
  const factors = lines('hcc/cms_hcc_coefficients_py2026.csv')
  return ({ model, segment, codes, age, sex }: Asked): { hccs: number[]; score: number } => {
    const on = new Array<number>(500).fill(0)
    for (const code of codes) {
      const young = between(age, 0, 17) && /^(J41|J42|J43|J44|J982|J983)/.test(code)
      const edited =
        sex === 'F' && (code === 'D66' || code === 'D67')
          ? model === 'V24'
            ? 48
            : 112
          : model === 'V28' && code.startsWith('C50') && age < 50
            ? 22
            : young && model === 'V24'
              ? 112
              : null
      const gone =
        (young && model === 'V28') ||
        (model === 'V28' && age >= 2 && /^(P04|P27|P93|P961|P962)/.test(code)) ||
        (model === 'V24' && code === 'F3481' && !between(age, 6, 18))
      if (gone) continue
      for (const row of mapping) if (row[0] === code && row[2] === model) on[edited ?? Number(row[1])] = 1
    }
    const max = (...numbers: number[]) => Math.max(...numbers.map((n) => on[n] ?? 0))
    if (model === 'V28' && max(221, 222, 224, 225, 226) === 0) on[223] = 0
    for (const row of hierarchies) if (row[2] === model && on[Number(row[0])] === 1) on[Number(row[1])] = 0
    const hccs = on.flatMap((flag, n) => (flag === 1 ? [n] : []))
    const disabled = age < 65 ? 1 : 0
    const v24 = {
      HCC47_gCancer: max(47) * max(8, 9, 10, 11, 12),
      DIABETES_CHF: max(17, 18, 19) * max(85),
      CHF_gCopdCF: max(85) * max(110, 111, 112),
      HCC85_gRenal_V24: max(85) * max(134, 135, 136, 137, 138),
      gCopdCF_CARD_RESP_FAIL: max(110, 111, 112) * max(82, 83, 84),
      HCC85_HCC96: max(85) * max(96),
      gSubstanceUseDisorder_gPsych: max(54, 55, 56) * max(57, 58, 59, 60),
      SEPSIS_PRESSURE_ULCER: max(2) * max(157, 158, 159),
      SEPSIS_ARTIF_OPENINGS: max(2) * max(188),
      ART_OPENINGS_PRESS_ULCER: max(188) * max(157, 158, 159),
      gCopdCF_ASP_SPEC_B_PNEUM: max(110, 111, 112) * max(114),
      ASP_SPEC_B_PNEUM_PRES_ULC: max(114) * max(157, 158, 159),
      SEPSIS_ASP_SPEC_BACT_PNEUM: max(2) * max(114),
      SCHIZOPHRENIA_gCopdCF: max(57) * max(110, 111, 112),
      SCHIZOPHRENIA_CHF: max(57) * max(85),
      SCHIZOPHRENIA_SEIZURES: max(57) * max(79),
      DISABLED_HCC85: disabled * max(85),
      DISABLED_PRESSURE_ULCER: disabled * max(157, 158, 159),
      DISABLED_HCC161: disabled * max(161),
      DISABLED_HCC39: disabled * max(39),
      DISABLED_HCC77: disabled * max(77),
      DISABLED_HCC6: disabled * max(6),
    }
    const hf = max(221, 222, 223, 224, 225, 226)
    const lung = max(276, 277, 278, 279, 280)
    const v28 = {
      DIABETES_HF_V28: max(35, 36, 37, 38) * hf,
      HF_CHR_LUNG_V28: hf * lung,
      HF_KIDNEY_V28: hf * max(326, 327, 328, 329),
      CHR_LUNG_CARD_RESP_FAIL_V28: lung * max(211, 212, 213),
      HF_HCC238_V28: hf * max(238),
      gSubUseDisorder_gPsych_V28: max(135, 136, 137, 138, 139) * max(151, 152, 153, 154, 155),
      DISABLED_CANCER_V28: disabled * max(17, 18, 19, 20, 21, 22, 23),
      DISABLED_NEURO_V28: disabled * max(180, 181, 182, 190, 191, 192, 195, 196, 198, 199),
      DISABLED_HF_V28: disabled * hf,
      DISABLED_CHR_LUNG_V28: disabled * lung,
      DISABLED_ULCER_V28: disabled * max(379, 380, 381, 382),
    }
    const flags: Record<string, number> = model === 'V24' ? v24 : v28
    const cell = (from: number, to: number, name: string) => (between(age, from, to) ? [`${sex}${name}`] : [])
    const names = [
      ...cell(0, 34, '0_34'),
      ...cell(35, 44, '35_44'),
      ...cell(45, 54, '45_54'),
      ...cell(55, 59, '55_59'),
      ...cell(60, 64, '60_64'),
      ...cell(65, 69, '65_69'),
      ...cell(70, 74, '70_74'),
      ...cell(75, 79, '75_79'),
      ...cell(80, 84, '80_84'),
      ...cell(85, 89, '85_89'),
      ...cell(90, 94, '90_94'),
      ...cell(95, 200, '95_GT'),
      ...hccs.map((n) => `HCC${n}`),
      ...Object.keys(flags).filter((name) => flags[name] === 1),
      hccs.length > 9 ? 'D10P' : `D${hccs.length}`,
    ]
    let score = 0
    for (const name of names)
      for (const row of factors) if (row[0] === `${segment}_${name}` && row[2] === model) score += Number(row[1])
    return { hccs, score: Math.round(score * 1000) / 1000 }
  }
}
