import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { assertionOf } from '#app/domain/query/lexicon/assertion.ts'
import { bearingsOf } from '#app/domain/query/lexicon/bearings.ts'
import { mentionsIn } from '#app/domain/query/lexicon/mentions.ts'

const FOLDER = join(import.meta.dirname, '../../../../../shared/data/notes')

/** Real-looking notes that the lexicon was not made from; they stay outside the repository. */
describe.skipIf(!existsSync(FOLDER))('notes never seen before (skipped where ../shared/data/notes is absent)', () => {
  test('are read from end to end, and most name a diagnosis', () => {
    const rows: unknown[] = parse(readFileSync(join(FOLDER, 'aci_bench_valid.csv')), { columns: true })
    const notes = rows.map((row) => (typeof row === 'object' && row !== null && 'note' in row ? String(row.note) : ''))
    expect(notes.length).toBeGreaterThan(10)
    const named = notes.filter((note) => {
      const mentions = mentionsIn(note)
      for (const mention of mentions) {
        expect(note.slice(mention.start, mention.end)).toBe(mention.words)
        assertionOf(note, mention)
      }
      for (const { start, end, words } of bearingsOf(note)) expect(note.slice(start, end)).toBe(words)
      return mentions.some(({ kind }) => kind === 'diagnosis')
    })
    expect(named.length / notes.length).toBeGreaterThan(0.9)
  })
})
