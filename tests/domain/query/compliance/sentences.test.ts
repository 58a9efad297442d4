import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { errors } from './drafts.ts'

type Sentence = { id: string; documented: string[]; sentence: string; rule: string }

const FOLDER = join(import.meta.dirname, '../../../fixtures/sentences')
const sentences: Sentence[] = readdirSync(FOLDER)
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))

/** One sentence beside a clean question about results, as it stands in a draft. */
const isFound = ({ documented, sentence }: Sentence) =>
  errors({
    kind: 'open-ended',
    title: 'Clinical clarification',
    question: `${sentence} Please clarify the clinical significance of these findings, if any, in your own words.`,
    options: [],
    documentedDiagnoses: documented,
  }).some((rule) => ['LEAD-DIRECT', 'LEAD-PRESUME', 'IMPACT'].includes(rule))

describe('sentences as careful authors write them', () => {
  const shareOf = (rule: string) => {
    const all = sentences.filter((each) => each.rule === rule)
    return all.filter(isFound).length / all.length
  }
  test.each([
    ['IMPACT', 0.9],
    ['LEAD-PRESUME', 0.84],
    ['LEAD-DIRECT', 0.98],
  ])('%s is found where no list of words would', (rule, least) => expect(shareOf(rule)).toBeGreaterThanOrEqual(least))
  test('innocent twins of them are seldom stopped', () => expect(shareOf('none')).toBeLessThanOrEqual(0.03))
})
