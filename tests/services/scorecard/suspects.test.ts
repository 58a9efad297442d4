import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import hintTable from '#app/domain/payment/suspect-hints.json'
import { hccTablesOf } from '#app/services/payment/tables.server.ts'
import { readSuspects } from '#app/services/scorecard/member-risks.server.ts'
import { rebuildRollUps, takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { type Change, commit } from '#db/commit.ts'
import { saveRiskMember } from '#db/risk-members.ts'
import { codedLines, encounters } from '#db/schema/encounter.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { aFile, imported, WARD } from '../intake/received.ts'
import { type Row, rollUpsOf, rowsOf, Tally } from './recount.ts'

const yearOf = (at: unknown) => new Date(Number(at)).getUTCFullYear()
const json = (text: unknown) => JSON.parse(String(text))
const bare = (code: unknown) => String(code).replace('.', '')

/** Hints of a member's final charts, looked for again in plain loops: category and the words by which a query would quote it. */
function slowHints(facts: Record<'medications' | 'results' | 'problems', Row[]>, year: number, hccsOf: Mapping) {
  const found: { hcc: string; words: string[] }[] = []
  for (const { hcc, names } of hintTable.drugs)
    for (const { name, start_at } of facts.medications)
      if (yearOf(start_at) === year && names.some((one) => String(name).toLowerCase().includes(one)))
        found.push({ hcc, words: names })
  const values = (names: string[]) =>
    facts.results
      .filter(({ name, value, taken_at }) => {
        const isNamed = names.some((one) => String(name).toLowerCase().includes(one))
        return isNamed && value !== null && [year - 1, year].includes(yearOf(taken_at))
      })
      .sort((a, b) => Number(a.taken_at) - Number(b.taken_at))
  const low: Row[] = []
  for (const one of values(hintTable.filtration.names)) {
    if (Number(one.value) >= 60) low.length = 0
    else low.push(one)
  }
  const [first, last] = [low[0], low.at(-1)]
  if (first && last && Number(last.taken_at) - Number(first.taken_at) >= 90 * 86_400_000) {
    const stage = [...hintTable.filtration.stages].find(({ below }) => Number(last.value) < below)
    if (stage) found.push({ hcc: stage.hcc, words: hintTable.filtration.names })
  }
  const sugar = values(hintTable.glycated.names).filter(({ value }) => Number(value) >= 6.5)
  const days = sugar.map(({ taken_at }) => new Date(Number(taken_at)).toISOString().slice(0, 10))
  if (days.length > 0 && days[0] !== days.at(-1)) found.push({ hcc: '38', words: hintTable.glycated.names })
  const mass = values(hintTable.bodyMass.names).at(-1)
  if (mass && Number(mass.value) >= 40) found.push({ hcc: '48', words: hintTable.bodyMass.names })
  for (const { name, codings, category, recorded_at } of facts.problems)
    if (category !== 'claim-diagnosis' && yearOf(recorded_at) <= year)
      for (const { code } of json(codings))
        for (const hcc of hccsOf.get(bare(code)) ?? []) found.push({ hcc, words: [String(name)] })
  return found
}
type Mapping = ReadonlyMap<string, readonly string[]>

/** The codes of a stay as the notes alone gave them, found again from the first question and from what answers brought. */
function slowFirst(db: Parameters<typeof rowsOf>[0], stay: Row, now: string[]): string[] {
  const asked = rowsOf(
    db,
    `select id from queries where encounter_id = '${stay.id}' and sent_at is not null order by sent_at, id`,
  )
  const before = asked
    .map(({ id }) => rowsOf(db, `select lines_before from query_versions where query_id = '${id}' and number = 1`))
    .map(([version]) => (version ? json(version.lines_before) : []))
    .find((lines) => lines.length > 0)
  const then: string[] = (before ?? []).map(({ code }: { code: string }) => code)
  const brought = new Set<string>()
  for (const { id } of asked)
    for (const one of rowsOf(db, `select * from reconciliations where query_id = '${id}' and outcome <> 'no-change'`)) {
      const had = json(one.lines_before).map(({ code }: { code: string }) => code)
      if (had.length > 0)
        for (const { code } of json(one.lines_after)) if (!had.includes(code)) brought.add(String(code))
    }
  const families = then.map((code) => code.slice(0, 3))
  return [...then, ...now.filter((code) => !families.includes(code.slice(0, 3)) && !brought.has(code))]
}

function ofPatients(rows: Row[]): Map<string, Row[]> {
  const found = new Map<string, Row[]>()
  for (const row of rows) {
    const own = found.get(String(row.patient_id))
    if (own) own.push(row)
    else found.set(String(row.patient_id), [row])
  }
  return found
}

describe('hinted-at categories', () => {
  test('confirmed, ruled out and taken out are what a slow walk over every member finds, and a rebuild gives the same', async () => {
    const context = await aHospital({ seed: 'slow', encounters: 700, detail: 'full' })
    const { db } = context
    const [slow, kept] = [new Tally(), new Tally()]
    const loaded = await hccTablesOf(db, null)
    if (!loaded) throw new Error('No tables.')
    const { hccsOf, drops } = loaded.tables.models.V28
    const standing = (codes: readonly string[]) => {
      const all = new Set(codes.flatMap((code) => hccsOf.get(bare(code)) ?? []))
      return [...all].filter((hcc) => ![...all].some((other) => drops.get(other)?.includes(hcc)))
    }
    const isIn = (held: string[], hcc: string) =>
      held.includes(hcc) || held.some((high) => drops.get(high)?.includes(hcc))
    // Read once: no index leads from a patient to these, and to look through all of them for each member takes longer than the walk.
    const every = Object.fromEntries(
      ['medications', 'results', 'problems'].map((table) => [table, ofPatients(rowsOf(db, `select * from ${table}`))]),
    )
    for (const member of rowsOf(db, 'select * from risk_members')) {
      const year = Number(member.payment_year) - 1
      const own = `patient_id = '${member.patient_id}'`
      const stays = rowsOf(db, `select *, coalesce(end_at, start_at) as at from encounters where ${own}`)
      const ofYear = stays.filter(({ at }) => yearOf(at) === year)
      if (ofYear.length === 0) continue
      const isFinal = (id: unknown) => stays.some((stay) => stay.id === id && stay.coding_state === 'final')
      const coded = (table: string) =>
        (every[table]?.get(String(member.patient_id)) ?? []).filter(({ encounter_id }) => isFinal(encounter_id))
      const begun = new Map(stays.map(({ id, start_at }) => [id, start_at]))
      const medications = coded('medications').map((row) => ({ ...row, start_at: begun.get(row.encounter_id) }))
      const facts = { medications, results: coded('results'), problems: coded('problems') }
      const hints = slowHints(facts, year, hccsOf)
      const [first, final, firstOfFinal]: string[][] = [[], [], []]
      const quoted: string[] = []
      for (const stay of ofYear) {
        const lines = rowsOf(db, `select * from coded_lines where encounter_id = '${stay.id}' order by sequence`)
        const notes = slowFirst(
          db,
          stay,
          lines.map(({ code }) => String(code)),
        )
        first?.push(...notes)
        if (stay.coding_state === 'final') firstOfFinal?.push(...notes)
        final?.push(...lines.filter(({ stage }) => stage === 'final').map(({ code }) => String(code)))
        quoted.push(
          ...rowsOf(
            db,
            `select q.wording from queries q join answers a on a.query_id = q.id and a.taken_back_at is null
             where q.encounter_id = '${stay.id}' and a.gist in ('ruled-out', 'not-significant', 'no')`,
          ).flatMap(({ wording }) => json(wording).indicators.map(({ text }: { text: string }) => text.toLowerCase())),
        )
      }
      const [before, after, claimed] = [standing(first ?? []), standing(final ?? []), standing(firstOfFinal ?? [])]
      const all = [...new Set(hints.map(({ hcc }) => hcc))]
      const suspects = all.filter((hcc) => !isIn(before, hcc) && !all.some((other) => drops.get(other)?.includes(hcc)))
      const ruledOut = (hcc: string) =>
        hints.some(
          (hint) => hint.hcc === hcc && hint.words.some((word) => quoted.join(' ').includes(word.toLowerCase())),
        )
      const key = `${member.patient_id} ${year}`
      slow.add(`${key} suspects`, suspects.length)
      slow.add(`${key} confirmed`, suspects.filter((hcc) => isIn(after, hcc)).length)
      slow.add(`${key} ruled_out`, suspects.filter((hcc) => !isIn(after, hcc) && ruledOut(hcc)).length)
      slow.add(`${key} coded`, claimed.length)
      slow.add(`${key} taken_out`, claimed.filter((hcc) => !isIn(after, hcc)).length)
    }
    for (const row of rowsOf(db, 'select * from member_suspects'))
      for (const name of ['suspects', 'confirmed', 'ruled_out', 'coded', 'taken_out'])
        kept.add(`${row.patient_id} ${row.year} ${name}`, Number(row[name]))
    expect(kept.sorted()).toEqual(slow.sorted())
    const sums = rowsOf(
      db,
      'select sum(suspects) suspects, sum(confirmed) confirmed, sum(ruled_out) ruled, sum(taken_out) gone from member_suspects',
    )[0]
    for (const name of ['suspects', 'confirmed', 'ruled', 'gone']) expect(Number(sums?.[name]), name).toBeGreaterThan(0)
    const period = { from: 2026 * 12, to: 2026 * 12 + 11 }
    const page = await readSuspects(db, period, { facilityIds: null, reach: null })
    expect(page?.takenOut).toMatchObject({ n: expect.any(Number), low: expect.any(Number), high: expect.any(Number) })
    const followed = rollUpsOf(db)
    await rebuildRollUps(context, { anew: true })
    expect(rollUpsOf(db)).toEqual(followed)
  }, 240_000)

  test('follow a drug that is received long after its encounter, and one that is withdrawn', async () => {
    const context = aContext()
    const { db } = context
    await imported(context, [WARD])
    const [stay] = rowsOf(db, `select * from encounters where source_id = 'Encounter/stay-1'`)
    const [encounterId, patientId] = [String(stay?.id), String(stay?.patient_id)]
    const paymentYear = yearOf(stay?.end_at ?? stay?.start_at) + 1
    const line = { id: 'l-1', encounterId, code: 'I10', release: 'icd10cm:2026', sequence: 1, stage: 'final' as const }
    const rest = { position: 'principal' as const, presentOnAdmission: null, codedBy: 'u', codedAt: context.now() }
    await commit(db, {
      writes: [
        saveRiskMember({ patientId, paymentYear, segment: 'CNA', isOriginallyDisabled: false, hasMedicaid: false }),
        (tx) => tx.update(encounters).set({ codingState: 'final' }),
        (tx) => tx.insert(codedLines).values({ ...line, ...rest }),
      ],
      changes: [{ topic: 'encounter', onId: encounterId } satisfies Change],
      audit: [{ what: 'coding.changed', who: 'u', at: context.now(), onId: encounterId }],
    })
    await takeInFeed(context)
    const suspects = () => Number(rowsOf(db, 'select sum(suspects) n from member_suspects')[0]?.n ?? 0)
    expect(suspects()).toBe(0)
    const given = readdirSync(WARD)
      .flatMap((file) => readFileSync(`${WARD}/${file}`, 'utf8').trim().split('\n'))
      .map((text) => JSON.parse(text))
    const order = given.find(({ resourceType, encounter }) => resourceType === 'MedicationRequest' && encounter)
    const inhaler = { ...order, id: 'inhaler', medicationCodeableConcept: { text: 'Tiotropium 18 mcg' } }
    delete inhaler.medicationReference
    await imported(context, [aFile([inhaler])])
    await takeInFeed(context)
    expect(rowsOf(db, `select name from medications where name like 'Tiotropium%'`)).toHaveLength(1)
    expect(suspects()).toBe(1)
    await imported(context, [aFile([{ ...inhaler, status: 'entered-in-error' }])])
    await takeInFeed(context)
    expect(suspects()).toBe(0)
    const followed = rollUpsOf(db)
    await rebuildRollUps(context, { anew: true })
    expect(rollUpsOf(db)).toEqual(followed)
  })
})
