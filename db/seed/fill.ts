import type { AuditEntry } from '#app/domain/audit/entry.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { upsertRows } from '../bulk.ts'
import type { Db } from '../client.ts'
import { commit } from '../commit.ts'
import { facilities, providers, users } from '../schema/identity.ts'
import { addHours, addReviewHours, type CoderMonth, hoursRows, reviewHoursRows, standardRows } from './accepted-rows.ts'
import { educationRows } from './education-rows.ts'
import { historyOf } from './history.ts'
import { buildDemoHospital, type DemoEncounter, type DemoHospital, type DemoOptions } from './hospital.ts'
import { lettersOf } from './mail.ts'
import { rateRows } from './payment-rows.ts'
import { changesOf, writesOf } from './rows.ts'

/** Encounters a commit: some 2,000 short rows. */
const BATCH = 24
const HISTORY_BATCH = 400
const FACTS_BATCH = 200

export type Filled = { encounters: number; documents: number; results: number; queries: number; openQueries: number }

const nothing = (): Filled => ({ encounters: 0, documents: 0, results: 0, queries: 0, openQueries: 0 })

function add(total: Filled, { documents, results, queries }: DemoEncounter): void {
  total.encounters += 1
  total.documents += documents.length
  total.results += results.length
  total.queries += queries.length
  total.openQueries += queries.filter(({ query }) => query.state === 'open').length
}

const filled = (at: Date, step: string): [AuditEntry] => [{ what: 'demo.filled', who: 'system', at, detail: { step } }]

async function fillPeople(db: Db, hospital: DemoHospital, now: Date): Promise<void> {
  const flat = <T extends { source: { system: string; id: string } }>({ source, ...rest }: T) => ({
    ...rest,
    sourceSystem: source.system,
    sourceId: source.id,
  })
  const writes = [
    ...upsertRows(facilities, hospital.facilities.map(flat)),
    ...upsertRows(providers, hospital.providers.map(flat)),
    ...upsertRows(users, hospital.users),
  ]
  await commit(db, { writes, audit: filled(now, 'people') })
}

/** The audit trail of two years in order of time, in commits of bounded size. */
async function fillHistory(db: Db, entries: AuditEntry[]): Promise<void> {
  entries.sort((a, b) => a.at.getTime() - b.at.getTime())
  for (let from = 0; from < entries.length; from += HISTORY_BATCH) {
    const [first, ...rest] = entries.slice(from, from + HISTORY_BATCH)
    if (first) await commit(db, { writes: [], audit: [first, ...rest] })
  }
}

/**
 * Writes the invented hospital into an empty database and returns how much there is. A query that the compliance rules
 * stop is not part of the demo. Encounters are made and written a batch at a time, so that memory does not grow with their number.
 */
export async function fillDemo(
  db: Db,
  options: DemoOptions & { origin?: string },
  onProgress?: (done: number, of: number) => void,
): Promise<Filled> {
  const of = options.encounters ?? 3000
  const isFull = options.detail !== 'facts'
  const hospital = buildDemoHospital({ check: checkDraft, ...options, encounters: of })
  const total = nothing()
  const history: AuditEntry[] = []
  await fillPeople(db, hospital, options.now)
  await commit(db, { writes: educationRows(hospital, options.seed), audit: filled(options.now, 'education') })
  await commit(db, { writes: rateRows(hospital), audit: filled(options.now, 'payment rates') })
  let batch: DemoEncounter[] = []
  const write = async () => {
    if (batch.length === 0) return
    await commit(db, {
      writes: writesOf(batch, options.now),
      audit: filled(options.now, `encounters to ${total.encounters}`),
      changes: changesOf(batch),
      mail: options.origin ? lettersOf(batch, options.origin) : [],
    })
    batch = []
    onProgress?.(total.encounters, of)
  }
  const [hours, reviewHours] = [new Map<string, CoderMonth>(), new Map<string, CoderMonth>()]
  for (const each of hospital.encounters()) {
    batch.push(each)
    addHours(hours, each)
    if (isFull) addReviewHours(reviewHours, each)
    add(total, each)
    if (isFull) history.push(...historyOf(each))
    if (batch.length === (isFull ? BATCH : FACTS_BATCH)) await write()
  }
  await write()
  const worked = [...hoursRows(hours, options.now), ...reviewHoursRows(reviewHours, options.now)]
  await commit(db, {
    writes: [...worked, ...standardRows(options.now)],
    audit: filled(options.now, 'productive hours'),
  })
  await fillHistory(db, history)
  return total
}
