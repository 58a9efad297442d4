import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import type { Draft } from '#app/domain/query/draft.ts'

type Labelled = Draft & { label: { compliant: boolean; rules: string[] } }

const FOLDER = join(import.meta.dirname, '../../../fixtures/compliance')
const corpus: Labelled[] = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(join(FOLDER, name), 'utf8').split('\n'))
  .filter((line) => line.trim() !== '')
  .map((line) => JSON.parse(line))

const judged = corpus.map((draft) => {
  const { compliant, findings } = checkDraft(draft)
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)
  return { id: draft.id, label: draft.label, compliant, errors: new Set(errors) }
})
const fine = judged.filter(({ label }) => label.compliant)
const broken = judged.filter(({ label }) => !label.compliant)
const RULES = [...new Set(broken.flatMap(({ label }) => label.rules))].sort()

test('at least 97 in 100 labelled drafts are judged as labelled', () => {
  const right = judged.filter(({ label, compliant }) => label.compliant === compliant)
  expect(right.length / judged.length).toBeGreaterThanOrEqual(0.97)
})

test('at most 3 in 100 compliant drafts are stopped', () => {
  const stopped = fine.filter(({ compliant }) => !compliant)
  expect(stopped.length / fine.length, stopped.map(({ id }) => id).join()).toBeLessThanOrEqual(0.03)
})

test.each(RULES)('%s is found in seven of ten drafts that break it, and seldom where it is kept', (rule) => {
  const wanted = broken.filter(({ label }) => label.rules.includes(rule))
  const found = wanted.filter(({ errors }) => errors.has(rule))
  const wrongly = judged.filter(({ label, errors }) => errors.has(rule) && !label.rules.includes(rule))
  expect(found.length / wanted.length).toBeGreaterThanOrEqual(0.7)
  expect(wrongly.length / judged.length, wrongly.map(({ id }) => id).join()).toBeLessThanOrEqual(0.005)
})

test('the shape of a list changes no verdict: boxes, letters, numbers, blanks and bullets', () => {
  const shapes = [
    (o: string) => `☐ ${o}`,
    (o: string) => `[ ] ${o}`,
    (o: string) => `- ${o}`,
    (o: string) => `___ ${o}`,
  ]
  for (const shape of shapes) {
    const changed = corpus.filter(
      (draft, at) =>
        at % 24 === 0 &&
        checkDraft({ ...draft, options: draft.options.map(shape) }).compliant !== judged[at]?.compliant,
    )
    expect(changed.map(({ id }) => id)).toEqual([])
  }
}, 120_000)
