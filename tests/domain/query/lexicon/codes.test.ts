import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { LISTED } from '#app/domain/query/lexicon/catalogue.ts'

const TABLE = join(import.meta.dirname, '../../../../../shared/data/icd10cm/icd10cm_order_2027_reconstructed.txt.gz')

describe.skipIf(!existsSync(TABLE))(
  'the codes beside the concepts (skipped where ../shared/data/icd10cm is absent)',
  () => {
    test('are billable codes of the year in force', () => {
      const lines = gunzipSync(readFileSync(TABLE)).toString('ascii').split(/\r?\n/)
      const billable = new Set(lines.filter((line) => line[14] === '1').map((line) => line.slice(6, 13).trim()))
      const odd = LISTED.flatMap(({ id, icd10cm = [] }) =>
        icd10cm.filter((code) => !billable.has(code)).map((code) => `${id} ${code}`),
      )
      expect(odd).toEqual([])
    })
  },
)
