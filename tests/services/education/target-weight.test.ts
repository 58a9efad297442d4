import { expect, test } from 'vitest'
import { familyOf } from '#app/domain/codes/family.ts'
import type { User } from '#app/domain/identity/role.ts'
import { listSpecificity } from '#app/services/codes/list-specificity.server.ts'
import { exportTargets, readTargets } from '#app/services/education/read-targets.server.ts'
import { keepList } from '#app/services/education/save-list.server.ts'
import { weighAhead } from '#app/services/education/weigh-ahead.server.ts'
import type { Db } from '#db/client.ts'
import { commit } from '#db/commit.ts'
import { listTeachable } from '#db/education-people.ts'
import { codedLines } from '#db/schema/encounter.ts'
import drgs from '#db/seed/starter/msdrg-drgs.json' with { type: 'json' }
import groups from '#db/seed/starter/msdrg-exclusion-groups.json' with { type: 'json' }
import exclusions from '#db/seed/starter/msdrg-exclusion-principals.json' with { type: 'json' }
import principals from '#db/seed/starter/msdrg-principals.json' with { type: 'json' }
import severity from '#db/seed/starter/msdrg-severity.json' with { type: 'json' }
import { PEOPLE } from '#tests/helpers/clinic.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { rowsOf } from '../scorecard/recount.ts'

/*
 * The weight behind targets worked out a second time: from the rows of the starter tables and of the charts alone, line by line, with nothing of
 * the grouper or of the product's own weighing.
 */
type Line = { code: string; position: string }

/** Diagnoses whose group hangs on more than severity: none of them is asked here. */
const SPECIAL = ['14', '15', '20', '22', '25', 'PRE', '00', '24']

const [rowOf, groupOf, excludedOf, levelOf] = [
  new Map(principals.rows.map((row) => [row.code, row])),
  new Map(exclusions.rows.map(({ principal, group }) => [principal, group])),
  new Map(groups.rows.map(({ group, excluded }) => [group, new Set(excluded)])),
  new Map(severity.rows.map((row) => [row.code, row])),
]

function slowWeight(lines: readonly Line[], changed: string, died: boolean): number | null {
  const principal = lines.find(({ position }) => position === 'principal')
  const row = rowOf.get(principal?.code ?? '')
  if (!principal || !row?.drgs) return null
  const group = groupOf.get(principal.code)
  const excluded = group === undefined ? undefined : excludedOf.get(group)
  let level: 'none' | 'cc' | 'mcc' = 'none'
  for (const { code, position } of lines) {
    if (position === 'principal') continue
    const entry = levelOf.get(code)
    if (!entry) {
      if (code === changed && !rowOf.has(code)) return null
      continue
    }
    if (code === principal.code || excluded?.has(code) || (entry.onlyIfAlive && died)) continue
    if (entry.level === 'MCC') level = 'mcc'
    else if (level === 'none') level = 'cc'
  }
  return drgs.rows.find(({ drg }) => drg === row.drgs?.[level])?.weightX10000 ?? null
}

/** The lines of a group in some months, the newest encounter first; read once for its targets. */
const linesRead = new Map<string, (Record<string, unknown> & Line)[]>()
function linesOf(db: Db, where: string, months: { from: number; to: number }) {
  const known = linesRead.get(where)
  if (known) return known
  const rows = rowsOf(
    db,
    `select c.encounter_id, l.code, l.position, l.sequence, e.class, e.disposition, e.encoder_drg
     from contributions c join coded_lines l on l.encounter_id = c.encounter_id join encounters e on e.id = c.encounter_id
     join providers p on p.id = c.provider_id
     where ${where} and c.month between ${months.from} and ${months.to}
     order by c.month desc, c.encounter_id desc, l.sequence`,
  ).map((row) => ({ ...row, code: String(row.code), position: String(row.position) }))
  linesRead.set(where, rows)
  return rows
}

/** The newest 25 codes of a target that stand open in a chart, and what they weigh. */
async function slowTarget(
  db: Db,
  open: Map<string, { axes: string[]; alternatives: string[] }>,
  target: { family: string; axes: string[] },
  where: string,
  months: { from: number; to: number },
) {
  const rows = linesOf(db, where, months)
  const ofFamily = rows.filter(({ code }) => familyOf(code.slice(0, 3)).id === target.family).slice(0, 400)
  const gaps = ofFamily
    .filter(({ code }) => open.get(code)?.axes.some((axis) => target.axes.includes(axis)))
    .slice(0, 25)
  const sizes: number[] = []
  let inpatients = 0
  for (const gap of gaps as (Record<string, unknown> & Line)[]) {
    if (gap.class !== 'inpatient') continue
    inpatients += 1
    const stay = rows.filter((row) => (row as Record<string, unknown>).encounter_id === gap.encounter_id)
    const principal = stay.find(({ position }) => position === 'principal')
    const mdc = rowOf.get(principal?.code ?? '')?.mdc ?? ''
    if (SPECIAL.includes(mdc) || gap.encoder_drg || stay.some(({ code }) => code === 'B20')) return null
    const died = ['20', 'exp'].includes(String(gap.disposition))
    const before = slowWeight(stay, gap.code, died)
    const alternatives = open.get(gap.code)?.alternatives ?? []
    const written = alternatives.map((to) => ofFamily.filter(({ code }) => code === to).length)
    const any = written.some((n) => n > 0)
    let [share, size] = [0, 0]
    alternatives.forEach((to, at) => {
      const part = any ? (written[at] ?? 0) : 1
      const others = stay.filter(({ code }) => code !== gap.code)
      const isThere = others.some(({ code }) => code === to)
      const after = slowWeight(isThere ? others : [...others, { code: to, position: gap.position }], to, died)
      if (before === null || after === null) return
      share += part
      size += part * Math.abs(after - before)
    })
    if (share > 0) sizes.push(size / share)
  }
  const mean = sizes.length === 0 ? null : sizes.reduce((a, b) => a + b, 0) / sizes.length
  return { looked: gaps.length, inpatients, told: sizes.length, mean }
}

const HOSPITAL = { seed: 'slow', encounters: 700, detail: 'full' } as const
// Filling and weighing a hospital takes longer than most tests.
const LONG = 180_000
const EVERYTHING = new URLSearchParams({ all: '1', months: '24' })

/** Two lists that share people: every second provider and every third. */
async function withLists(context: Awaited<ReturnType<typeof aHospital>>): Promise<Map<string, string[]>> {
  const all = (await listTeachable(context.db)).map(({ id }) => id)
  const lists = new Map<string, string[]>()
  for (const step of [2, 3]) {
    const providerIds = all.filter((_, at) => at % step === 0)
    const kept = await keepList(context, PEOPLE.cdi, { id: null, version: 0, name: `Every ${step}`, providerIds })
    if (kept.ok) lists.set(kept.value.id, kept.value.providerIds)
  }
  return lists
}

test(
  'the weight of each target, by specialty, facility or list, is what a slow count from raw tables and charts gives',
  async () => {
    const context = await aHospital(HOSPITAL)
    const lists = await withLists(context)
    const whereOf = (by: string, group: string) => {
      if (by === 'specialty') return `coalesce(p.specialty, '') = '${group}'`
      if (by === 'facility') return `e.facility_id = '${group}'`
      return `p.id in (${lists.get(group)?.map((id) => `'${id}'`)})`
    }
    const { codes } = await listSpecificity(context)
    const open = new Map(codes.filter(({ unspecified }) => unspecified).map((one) => [one.code, one]))
    for (const by of ['specialty', 'facility', 'list']) {
      const { targets, period } = await readTargets(
        context,
        PEOPLE.cdi,
        new URLSearchParams({ all: '1', months: '24', by }),
      )
      expect(new Set(targets.map(({ group }) => group)).size).toBeGreaterThan(1)
      let [compared, moved] = [0, 0]
      for (const target of targets) {
        const slow = await slowTarget(context.db, open, target, whereOf(by, target.group), period)
        if (slow === null || target.weight === null) continue
        const { looked, drg } = target.weight
        expect([target.family, looked, drg.looked, drg.told]).toEqual([
          target.family,
          slow.looked,
          slow.inpatients,
          slow.told,
        ])
        if (slow.mean === null) expect(drg.sizeX10000).toBeNull()
        else expect(drg.sizeX10000).toBeCloseTo(slow.mean, 6)
        compared += 1
        if ((slow.mean ?? 0) > 0) moved += 1
      }
      expect(compared).toBeGreaterThanOrEqual(8)
      expect(moved).toBeGreaterThanOrEqual(4)
    }
  },
  LONG,
)

test(
  'who may not see payment gets the targets without a weight, on the page and in the table',
  async () => {
    const context = await aHospital(HOSPITAL)
    const advisor: User = { ...PEOPLE.advisor }
    const [seen, hidden] = [
      await readTargets(context, PEOPLE.manager, EVERYTHING),
      await readTargets(context, advisor, EVERYTHING),
    ]
    expect(seen.targets.some(({ weight }) => weight !== null)).toBe(true)
    expect(hidden.maySeeWeight).toBe(false)
    expect(hidden.targets.every(({ weight }) => weight === null)).toBe(true)
    const [full] = await exportTargets(context, PEOPLE.manager, EVERYTHING)
    const [plain] = await exportTargets(context, advisor, EVERYTHING)
    expect(full?.columns.filter((column) => /weight|score/i.test(column))).not.toEqual([])
    expect(plain?.columns.filter((column) => /weight|score|DRG|HCC/i.test(column))).toEqual([])
    expect(full?.rows.every((row) => row.length === full.columns.length)).toBe(true)
  },
  LONG,
)

test(
  'what a look shows is weighed ahead where somebody looks, once for what stands in the charts',
  async () => {
    const context = await aHospital(HOSPITAL)
    expect(await weighAhead(context)).toBe(0)
    // Somebody looks who may not see payment: nothing is weighed for that.
    await readTargets(context, PEOPLE.advisor, new URLSearchParams())
    const weighed = await weighAhead(context)
    expect(weighed).toBeGreaterThan(0)
    expect(await weighAhead(context)).toBe(0)
    // Without a line in any chart nothing could be weighed any more: what is shown was found before.
    await commit(context.db, {
      writes: [(tx) => tx.delete(codedLines)],
      audit: [{ what: 'demo.filled', who: 'system', at: context.now() }],
    })
    for (const by of ['specialty', 'facility']) {
      const { targets } = await readTargets(context, PEOPLE.cdi, new URLSearchParams({ by }))
      expect(targets.some(({ weight }) => (weight?.looked ?? 0) > 0)).toBe(true)
    }
  },
  LONG,
)
