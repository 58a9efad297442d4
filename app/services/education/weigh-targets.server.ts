import { setImmediate } from 'node:timers/promises'
import type { Target, TargetGrouping } from '#app/domain/education/target.ts'
import { moveOf, type TargetWeight, targetWeightOf, type Weighed } from '#app/domain/education/target-weight.ts'
import { drgChanges, hccChanges, type OpenCode } from '#app/domain/education/weigh-gap.ts'
import type { Period } from '#app/domain/scorecard/measures/month.ts'
import type { Db } from '#db/client.ts'
import { listLinesOf } from '#db/code-uses.ts'
import { listLinesOfCategories } from '#db/education-facts.ts'
import { readStays } from '#db/scorecard-facts.ts'
import type { Context } from '../context.server.ts'
import { opennessOf } from '../encounter/list-opportunities.server.ts'
import { demographyOf, UNKNOWN_MEMBER } from '../payment/read-recapture.server.ts'
import { drgTablesOn, hccTablesOf } from '../payment/tables.server.ts'
import { restOf } from '../scorecard/encounter-facts.server.ts'

/** Of each target so many of its newest open codes, among so many of its newest lines. */
export const MOST_GAPS = 25
const MOST_LINES = 400

type Among = { by: TargetGrouping; period: Period }
export type TargetsToWeigh = { targets: readonly Target[]; among: Among }

/** What better documentation of these targets would change in weight, in their order. It reads charts: see `weightsAtHand`. */
export async function weighTargets(context: Context, { targets, among }: TargetsToWeigh): Promise<TargetWeight[]> {
  const tables = tablesOf(context.db)
  const found: TargetWeight[] = []
  for (const target of targets) {
    found.push(targetWeightOf(await weighedOf(context, tables, target, among)))
    await setImmediate()
  }
  return found
}

type Stay = Awaited<ReturnType<typeof readStays>>[number]

async function weighedOf(context: Context, tables: Tables, target: Target, { by, period }: Among): Promise<Weighed[]> {
  const { db } = context
  const { axes, writing } = target
  const lines = await listLinesOfCategories(
    db,
    { ...writing, period, facilityId: by === 'facility' ? target.group : null },
    MOST_LINES,
  )
  const openness = await opennessOf(
    context,
    lines.map((line) => ({ ...line, codedBy: '' })),
  )
  const written = new Map<string, number>()
  for (const { code } of lines) written.set(code, (written.get(code) ?? 0) + 1)
  const isOpen = ({ code }: { code: string }) =>
    axes.some((axis) => openness.get(code)?.axes.some((one) => one === axis))
  const open = lines.filter(isOpen).slice(0, MOST_GAPS)
  const ids = [...new Set(open.map(({ encounterId }) => encounterId))]
  const stays = new Map((await readStays(db, ids)).map((stay) => [stay.id, stay]))
  const linesOf = await listLinesOf(db, ids)
  const weighed: Weighed[] = []
  for (const { encounterId, code } of open) {
    const stay = stays.get(encounterId)
    const alternatives = openness.get(code)?.alternatives ?? []
    if (!stay) continue
    const { scale, changes } = await changesOf(tables, stay, {
      code,
      alternatives,
      lines: linesOf.get(encounterId) ?? [],
    })
    const outcomes = alternatives.map((to, at) => ({
      changeX10000: changes[at] ?? null,
      written: written.get(to) ?? 0,
    }))
    weighed.push({ scale, move: moveOf(outcomes) })
  }
  return weighed
}

type Tables = { drg(day: string): ReturnType<typeof drgTablesOn>; hcc(year: number): ReturnType<typeof hccTablesOf> }

/** The tables of a day or payment year, else the latest; each is looked up once. */
function tablesOf(db: Db): Tables {
  const [drgs, hccs] = [
    new Map<string, ReturnType<typeof drgTablesOn>>(),
    new Map<number, ReturnType<typeof hccTablesOf>>(),
  ]
  return {
    drg: (day) => {
      const found = drgs.get(day) ?? drgTablesOn(db, day).then((loaded) => loaded ?? drgTablesOn(db, null))
      drgs.set(day, found)
      return found
    },
    hcc: (year) => {
      const found = hccs.get(year) ?? hccTablesOf(db, year).then((loaded) => loaded ?? hccTablesOf(db, null))
      hccs.set(year, found)
      return found
    },
  }
}

/** An inpatient stay is weighed by its MS-DRG; all else by the raw V28 score, as if every member lived at home without Medicaid. */
async function changesOf(tables: Tables, stay: Stay, open: OpenCode) {
  const day = (stay.endAt ?? stay.startAt).toISOString().slice(0, 10)
  if (stay.class === 'inpatient') {
    const loaded = await tables.drg(day)
    return { scale: 'drg' as const, changes: loaded ? drgChanges(loaded.tables, open, restOf(stay)) : [] }
  }
  const year = Number(day.slice(0, 4)) + 1
  const [loaded, member] = [await tables.hcc(year), demographyOf(stay, UNKNOWN_MEMBER, year)]
  const changes = loaded && member ? hccChanges(loaded.tables, open, { member, isWhole: !loaded.isStarter }) : []
  return { scale: 'hcc' as const, changes }
}
