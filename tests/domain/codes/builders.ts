import { existsSync, readFileSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { ORDER_FILE } from '#app/domain/codes/read-order-file.ts'
import { placesOfCode, planSearch, rankSearch, slateFor } from '#app/domain/codes/search.ts'
import { indexWords, openHead, placesIn } from '#app/domain/codes/search-index.ts'
import type { CodeTitle } from '#app/domain/codes/specificity.ts'

/** "0 M17 Osteoarthritis of knee": flag, code and long title, as titles for the rules of specificity. */
export const titled = (lines: string): CodeTitle[] =>
  lines
    .trim()
    .split('\n')
    .map((line) => {
      const [, flag, code = '', title = ''] = /^\s*([01]) (\S+) (.*)$/.exec(line) ?? []
      return { code, billable: flag === '1', shortTitle: title, longTitle: title }
    })

/** A line of an order file in the published columns. */
export const orderLine = (number: number, code: string, flag: '0' | '1', title: string): string =>
  `${String(number).padStart(5, '0')} ${code.padEnd(7)} ${flag} ${title.slice(0, 60).padEnd(60)} ${title}`

const FOLDER = '../shared/data/icd10cm'
export const OFFICIAL = `${FOLDER}/cms_2026_code_descriptions_tabular_order.zip`
export const hasOfficialSet = existsSync(OFFICIAL)
export const skipReason = hasOfficialSet ? '' : ` (skipped: ${FOLDER} is not here)`

/** The text of the official order file of fiscal year 2026. */
export function officialOrderText(): string {
  const members = unzipSync(readFileSync(OFFICIAL), { filter: ({ name }) => name === 'icd10cm_order_2026.txt' })
  return strFromU8(members['icd10cm_order_2026.txt'] ?? new Uint8Array())
}

export function officialCodes(): CodeTitle[] {
  const parsed = ORDER_FILE.parse({ name: 'icd10cm_order_2026.txt', text: officialOrderText() }, null)
  if (!parsed.ok) throw new Error('The official order file was refused.')
  return (parsed.value.tables.codes ?? []).map(([code = '', flag, shortTitle = '', longTitle = '']) => ({
    code,
    billable: flag === '1',
    shortTitle,
    longTitle,
  }))
}

/** Searches these codes as the pages do, without a database. */
export function searcher(codes: readonly CodeTitle[]) {
  const rows = codes.map(({ code, billable, longTitle }) => ({ code, billable, long: longTitle }))
  rows.sort((a, b) => (a.code < b.code ? -1 : 1))
  const index = indexWords(rows)
  const head = openHead(index)
  const slate = slateFor(head)
  const placesOf = (word: number) => {
    const [page = 0, from = 0, length = 0] = head.spots.subarray(3 * word, 3 * word + 3)
    return placesIn((index.pages[page] ?? new Uint8Array()).subarray(from, from + length))
  }
  return (question: string, most = 10) => {
    const places =
      placesOfCode(head, question, most) ??
      rankSearch(head, planSearch(head, question), { placesOf, slate, most }).map(({ place }) => place)
    return places.map((place) => rows[place]?.code)
  }
}
