import conflictValidation from './conflict-and-validation.json'
import inpatient from './inpatient.json'
import obstetricNewborn from './obstetric-and-newborn.json'
import outpatient from './outpatient.json'
import presentAndCause from './present-on-admission-and-cause.json'
import { readTemplate } from './read-template.ts'
import surgical from './surgical-and-critical-care.json'
import type { Template } from './template.ts'

const FILES: readonly unknown[][] = [
  inpatient,
  surgical,
  obstetricNewborn,
  outpatient,
  presentAndCause,
  conflictValidation,
]

function whole(value: unknown): Template {
  const read = readTemplate(value)
  if (read.ok) return read.value
  throw new Error(`A template of the starter library is faulty: ${read.faults.join('; ')}`)
}

/** The starter library, in the order of its files: templates of our own wording, for a site to adopt, change or retire. */
export const STARTER_TEMPLATES: readonly Template[] = FILES.flat().map(whole)

/** Returns a template of the starter library, or null. */
export function starterTemplate(id: string): Template | null {
  return STARTER_TEMPLATES.find((template) => template.id === id) ?? null
}
