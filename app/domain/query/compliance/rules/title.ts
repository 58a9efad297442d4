import type { Reading } from '../reading/reading.ts'
import type { ContentRule, Hit } from '../rule.ts'

/** A title may name what was ruled out: a provider wrote it, and the title asks nothing. */
function isNamedAnywhere(reading: Reading, conceptId: string | null): boolean {
  return reading.recorded.some(
    ({ certainty, origin, concepts }) =>
      certainty === 'ruled-out' &&
      origin !== 'ancillary' &&
      origin !== 'prior' &&
      conceptId !== null &&
      concepts.includes(conceptId),
  )
}

function find(reading: Reading): Hit[] {
  return reading.title.subjects
    .filter(({ standing, conceptId }) => standing !== 'documented' && !isNamedAnywhere(reading, conceptId))
    .map(({ standing, words }) => ({
      where: 'title',
      excerpt: words,
      why:
        standing === 'deeper'
          ? `The title is more specific than the record: name the documented term only, or the body system ("Cardiac function clarification").`
          : `No provider has documented "${words}" in this encounter, so the title suggests an answer: use a neutral title such as the organ or test in question.`,
    }))
}

export const titleDx: ContentRule = {
  kind: 'content',
  id: 'TITLE-DX',
  severity: 'error',
  edition: '2022',
  confidence: 'K',
  source: 'B22 query titles; B22 definition of leading',
  says: 'A title, subject line or notification names no diagnosis that is not documented, and none more specific than the record.',
  find,
}
