import { OPTION_ROLES, PURPOSES, QUERY_KINDS } from '../draft.ts'
import {
  type EvidenceWish,
  OPTION_ORDERS,
  SLOT_SOURCES,
  type Slot,
  TEMPLATE_FIELDS,
  type Template,
  type TemplateOption,
  WISHES,
} from './template.ts'

const AUTHORS = ['provider', 'nurse', 'dietitian', 'therapist', 'pathologist', 'radiologist', 'other'] as const
const UTMOST = 20
const LONGEST = 2000

export type ReadTemplate = { ok: true; value: Template } | { ok: false; faults: string[] }
type Fields = { [key: string]: unknown }

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Reads named fields of one object and remembers what was wrong with them. */
class Reader {
  constructor(
    private readonly fields: Fields,
    private readonly place: string,
    readonly faults: string[],
  ) {}

  words(name: string, otherwise?: string): string {
    const value = this.fields[name] ?? otherwise
    if (typeof value === 'string' && (value.trim() !== '' || otherwise === '')) return this.fitting(name, value)
    this.faults.push(`${this.place}${name} has to be words`)
    return ''
  }

  /** Words that a page and a proof can show: neither endless nor with signs that are no text. */
  private fitting(name: string, value: string): string {
    if (value.length > LONGEST) this.faults.push(`${this.place}${name} has to be at most ${LONGEST} signs long`)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
    if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(value))
      this.faults.push(`${this.place}${name} holds a sign that is no text`)
    return value
  }

  wordsOrNull(name: string): string | null {
    const value = this.fields[name]
    return typeof value === 'string' && value.trim() !== '' ? value : null
  }

  list(name: string): string[] {
    const value = this.fields[name] ?? []
    if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
    this.faults.push(`${this.place}${name} has to be a list of words`)
    return []
  }

  count(name: string, otherwise: number): number {
    const value = this.fields[name] ?? otherwise
    if (typeof value === 'number' && Number.isInteger(value) && value > 0) return value
    this.faults.push(`${this.place}${name} has to be a whole number above 0`)
    return otherwise
  }

  countOrNull(name: string): number | null {
    return (this.fields[name] ?? null) === null ? null : this.count(name, 1)
  }

  flag(name: string): boolean {
    return this.fields[name] === true
  }

  one<const T extends string>(name: string, of: readonly T[], otherwise?: T): T {
    const value = this.fields[name] ?? otherwise
    const known = of.find((item) => item === value)
    if (known) return known
    this.faults.push(`${this.place}${name} has to be one of ${of.join(', ')}`)
    const first = of[0]
    if (first === undefined) throw new Error(`No choice for ${name}`)
    return first
  }

  each<T>(name: string, read: (reader: Reader) => T): T[] {
    const value = this.fields[name] ?? []
    if (!Array.isArray(value) || value.length > UTMOST) {
      this.faults.push(`${this.place}${name} has to be a list of at most ${UTMOST}`)
      return []
    }
    return value.flatMap((item: unknown, n) => {
      if (isFields(item)) return [read(new Reader(item, `${name} ${n + 1}: `, this.faults))]
      this.faults.push(`${name} ${n + 1} has to be an object`)
      return []
    })
  }
}

const option = (reader: Reader): TemplateOption => ({
  text: reader.words('text'),
  role: reader.one('role', OPTION_ROLES),
  concept: reader.wordsOrNull('concept'),
})

const slot = (reader: Reader): Slot => ({
  name: reader.words('name'),
  from: reader.one('from', SLOT_SOURCES),
  of: reader.list('of'),
  nth: reader.count('nth', 1),
  hint: reader.words('hint'),
})

function wish(reader: Reader): EvidenceWish {
  return {
    what: reader.one('what', WISHES),
    names: reader.list('names'),
    loinc: reader.list('loinc'),
    keywords: reader.list('keywords'),
    by: reader.list('by').map((role) => {
      const known = AUTHORS.find((author) => author === role)
      if (!known) reader.faults.push(`"${role}" writes no documents`)
      return known ?? 'other'
    }),
    series: reader.countOrNull('series'),
    most: reader.count('most', 3),
    isRequired: reader.flag('isRequired'),
    isAboutTerm: reader.flag('isAboutTerm'),
    mayBePrior: reader.flag('mayBePrior'),
  }
}

/** Returns the template in a value read from a file, or every fault of it in words. */
export function readTemplate(value: unknown): ReadTemplate {
  if (!isFields(value)) return { ok: false, faults: ['a template has to be an object'] }
  const faults: string[] = []
  const reader = new Reader(value, '', faults)
  const kind = reader.one('kind', QUERY_KINDS)
  const template: Template = {
    id: reader.words('id'),
    name: reader.words('name'),
    version: reader.count('version', 1),
    field: reader.one('field', TEMPLATE_FIELDS),
    purpose: reader.one('purpose', PURPOSES),
    kind,
    title: reader.words('title'),
    question: reader.words('question'),
    options: reader.each('options', option),
    optionOrder: reader.one('optionOrder', OPTION_ORDERS, kind === 'yes-no' ? 'yes-first' : 'severity-ascending'),
    slots: reader.each('slots', slot),
    evidence: reader.each('evidence', wish),
    documented: reader.list('documented'),
    unless: reader.list('unless'),
    owner: reader.words('owner'),
    reviewOn: reader.words('reviewOn'),
    approvedBy: reader.wordsOrNull('approvedBy'),
  }
  if (!isDay(template.reviewOn)) faults.push('reviewOn has to be a day as YYYY-MM-DD')
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(template.id)) faults.push('id has to be lower-case words joined by hyphens')
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: template }
}

const isDay = (day: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(day) && new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) === day

export type TemplateFile = { templates: Template[]; faults: string[] }

/** Returns the templates of an exported file (one, or a list) and the faults of those that could not be read, each with its place. */
export function readTemplateFile(text: string): TemplateFile {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { templates: [], faults: ['the file is not JSON'] }
  }
  const file: TemplateFile = { templates: [], faults: [] }
  const items: unknown[] = Array.isArray(value) ? value : [value]
  for (const [n, item] of items.entries()) {
    const read = readTemplate(item)
    if (read.ok) file.templates.push(read.value)
    else file.faults.push(...read.faults.map((fault) => `template ${n + 1}: ${fault}`))
  }
  return file
}

/** Returns templates as the text of a file that `readTemplateFile` reads back unchanged. */
export function writeTemplateFile(templates: readonly Template[]): string {
  return `${JSON.stringify(templates, null, 2)}\n`
}
