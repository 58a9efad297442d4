import { z } from 'zod'
import type { EvidenceWish, Slot, Template } from '#app/domain/query/templates/template.ts'

const Words = z.array(z.string().max(2000)).max(40).default([])

/** The rows of a template's form: each field of a row is a list of its own, one entry a row, so that the form needs no script. */
export const ROW_FIELDS = {
  'optionText[]': Words,
  'optionRole[]': Words,
  'optionConcept[]': Words,
  'wishWhat[]': Words,
  'wishWords[]': Words,
  'wishLoinc[]': Words,
  'wishBy[]': Words,
  'wishDays[]': Words,
  'wishMost[]': Words,
  'wishNeeded[]': Words,
  'wishAbout[]': Words,
  'wishPrior[]': Words,
  'slotName[]': Words,
  'slotFrom[]': Words,
  'slotOf[]': Words,
  'slotNth[]': Words,
  'slotHint[]': Words,
}
type RowFields = Record<keyof typeof ROW_FIELDS, string[]>

export type OptionRow = { text: string; role: string; concept: string }
export type WishRow = Record<'what' | 'words' | 'loinc' | 'by' | 'days' | 'most' | 'needed' | 'about' | 'prior', string>
export type SlotRow = Record<'name' | 'from' | 'of' | 'nth' | 'hint', string>
export type TemplateRows = { options: OptionRow[]; wishes: WishRow[]; slots: SlotRow[] }

/** Returns the rows as they were typed; a row without its words is a spare one and is left out. */
export function rowsOfForm(form: RowFields): TemplateRows {
  const at = (name: keyof RowFields, n: number) => form[name][n]?.trim() ?? ''
  const options = form['optionText[]'].map((_, n) => ({
    text: at('optionText[]', n),
    role: at('optionRole[]', n),
    concept: at('optionConcept[]', n),
  }))
  const wishes = form['wishWords[]'].map((_, n) => ({
    what: at('wishWhat[]', n),
    words: at('wishWords[]', n),
    loinc: at('wishLoinc[]', n),
    by: at('wishBy[]', n),
    days: at('wishDays[]', n),
    most: at('wishMost[]', n),
    needed: at('wishNeeded[]', n),
    about: at('wishAbout[]', n),
    prior: at('wishPrior[]', n),
  }))
  const slots = form['slotName[]'].map((_, n) => ({
    name: at('slotName[]', n),
    from: at('slotFrom[]', n),
    of: at('slotOf[]', n),
    nth: at('slotNth[]', n),
    hint: at('slotHint[]', n),
  }))
  return {
    options: options.filter(({ text }) => text !== ''),
    wishes: wishes.filter(({ what }) => what !== ''),
    slots: slots.filter(({ name, hint }) => name !== '' || hint !== ''),
  }
}

/** "edema, crackles": a list as it is typed in one field. */
const listOf = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '')
const numberOf = (text: string): number | null => (text === '' ? null : Number(text))

/** Returns the rows as the fields of a template that is still to be read. */
export function fieldsOfRows({ options, wishes, slots }: TemplateRows) {
  return {
    options: options.map(({ text, role, concept }) => ({ text, role, concept: concept || null })),
    evidence: wishes.map(({ what, words, loinc, by, days, most, needed, about, prior }) => ({
      what,
      names: what === 'documents' ? [] : listOf(words),
      loinc: what === 'results' ? listOf(loinc) : [],
      keywords: what === 'documents' ? listOf(words) : [],
      by: what === 'documents' ? listOf(by) : [],
      series: what === 'results' ? numberOf(days) : null,
      most: numberOf(most) ?? 3,
      isRequired: needed === 'yes',
      isAboutTerm: about === 'yes',
      mayBePrior: prior === 'yes',
    })),
    slots: slots.map(({ name, from, of, nth, hint }) => ({
      name,
      from,
      of: listOf(of),
      nth: numberOf(nth) ?? 1,
      hint,
    })),
  }
}

/** Returns the rows of a template. */
export function rowsOfTemplate({ options, evidence, slots }: Template): TemplateRows {
  return {
    options: options.map(({ text, role, concept }) => ({ text, role, concept: concept ?? '' })),
    wishes: evidence.map(wishRow),
    slots: slots.map(slotRow),
  }
}

const wishRow = (wish: EvidenceWish): WishRow => ({
  what: wish.what,
  words: (wish.what === 'documents' ? wish.keywords : wish.names).join(', '),
  loinc: wish.loinc.join(', '),
  by: wish.by.join(', '),
  days: wish.series === null ? '' : String(wish.series),
  most: String(wish.most),
  needed: wish.isRequired ? 'yes' : 'no',
  about: wish.isAboutTerm ? 'yes' : 'no',
  prior: wish.mayBePrior ? 'yes' : 'no',
})

const slotRow = ({ name, from, of, nth, hint }: Slot): SlotRow => ({
  name,
  from,
  of: of.join(', '),
  nth: String(nth),
  hint,
})
