import type { DrgTables, DrgTriple, PrincipalEntry } from './drg-tables.ts'
import { hasDied, withoutCodes } from './severity.ts'
import sexDependent from './sex-dependent.json'
import type { GroupingNote, JudgedSecondary, NotGrouped } from './stay.ts'
import type { Trauma } from './trauma.ts'

/** What the rules beside the table look at. Codes are in table form. */
export type RouteCase = {
  tables: DrgTables
  principal: string
  entry: PrincipalEntry
  drgs: DrgTriple
  sex: 'female' | 'male' | null
  disposition: string | null
  judged: JudgedSecondary[]
  trauma: Trauma
}
/** Another way than the table's: the family to use, with the severity left to count, or no DRG at all. */
export type Route = {
  mdc?: string
  drgs?: DrgTriple
  judged?: JudgedSecondary[]
  note?: GroupingNote
  notGrouped?: NotGrouped
}
type Rule = (stay: RouteCase) => Route | null

const same = (drg: string): DrgTriple => ({ none: drg, cc: drg, mcc: drg })
const family = (mcc: string, cc: string, none: string): DrgTriple => ({ none, cc, mcc })
/** Left against medical advice (UB-04 status 07). */
const LEFT_AGAINST_ADVICE = '07'
/** The statuses that count as a transfer of a newborn: to acute, cancer, children's and critical-access hospitals, with and without a planned return. */
const NEWBORN_TRANSFERS = new Set(['02', '05', '66', '82', '85', '94'])
/** What may be an inhalation injury: smoke and burns of the airway, acute respiratory failure, respiratory failure after trauma. */
const MAY_BE_INHALATION = /^(J680|J705|J80|J951|J952|J953|J9582|J960|J962|J969|T27|T59[89])/
const IS_INHALATION = /^(J705|J960|J962|T27)/
/** Diagnoses that are on no list of HIV-related conditions. */
const NEVER_HIV_RELATED = /^(E0[89]|E1[013]|E66|E78|F1[0-9]|F3|F4|I1[0-6]|K21|M|N18|O|P|Q|S|T|V|W|X|Y|Z)/

/** Expired with an acute infarction: 283 to 285 in place of 280 to 282. */
const expiredInfarction: Rule = ({ drgs, disposition }) =>
  drgs.mcc === '280' && hasDied(disposition) ? { drgs: family('283', '284', '285'), note: 'expired' } : null

/** MDC 20: 894 for those who left against advice, before all else. */
const leftAgainstAdvice: Rule = ({ entry, disposition }) =>
  entry.mdc === '20' && disposition === LEFT_AGAINST_ADVICE ? { drgs: same('894'), note: 'left-against-advice' } : null

/** The family that a newborn's diagnosis has as a principal; null where the table has it in no newborn family. */
function newbornFamily({ principals }: DrgTables, code: string): string | null {
  const entry = principals.get(code)
  return entry?.mdc === '15' ? (entry.drgs?.none ?? null) : null
}

/**
 * MDC 15: 789 for those who died or were transferred. Extreme immaturity, prematurity and major problems count as principal and as
 * secondary alike, so the table's own families tell them; which further secondaries are major, or leave a newborn normal, no table tells.
 */
const newborn: Rule = ({ tables, entry, principal, disposition, judged }) => {
  if (entry.mdc !== '15') return null
  if (hasDied(disposition) || (disposition !== null && NEWBORN_TRANSFERS.has(disposition)))
    return { drgs: same('789'), note: 'newborn-died-or-transferred' }
  const own = newbornFamily(tables, principal)
  const families = [own, ...judged.map(({ code }) => newbornFamily(tables, code))]
  if (families.includes('790')) return { drgs: same('790') }
  const isPremature = families.includes('792')
  if (families.includes('793')) return { drgs: same(isPremature ? '791' : '793') }
  if (own !== null && judged.length === 0) return { drgs: same(own) }
  if (families.includes(null)) return { notGrouped: 'newborn-needs-problem-lists' }
  if (isPremature) return { drgs: same('792') }
  return own === '794' ? { drgs: same('794') } : { notGrouped: 'newborn-needs-problem-lists' }
}

/** MDC 14: with an outcome of delivery coded, the delivery procedure decides the family. */
const delivery: Rule = ({ entry, judged }) =>
  entry.mdc === '14' && judged.some(({ code }) => code.startsWith('Z37'))
    ? { notGrouped: 'delivery-needs-procedures' }
    : null

/** MDC 25: B20 as principal is 977 unless a related condition is there; B20 as secondary may move a related principal into MDC 25. */
const hiv: Rule = ({ principal, judged }) => {
  if (principal === 'B20') {
    const mayBeRelated = judged.some(({ code }) => code !== 'B20' && !NEVER_HIV_RELATED.test(code))
    return mayBeRelated ? { notGrouped: 'hiv-needs-related-list' } : null
  }
  const isCoded = judged.some(({ code }) => code === 'B20')
  return isCoded && !NEVER_HIV_RELATED.test(principal) ? { notGrouped: 'hiv-needs-related-list' } : null
}

/** A stroke whose clot was dissolved at another hospital within 24 hours (Z92.82) is at least DRG 065. */
const clotDissolvedElsewhere: Rule = ({ drgs, judged }) =>
  drgs.mcc === '064' && judged.some(({ code }) => code === 'Z9282')
    ? { drgs: family('064', '065', '065'), note: 'clot-dissolved-elsewhere' }
    : null

/** Chemotherapy with acute leukemia as a secondary diagnosis: 837 to 839; the leukemia defines the family and adds no severity. */
const chemotherapyWithLeukemia: Rule = ({ tables, drgs, judged }) => {
  if (drgs.mcc !== '846') return null
  const leukemias = judged.filter(({ code }) => tables.principals.get(code)?.drgs?.mcc === '834')
  if (leukemias.length === 0) return null
  return {
    drgs: family('837', '838', '839'),
    judged: withoutCodes(judged, new Set(leukemias.map(({ code }) => code))),
    note: 'acute-leukemia-with-chemotherapy',
  }
}

/** MDC 22: extensive burns (933), then full thickness with (928, 929) and without (934) inhalation injury, wherever they are coded. */
const burn: Rule = ({ tables, entry, principal, judged }) => {
  if (entry.mdc !== '22') return null
  const codes = [principal, ...judged.map(({ code }) => code)]
  const isOf = (drg: string) => codes.some((code) => tables.principals.get(code)?.drgs?.none === drg)
  if (isOf('933')) return { drgs: same('933'), note: 'extensive-burn' }
  if (!isOf('934')) return null
  const inhaled = judged.filter(({ code }) => MAY_BE_INHALATION.test(code))
  if (inhaled.length === 0) return { drgs: same('934'), note: 'full-thickness-burn' }
  if (!inhaled.some(({ code }) => IS_INHALATION.test(code))) return { notGrouped: 'inhalation-needs-list' }
  return {
    drgs: family('928', '928', '929'),
    judged: withoutCodes(judged, new Set(inhaled.map(({ code }) => code))),
    note: 'full-thickness-burn',
  }
}

/** MDC 24, before the principal's own MDC: 963 to 965. */
const multipleTrauma: Rule = ({ trauma }) =>
  trauma === 'certain' ? { mdc: '24', drgs: family('963', '964', '965'), note: 'multiple-trauma' } : null

/** Diagnoses of either sex that the table shows for men: women belong to MDC 13. */
const bySex: Rule = ({ entry, drgs, sex, principal }) => {
  if (entry.mdc !== '12' || sex !== 'female' || !isOfEitherSex(principal)) return null
  const families: Record<string, DrgTriple> = sexDependent.familyInWomen
  const inWomen = families[drgs.none]
  return inWomen ? { mdc: '13', drgs: inWomen, note: 'by-sex' } : null
}

const eitherSex = new Set(sexDependent.codes.filter((code) => !code.endsWith('*')))
const eitherSexBeginnings = sexDependent.codes.filter((code) => code.endsWith('*')).map((code) => code.slice(0, -1))
const isOfEitherSex = (code: string): boolean =>
  eitherSex.has(code) || eitherSexBeginnings.some((beginning) => code.startsWith(beginning))

/** Pre-MDC order first: HIV and trauma take a stay out of its principal's own MDC. */
const RULES: readonly Rule[] = [
  hiv,
  multipleTrauma,
  bySex,
  newborn,
  delivery,
  expiredInfarction,
  leftAgainstAdvice,
  clotDissolvedElsewhere,
  chemotherapyWithLeukemia,
  burn,
]

/** The first rule beside the table that speaks of the stay, or null where the table alone decides. */
export function routeOf(stay: RouteCase): Route | null {
  for (const rule of RULES) {
    const route = rule(stay)
    if (route) return route
  }
  return null
}
