import type { OptionReading } from '../reading/option-roles.ts'
import type { Reading } from '../reading/reading.ts'
import { priorLead } from './prior.ts'

/** Returns all options in one line, as an excerpt. */
export const listed = ({ options }: Reading): string => options.map(({ passage }) => passage.text).join(' | ')

/** Returns the options that name a diagnosis. */
export const diagnosesOf = (reading: Reading): OptionReading[] =>
  reading.options.filter(({ role }) => role === 'diagnosis')

/** Returns whether support can be judged: where no indicator can be used at all, other rules say so, and it is not told a second time. */
export function isJudged(reading: Reading): boolean {
  const current = reading.usable.filter(({ prior }) => !prior)
  return reading.multipleChoice && current.length > 0 && priorLead.find(reading).length === 0
}
