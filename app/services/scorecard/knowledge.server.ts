import type { DrgTables } from '#app/domain/payment/drg-tables.ts'
import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { type Stance, stancesOf } from '#app/domain/scorecard/measures/specifics.ts'
import { seedOf } from '#app/domain/scorecard/statistics/random.ts'
import type { Db } from '#db/client.ts'
import { listActiveReleases } from '#db/releases.ts'
import { listSpecificity } from '../codes/list-specificity.server.ts'
import type { Context } from '../context.server.ts'
import { drgTablesOn, hccTablesOf } from '../payment/tables.server.ts'

/** What is not in the charts but decides what is counted: what codes leave open, the DRG tables, and the risk categories. */
export type Knowledge = {
  stanceOf(release: string | undefined): Promise<(code: string) => Stance | undefined>
  drgTables(day: string): Promise<DrgTables | null>
  hccTables(paymentYear: number): Promise<HccTables | null>
}

/** Raised when what is counted changes: every scorecard is then made again. */
const COUNTING = 'counting:11'

/** One number for all releases in force: another one means that what was counted rests on other tables. */
export async function basisOf(db: Db): Promise<number> {
  const active = await listActiveReleases(db)
  return seedOf([COUNTING, ...active.map(({ id, digest }) => `${id} ${digest}`)].join('\n'))
}

const known = new WeakMap<Db, { basis: number; stances: Map<number, Promise<Map<string, Stance>>> }>()

function stancesKept(context: Context, basis: number, year: number): Promise<Map<string, Stance>> {
  const kept = known.get(context.db)
  const { stances } = kept?.basis === basis ? kept : { stances: new Map<number, Promise<Map<string, Stance>>>() }
  known.set(context.db, { basis, stances })
  const found = stances.get(year) ?? listSpecificity(context, year).then(({ codes }) => stancesOf(codes))
  stances.set(year, found)
  return found
}

const yearOf = (release: string | undefined, now: Date): number =>
  Number(/:(\d{4})/.exec(release ?? '')?.[1] ?? now.getUTCFullYear())

/** The tables of each day, asked for once while the basis is the same; of more than two editions all are let go, since they are large. */
function ofDays(load: Knowledge['drgTables']): Knowledge['drgTables'] {
  const days = new Map<string, DrgTables | null>()
  return async (day) => {
    const known = days.get(day)
    if (known !== undefined) return known
    const tables = await load(day)
    if (new Set([...days.values(), tables]).size > 2) days.clear()
    days.set(day, tables)
    return tables
  }
}

/** The knowledge of a basis; what a code set leaves open is worked out once an edition. */
export function knowledgeOf(context: Context, basis: number): Knowledge {
  return {
    stanceOf: async (release) => {
      const stances = await stancesKept(context, basis, yearOf(release, context.now()))
      return (code) => stances.get(code)
    },
    drgTables: ofDays(async (day) => {
      const loaded = (await drgTablesOn(context.db, day)) ?? (await drgTablesOn(context.db, null))
      return loaded?.tables ?? null
    }),
    hccTables: async (paymentYear) => {
      const loaded = (await hccTablesOf(context.db, paymentYear)) ?? (await hccTablesOf(context.db, null))
      return loaded?.tables ?? null
    },
  }
}
