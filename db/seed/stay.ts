import type { Encounter, Patient } from '#app/domain/encounter/chart.ts'
import { dayText } from './clock.ts'
import type { DemoFacility, DemoProvider } from './people.ts'
import type { Random } from './random.ts'
import { ANALYTES, rounded, type Series } from './series.ts'
import type { ProblemSpec } from './spec.ts'

/** A problem as this patient has it: its facts settled, and whether the attending wrote of it in vague words. */
export type StayProblem = {
  spec: ProblemSpec
  isVague: boolean
  facts: Map<string, string>
  /** Settled history lines, so that a copied note copies them. */
  history: string[]
}

export type Stay = {
  number: number
  random: Random
  patient: Patient
  ageYears: number
  heightCm: number
  facility: DemoFacility
  encounter: Encounter
  /** Local day of arrival, and nights spent. */
  day0: number
  nights: number
  /** True end, also where it lies after `now` (the encounter then has none yet). */
  trueEnd: Date
  problems: StayProblem[]
  conditions: string[]
  series: Series
  attending: DemoProvider
  now: Date
}

/** Picks one of each `[a|b]` in a template and leaves its slots and marks standing. */
export function settle(random: Random, template: string): string {
  let settled = template
  for (;;) {
    const inner = /\[([^[\]]*)\]/.exec(settled)
    if (!inner) return settled
    const [whole, body = ''] = inner
    settled = settled.replace(whole, () => random.pick(body.split('|')))
  }
}

/** Settles the facts of a problem: numbers drawn, wordings picked. */
export function settleFacts(spec: ProblemSpec, isVague: boolean, random: Random): Map<string, string> {
  const raw = { ...spec.slots, ...(spec.variants ? random.pick(spec.variants) : {}) }
  const facts = new Map<string, string>()
  for (const [name, template] of Object.entries(raw)) {
    const [, low, high, decimals] = /^#([\d.]+)-([\d.]+)(?:\/(\d))?$/.exec(template) ?? []
    facts.set(
      name,
      low === undefined
        ? settle(random, template)
        : random.between(Number(low), Number(high)).toFixed(Number(decimals ?? 0)),
    )
  }
  const picked = settle(random, random.pick(isVague ? spec.terms.vague : spec.terms.exact))
  const written = picked.replace(/^\{(\w+)\}$/, (whole, name: string) => facts.get(name) ?? whole)
  const [term = written, code] = written.split('=')
  facts.set('term', term)
  if (code !== undefined) facts.set('termCode', code)
  return facts
}

function shown(key: string, value: number): string {
  return value.toFixed(ANALYTES[key]?.decimals ?? 0)
}

/** What the oxygen flow of a day is called. */
export function airOf(flow: number): string {
  const litres = Math.round(flow)
  if (litres <= 0) return 'room air'
  return litres >= 8 ? `high-flow oxygen` : `${litres} L nasal cannula`
}

/** Returns the value of a series as the record shows it, by day: "cr@0", "cr@max", "cr@min", "cr@last", "cr@prev", "cr@base". */
export function measured(stay: Stay, key: string, when: string, day: number): number | null {
  const all = stay.series.get(key)
  if (!all) return null
  // What is measured on some days only was last what it was on the last of them.
  const on = ANALYTES[key]?.on
  const values = on ? all.map((_, at) => all[Math.max(on[0] ?? 0, ...on.filter((other) => other <= at))] ?? 0) : all
  const seen = values.slice(0, Math.min(day, stay.nights) + 1)
  const last = seen[seen.length - 1]
  if (last === undefined) return null
  switch (when) {
    case 'max':
      return Math.max(...values)
    case 'min':
      return Math.min(...values)
    case 'last':
      return values[values.length - 1] ?? last
    case 'prev':
      return values[Math.max(0, seen.length - 2)] ?? last
    case 'base':
      return Math.min(1.05, 0.82 * Math.min(...values))
    case '':
      return last
    default:
      return values[Math.min(Number(when), values.length - 1)] ?? last
  }
}

const capital = (text: string): string => text.replace(/[a-z]/, (letter) => letter.toUpperCase())

function personal(stay: Stay, name: string, day: number): string | null {
  const { patient } = stay
  const isHer = patient.sex === 'female'
  const weights = stay.series.get('weight') ?? []
  switch (name) {
    case 'Name':
      return `${isHer ? 'Ms.' : 'Mr.'} ${patient.familyName}`
    case 'age':
      return String(stay.ageYears)
    case 'anAge':
      return `${/^(8|11$|18$)/.test(String(stay.ageYears)) ? 'an' : 'a'} ${stay.ageYears}`
    case 'man':
      return isHer ? 'woman' : 'man'
    case 'sexword':
      return isHer ? 'girl' : 'boy'
    case 'he':
      return isHer ? 'she' : 'he'
    case 'his':
      return isHer ? 'her' : 'his'
    case 'him':
      return isHer ? 'her' : 'him'
    case 'himself':
      return isHer ? 'herself' : 'himself'
    case 'days':
      return String(Math.max(1, stay.nights))
    case 'pod':
      return String(Math.max(0, day - (stay.problems[0]?.spec.procedures?.[0]?.day ?? 0)))
    case 'date':
      return dayText(stay.day0 + day)
    case 'air':
      if (day === 0) {
        const device = stay.problems.map(({ facts }) => facts.get('air0')).find((each) => each !== undefined)
        if (device !== undefined) return device
      }
      return airOf(measured(stay, 'o2', '', day) ?? 0)
    case 'air@last':
      return airOf(measured(stay, 'o2', 'last', day) ?? 0)
    case 'bowelDay':
      return String(Math.max(2, stay.nights - 1) + 1)
    case 'bolusLitres':
      return ((weights[0] ?? 70) * 0.03).toFixed(1)
    case 'neg':
      return Math.max(0.4, (weights[day - 1] ?? 0) - (weights[day] ?? 0)).toFixed(1)
    case 'loss':
      return Math.max(0.4, (weights[0] ?? 0) - (weights[weights.length - 1] ?? 0)).toFixed(1)
    case 'bmiCode':
      return bmiCode(measured(stay, 'bmi', '0', 0) ?? 25)
    default:
      return null
  }
}

/** Returns the Z68 code of an adult's BMI of 20 or more (ICD-10-CM; below that the code set differs by year). */
export function bmiCode(bmi: number): string {
  const whole = Math.floor(bmi)
  if (whole < 40) return `Z68${Math.max(20, whole)}`
  if (whole < 45) return 'Z6841'
  if (whole < 50) return 'Z6842'
  if (whole < 60) return 'Z6843'
  return whole < 70 ? 'Z6844' : 'Z6845'
}

/** Returns what stands for a slot of a template on a day of the stay; an unknown name throws: it is a bug of the data. */
export function slotOf(stay: Stay, problem: StayProblem | null, day: number, name: string): string {
  // On the day of arrival the cultures are not back, and what comes later has not come: the writer says what is known then.
  const known = problem?.isVague === false ? problem.facts.get('earlyTerm') : undefined
  const early = name === 'term' && day === 0 ? (problem?.facts.get('arrivalTerm') ?? known) : undefined
  const fact = early ?? problem?.facts.get(name)
  if (fact !== undefined) return fact
  const [key = '', when = ''] = name.split('@')
  const value = measured(stay, key, when, day)
  if (value !== null && ANALYTES[key]) return shown(key, rounded(value, 3))
  const own = personal(stay, name, day)
  if (own !== null) return own
  const small = name.charAt(0).toLowerCase() + name.slice(1)
  if (name === name.toUpperCase() && name !== name.toLowerCase())
    return slotOf(stay, problem, day, name.toLowerCase()).toUpperCase()
  if (small !== name) return capital(slotOf(stay, problem, day, small))
  throw new Error(`Unknown slot {${name}} in ${problem?.spec.id ?? 'a note'}`)
}
