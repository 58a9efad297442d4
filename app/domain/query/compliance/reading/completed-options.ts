import { isSameOrDeeper } from '#app/domain/query/lexicon/hierarchy.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'
import type { OptionReading } from './option-roles.ts'
import type { Passage } from './passage.ts'
import type { Subject } from './subjects.ts'

/** "Stage 3" among the answers about a documented pressure injury means the stage 3 pressure injury. */
function completed(passage: Passage, named: readonly Subject[]): Subject | null {
  const words = passage.text.replace(/\([^()]*\)/g, ' ').trim()
  if (words.split(/\s+/).length > 4) return null
  for (const { conceptId, words: base } of named) {
    if (conceptId === null) continue
    const deeper = [`${words} ${base}`, `${base}, ${words}`]
      .flatMap(mentionsIn)
      .find((mention) => mention.conceptId !== conceptId && isSameOrDeeper(mention.conceptId, conceptId))
    if (deeper === undefined) continue
    const whole = { start: 0, end: passage.text.length, words: passage.text }
    return { conceptId: deeper.conceptId, ...whole, standing: 'deeper', assertion: 'asserted', quoted: null }
  }
  return null
}

/** Returns the options with those that only give a type, stage or degree read together with the documented diagnosis that is asked about. */
export function completedOptions(options: readonly OptionReading[], asked: readonly Passage[]): OptionReading[] {
  const named = asked.flatMap(({ subjects }) => subjects.filter(({ standing }) => standing === 'documented'))
  if (named.length === 0) return [...options]
  return options.map((option) => {
    const { role, passage } = option
    const subject = role === 'diagnosis' && passage.subjects.length === 0 ? completed(passage, named) : null
    return subject ? { ...option, passage: { ...passage, subjects: [subject] } } : option
  })
}
