import { expect, test } from 'vitest'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { nameOf } from '#app/domain/scorecard/measures/words.ts'
import type { Context } from '#app/services/context.server.ts'
import { codingTables } from '#app/services/scorecard/coding-tables.server.ts'
import { familiesTables } from '#app/services/scorecard/families-tables.server.ts'
import { groupTables } from '#app/services/scorecard/group-tables.server.ts'
import { programTables } from '#app/services/scorecard/program-tables.server.ts'
import { readCoding } from '#app/services/scorecard/read-coding.server.ts'
import { readFamilies } from '#app/services/scorecard/read-families.server.ts'
import { readGroups } from '#app/services/scorecard/read-groups.server.ts'
import { postBillTables, readPostBill } from '#app/services/scorecard/read-post-bill.server.ts'
import { readProgram } from '#app/services/scorecard/read-program.server.ts'
import { FEW, type TableOf } from '#app/services/scorecard/table-cells.server.ts'
import { listFacilityNames } from '#db/charts.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { PEOPLE } from '#tests/helpers/query-ward.ts'
import { rowsOf } from './recount.ts'

/*
 * Someone who loads every page under every setting of one filter and takes what is told from what is told without it (S16): the number
 * of cases that is left over, and with it what became of them, must not be one to nine.
 */
const manager = { ...PEOPLE.max, facilityIds: ['*'] }
type Page = (context: Context, search: URLSearchParams) => Promise<TableOf[]>
const PAGES: Record<string, Page> = {
  program: async (context, search) => programTables(await readProgram(context, manager, search)),
  families: async (context, search) => familiesTables(await readFamilies(context, manager, search)),
  coding: async (context, search) => codingTables(await readCoding(context, manager, search)),
  specialties: async (context, search) =>
    groupTables(await readGroups(context, manager, search, 'specialty'), 'Specialty'),
  facilities: async (context, search) =>
    groupTables(await readGroups(context, manager, search, 'facility'), 'Facility'),
  'post-bill': async (context, search) => postBillTables(await readPostBill(context, manager, search)),
}
/** What is of now, or is not counted by the filter at all: queries open, stays waiting, members of a year. */
const NOT_FILTERED = /^(ages|waiting)$|risk categor|risk score|The same members|Severity|Risk of mortality/i
/** Columns that say of how many cases the figures beside them are. */
const COUNTS = /^(?:.*: )?(?:Of|Stays|Records|Reviews|New|Follow-up|Waits|Sent|Visits|Claims)$/

/** The numbers of cases of a page: by table, row and column. */
function numbersOf(tables: readonly TableOf[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const { id, columns, rows } of tables)
    for (const row of rows) {
      const isWord = (cell: unknown) => typeof cell === 'string' && cell !== FEW && cell !== 'not split'
      const words = row.filter((cell, at) => isWord(cell) && (at === 0 || !COUNTS.test(columns[at] ?? '')))
      const name = `${id} ${words.slice(0, 3).join(' ')} ${id === 'visits' ? row[3] : ''}`
      if (NOT_FILTERED.test(id) || NOT_FILTERED.test(name) || name.includes('in dollars')) continue
      row.forEach((cell, at) => {
        const column = columns[at] ?? ''
        if (typeof cell === 'number' && COUNTS.test(column)) found.set(`${name} ${column}`, cell)
      })
    }
  return found
}

/**
 * Of how many cases the numbers of a specialty are, added up from the roll-ups: without a filter a small member is left out of what is
 * told, and what is really left over counts.
 */
function realSizes(context: Context, months: number): Map<string, number> {
  const to = lastMatured(context.now())
  const since = `payer = 'all' and month between ${to - months + 1} and ${to}`
  const OF = {
    ...{ unspecified: 'askable', unspecifiedAfter: 'askable', review: 'encounters', queried: 'reviewed' },
    ...{ response: 'sent', timely: 'sent', impact: 'closed', compliance: 'sent' },
  }
  const shares = rowsOf(
    context.db,
    `select specialty, sum(askable) askable, sum(encounters) encounters, sum(reviewed) reviewed, sum(sent) sent, sum(closed) closed
     from month_providers m join providers p on p.id = m.provider_id where timing = 'all' and ${since} group by 1`,
  )
  const families = rowsOf(
    context.db,
    `select specialty, family, sum(lines) n from month_gaps m join providers p on p.id = m.provider_id
     where axis = 'any' and ${since} group by 1, 2`,
  )
  return new Map([
    ...shares.flatMap((row) =>
      Object.entries(OF).map(([id, column]): [string, number] => [
        `shares ${row.specialty} ${nameOf(id)}  Of`,
        Number(row[column]),
      ]),
    ),
    ...families.map((row): [string, number] => [`heat ${row.specialty}  ${row.family}: Of`, Number(row.n)]),
  ])
}

test.each(Object.keys(PAGES))(
  'no number of a small part is left over by a filter, nor between two periods: %s',
  async (name) => {
    const context = await aHospital({ seed: 'subtraction', encounters: 2000, detail: 'facts' })
    const page = PAGES[name] as Page
    const numbers = async (search: Record<string, string>) =>
      numbersOf(await page(context, new URLSearchParams({ measure: 'response', ...search })))
    const real = async (months: string) => {
      const sizes = realSizes(context, Number(months))
      return new Map([...(await numbers({ months }))].map(([number, n]) => [number, sizes.get(number) ?? n]))
    }
    const facilities = (await listFacilityNames(context.db)).map(({ id }) => id)
    const filters = {
      facility: facilities,
      payer: ['medicare', 'medicaid', 'commercial', 'other'],
      ...(name === 'coding' || name === 'post-bill' ? {} : { timing: ['concurrent', 'retrospective', 'post-bill'] }),
    }
    const left: string[] = []
    let told = 0
    for (const months of ['6', '12', '24']) {
      const whole = await real(months)
      for (const [filter, settings] of Object.entries(filters)) {
        const parts = await Promise.all(settings.map((setting) => numbers({ months, [filter]: setting })))
        for (const [number, n] of whole) {
          const shown = parts.flatMap((part) => part.get(number) ?? [])
          // What the filter does not cut (a measure of stays by the timing of queries) is the same under each setting.
          if (shown.length === 0 || shown.every((one) => one === n)) continue
          told += shown.length
          const rest = n - shown.reduce((sum, one) => sum + one, 0)
          // Nine between two hidden parts are ten values for each: what suppression allows.
          const most = settings.length - shown.length > 1 ? 8 : 9
          if (rest > 0 && rest <= most) left.push(`${months} months by ${filter}: ${number}: ${rest} of ${n}`)
        }
      }
    }
    expect(told).toBeGreaterThan(20)
    expect(left).toEqual([])
    // Longer and shorter periods, beside the usual one. Months stand for themselves in each.
    const [short, usual, long] = await Promise.all(['6', '12', '24'].map(real))
    for (const [number, n] of usual ?? []) {
      if (/^(volume|control|queries|case-mix|turnaround|trend|denial-months)/.test(number)) continue
      // Another period adds up only what is told of families: it tells nothing more than they do (axes.test.ts).
      if (number.startsWith('axes ')) continue
      // How often a coder was audited between two periods says nothing of a patient.
      if (/^coders .* (codes|records|passed|drgs): Of/.test(number)) continue
      const [less, more] = [short?.get(number), long?.get(number)]
      for (const between of [less === undefined ? 0 : n - less, more === undefined ? 0 : more - n])
        expect(between <= 0 || between >= 10, `${number}: ${between} between two periods`).toBe(true)
    }
  },
  600_000,
)
