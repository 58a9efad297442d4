import { conceptOf } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { OptionReading } from './reading/option-roles.ts'
import type { Reading } from './reading/reading.ts'
import { verdictOn } from './rules/support.ts'

/** A time of onset ("after the inpatient admission") names no diagnosis that could be judged. */
const ONSET =
  /^\W*(?:before|at|on|upon|during|after|prior to|present|not present|arose)\b.{0,60}\b(?:admi\w+|arrival|stay|discharge)\b/i

function unknown({ passage, unrelated, confirms }: OptionReading): boolean {
  if (ONSET.test(passage.text)) return false
  return passage.subjects.length === 0 && !unrelated && !confirms && mentionsIn(passage.text).length === 0
}

/** Returns in plain sentences what could not be judged: options whose words the lexicon does not have, or whose concept the indicator map cannot judge. */
export function uncheckedOf(reading: Reading): string[] {
  const said = new Set<string>()
  for (const option of reading.options.filter(({ role }) => role === 'diagnosis')) {
    const { text, subjects } = option.passage
    if (
      unknown(option) ||
      subjects.some(({ conceptId, standing }) => conceptId === null && standing === 'undocumented')
    ) {
      said.add(
        `"${text}" is not in the lexicon: whether it is documented, supported or one of several tiers was not checked.`,
      )
    }
    for (const subject of reading.multipleChoice ? subjects : []) {
      if (subject.conceptId === null || verdictOn(reading, subject, text) !== 'unread') continue
      const name = conceptOf(subject.conceptId)?.name ?? subject.conceptId
      said.add(`The indicator map cannot judge "${name}" from these findings: its support was not checked.`)
    }
  }
  return [...said]
}
