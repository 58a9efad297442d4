import type { CodedLine, PresentOnAdmission } from '#app/domain/encounter/chart.ts'
import { CONDITIONS } from './admission.ts'
import { dayText, localDay } from './clock.ts'
import { type Stay, type StayProblem, slotOf } from './stay.ts'

export type Coded = { code: string; poa: PresentOnAdmission | null }

const POA: readonly PresentOnAdmission[] = ['Y', 'N', 'U', 'W', '1']

/** Families that CMS lists as exempt from reporting presence on admission, as far as the starter codes go. */
const EXEMPT = /^(Z|I252|O80|O82)/

/** Reads "L89153:N+K567" with slots into codes. */
export function codesIn(stay: Stay, problem: StayProblem, templates: readonly string[]): Coded[] {
  const isInpatient = stay.encounter.class === 'inpatient'
  return templates
    .flatMap((template) => fill(stay, problem, template).split('+'))
    .filter((each) => each !== '')
    .map((each) => {
      const [code = '', mark] = each.split(':')
      // Who came for a planned operation lost the blood in it, whatever the hemoglobin was before.
      const isLater = code === 'D62' && stay.problems[0]?.spec.isElective === true
      const stated = isLater ? 'N' : POA.find((letter) => letter === mark)
      return { code, poa: isInpatient && !EXEMPT.test(code) ? (stated ?? 'Y') : null }
    })
}

function fill(stay: Stay, problem: StayProblem, template: string): string {
  const filled = template.replace(/\{([\w@]+)\}/g, (_, name: string) => slotOf(stay, problem, stay.nights, name))
  return filled.includes('{') ? fill(stay, problem, filled) : filled
}

/** The words that the record has for a problem, as codes: the term's own code where it has one. */
export function codesOfProblem(stay: Stay, problem: StayProblem, known: 'vague' | 'exact'): Coded[] {
  const { codes } = problem.spec
  const own = problem.facts.get('termCode')
  const first = known === 'vague' && own !== undefined ? [own, ...codes.vague.slice(1)] : codes[known]
  return codesIn(stay, problem, [...first, ...(codes.always ?? [])])
}

const has = (codes: readonly Coded[], pattern: RegExp): boolean => codes.some(({ code }) => pattern.test(code))

/**
 * Applies the presumed links of the Official Guidelines (I.A.15 "with", I.C.9.a hypertension with heart failure and kidney disease,
 * I.C.4.a diabetes with kidney disease), and drops what an exact code makes superfluous.
 */
function linked(codes: readonly Coded[]): Coded[] {
  const swap = new Map<string, string>()
  const heart = has(codes, /^I50/)
  const kidney = has(codes, /^N18/)
  const isAdvanced = has(codes, /^N18[56]/)
  if (has(codes, /^I10$/)) {
    if (heart && kidney) swap.set('I10', isAdvanced ? 'I132' : 'I130')
    else if (heart) swap.set('I10', 'I110')
    else if (kidney) swap.set('I10', isAdvanced ? 'I120' : 'I129')
  }
  if (kidney && has(codes, /^E119$/)) swap.set('E119', 'E1122')
  if (has(codes, /^E11[1-8]/) && !swap.has('E119')) swap.set('E119', '')
  if (has(codes, /^J44[01]$/)) swap.set('J449', '')
  if (has(codes, /^I4[89]/) && has(codes, /^I48[0-2]/)) swap.set('I4891', '')
  const seen = new Set<string>()
  const kept: Coded[] = []
  for (const each of codes) {
    const code = swap.get(each.code) ?? each.code
    if (code === '' || seen.has(code)) continue
    seen.add(code)
    kept.push({ ...each, code })
  }
  return kept
}

/** A hypertensive heart or kidney code goes before what it is sequenced with (I.C.9.a). */
function sequenced(codes: readonly Coded[]): Coded[] {
  const first = codes[0]
  const combined = codes.find(({ code }) => /^I1[13]/.test(code))
  if (first && combined && /^I50/.test(first.code)) return [combined, ...codes.filter((each) => each !== combined)]
  const chronic = codes.find(({ code }) => /^I12/.test(code))
  if (first && chronic && /^N18/.test(first.code)) return [chronic, ...codes.filter((each) => each !== chronic)]
  const diabetes = codes.find(({ code }) => code === 'E1122')
  if (first && diabetes && /^N18/.test(first.code)) return [diabetes, ...codes.filter((each) => each !== diabetes)]
  return [...codes]
}

/** Returns the codes of an encounter from what is known of each problem: the record's words, or what an answer made of them. */
export function codesOfStay(stay: Stay, codesOf: (problem: StayProblem) => Coded[]): Coded[] {
  const own = stay.problems.flatMap(codesOf)
  const copd = stay.conditions.includes('copd') && !has(own, /^J44/) ? [has(own, /^J1[0-8]/) ? 'J440' : 'J449'] : []
  const chronic = [...stay.conditions.flatMap((name) => CONDITIONS[name]?.codes ?? []), ...copd].map((code) => ({
    code,
    poa: stay.encounter.class === 'inpatient' && !EXEMPT.test(code) ? ('Y' as const) : null,
  }))
  const pastFailure =
    stay.conditions.includes('heart-failure-history') && !has(own, /^I50/) ? [{ code: 'I509', poa: 'Y' as const }] : []
  return sequenced(linked([...own, ...pastFailure, ...chronic]))
}

/** Returns the release of ICD-10-CM in force on the day of discharge (or service): it changes on 1 October. */
export function releaseFor(stay: Stay): string {
  const day = dayText(localDay(new Date(Math.min(stay.trueEnd.getTime(), stay.now.getTime())), stay.facility.timeZone))
  return `icd10cm:${Number(day.slice(0, 4)) + (day.slice(5, 7) >= '10' ? 1 : 0)}`
}

/** Returns codes as the coded lines of an encounter. */
export function linesOf(
  stay: Stay,
  codes: readonly Coded[],
  by: { stage: CodedLine['stage']; codedBy: string; codedAt: Date },
): CodedLine[] {
  const release = releaseFor(stay)
  return codes.map(({ code, poa }, index) => ({
    id: `demo-l-${String(stay.number).padStart(7, '0')}-${String(index).padStart(2, '0')}`,
    encounterId: stay.encounter.id,
    code,
    release,
    position: index === 0 ? 'principal' : 'secondary',
    sequence: index + 1,
    presentOnAdmission: poa,
    ...by,
  }))
}
