import type { ChartDocument } from '#app/domain/encounter/chart.ts'
import { SYSTEM } from '../people.ts'
import type { Random } from '../random.ts'
import { type Mark, Page } from '../spin.ts'
import { type Stay, type StayProblem, slotOf } from '../stay.ts'

/** A document with the places that a query may quote; the key of a mark names its problem too ("heart-failure/echo"). */
export type WrittenDocument = ChartDocument & { marks: Mark[] }
export type Author = { id: string | null; name: string; role: ChartDocument['authorRole'] }

/** Writes one document of a stay: templates in, text and marks out. */
export class Note {
  private readonly page: Page
  private problem: StayProblem | null = null
  private readonly keys: string[] = []

  constructor(
    private readonly stay: Stay,
    readonly day: number,
    random: Random,
  ) {
    this.page = new Page({ random, slot: (name) => slotOf(stay, this.problem, day, name) })
  }

  /** Adds a template, read with the facts of a problem. */
  add(template: string, problem: StayProblem | null = null): this {
    this.problem = problem
    const from = this.page.marks.length
    this.page.add(template)
    for (let at = from; at < this.page.marks.length; at++) this.keys[at] = problem?.spec.id ?? ''
    return this
  }

  line(template = '', problem: StayProblem | null = null): this {
    return this.add(template, problem).add('\n')
  }

  finish(type: string, author: Author, writtenAt: Date, index: number): WrittenDocument {
    const { encounter, patient, number } = this.stay
    const id = `demo-d-${String(number).padStart(7, '0')}-${String(index).padStart(2, '0')}`
    const text = sentences(this.page.text).trimEnd()
    const marks = this.page.marks.map(({ key, start, end }, at) => ({
      key: `${this.keys[at]}/${key}`,
      ...inside(text, start, end),
    }))
    return {
      id,
      source: { system: SYSTEM, id: `document-${number}-${index}` },
      encounterId: encounter.id,
      patientId: patient.id,
      type,
      typeCoding: null,
      authorId: author.id,
      authorName: author.name,
      authorRole: author.role,
      writtenAt,
      text,
      marks,
    }
  }
}

/** Begins each sentence with a capital, without changing any length. */
function sentences(text: string): string {
  return text.replace(
    /(^|\n|[a-z0-9%)][.!?] )([a-z])(?=[a-z ])/g,
    (_, before: string, letter: string) => before + letter.toUpperCase(),
  )
}

/** Leaves the full stop and blanks at the ends outside the quoted words. */
function inside(text: string, start: number, end: number): { start: number; end: number } {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /[\s.;,]/.test(text.charAt(to - 1))) to--
  return { start: from, end: to }
}
