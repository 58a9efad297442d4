import { describe, expect, test } from 'vitest'
import type { Override } from '#app/domain/query/query.ts'
import { drawAuditSample } from '#app/services/query/draw-audit-sample.server.ts'
import { exportCompliance } from '#app/services/query/export-compliance.server.ts'
import { afterJudging, judgeItem, readBlinded, readSample } from '#app/services/query/judge-audit-item.server.ts'
import { loadQuery } from '#app/services/query/load.server.ts'
import { readCompliance } from '#app/services/query/read-compliance.server.ts'
import { saveDraft } from '#app/services/query/save-draft.server.ts'
import { send } from '#app/services/query/send.server.ts'
import { startDraft } from '#app/services/query/start-draft.server.ts'
import { withdraw } from '#app/services/query/withdraw.server.ts'
import { aClinic, aDraft, aSentQuery, PEOPLE, theQuery } from '#tests/helpers/clinic.ts'

type Clinic = Awaited<ReturnType<typeof aClinic>>
const NOTHING = new URLSearchParams()

/** A draft that leads in its first whole form, is repaired, and then sent. */
async function aRepairedQuery(context: Clinic) {
  const model = await aDraft(context)
  const started = await startDraft(context, { encounterId: 'e-1', user: PEOPLE.cdi })
  if (!started.ok) throw new Error(started.error)
  const keep = async (question: string, overrides: Override[] = []) => {
    const query = await theQuery(context, started.value.id)
    const { version } = query
    const wording = { ...model.wording, question }
    const kept = await saveDraft(context, {
      query,
      userId: PEOPLE.cdi.id,
      version,
      wording,
      providerId: 'p-osei',
      overrides,
    })
    if (!kept.ok) throw new Error(kept.error)
    return kept.value.check.findings.map(({ rule, where }) => ({ rule, where, reason: 'Reviewed' }))
  }
  await keep(`${model.wording.question} This would support a higher DRG.`)
  await keep(model.wording.question, await keep(model.wording.question))
  const query = await theQuery(context, started.value.id)
  const sent = await send(context, { query, userId: PEOPLE.cdi.id, authorName: PEOPLE.cdi.name })
  if (!sent.ok) throw new Error(sent.error)
  return query.id
}

describe('the next of a sample', () => {
  test('is one that the reviewer may see: a chart restricted meanwhile, or a query of their own, stops nobody', async () => {
    const context = await aClinic()
    await aSentQuery(context)
    const drawn = await drawAuditSample(context, PEOPLE.manager, { search: NOTHING, size: 5, seed: 's' })
    if (!drawn.ok) throw new Error(drawn.error)
    const next = async (who: typeof PEOPLE.manager) => (await readSample(context, who, drawn.value.id))?.next
    expect(await next(PEOPLE.advisor)).toBe(1)
    expect(await next({ ...PEOPLE.advisor, id: PEOPLE.coder.id })).toBeNull()
    expect(await next({ ...PEOPLE.advisor, facilityIds: ['elsewhere'] })).toBeNull()
    const where = { sampleId: drawn.value.id, position: 1 }
    const given = { ...where, verdict: 'compliant' as const, rules: [], comment: '' }
    expect(await afterJudging(context, PEOPLE.advisor, where.sampleId)).toBe(`/compliance/samples/${where.sampleId}/1`)
    expect((await judgeItem(context, PEOPLE.advisor, given)).ok).toBe(true)
    expect(await afterJudging(context, PEOPLE.advisor, where.sampleId)).toBe(`/compliance/samples/${where.sampleId}`)
  })
})

describe('the compliance figures', () => {
  test('a draft repaired before sending does not count as clean; its finding is told by rule, author and month', async () => {
    const context = await aClinic()
    await aRepairedQuery(context)
    const page = await readCompliance(context, PEOPLE.manager, NOTHING)
    expect(page.total).toMatchObject({ sent: 1, recorded: 1, clean: 0 })
    expect(page.rules.find(({ id }) => id === 'IMPACT')).toMatchObject({ drafts: 1, severity: 'error', months: [1] })
    expect(page.authors).toMatchObject([{ name: 'Ines Vogt', sent: 1, clean: 0 }])
    expect(page.templates).toMatchObject([{ name: 'Without a template' }])
  })

  test('a query from a template that was whole and clean at once counts so, and by its template', async () => {
    const context = await aClinic()
    await aSentQuery(context)
    const page = await readCompliance(context, PEOPLE.manager, NOTHING)
    expect(page.total).toMatchObject({ sent: 1, recorded: 1, clean: 1 })
    expect(page.templates).toMatchObject([{ key: 'heart-failure-detail', sent: 1, clean: 1 }])
    expect(page.states).toEqual([{ state: 'open', n: 1 }])
  })

  test('over time an author and a template have their errors month by month, and a rule its own findings', async () => {
    const context = await aClinic()
    await aRepairedQuery(context)
    const seen = async (search: string) =>
      (await readCompliance(context, PEOPLE.manager, new URLSearchParams(search))).trends
    const period = 'from=2026-08-01&to=2026-09-30'
    expect(await seen(period)).toMatchObject({
      rule: null,
      months: ['2026-08', '2026-09'],
      authors: [
        {
          name: 'Ines Vogt',
          trend: 'too-few',
          months: [
            { month: '2026-08', recorded: 0, found: 0 },
            { month: '2026-09', recorded: 1, found: 1 },
          ],
        },
      ],
      templates: [{ name: 'Without a template' }],
    })
    const found = async (rule: string) => (await seen(`${period}&rule=${rule}`)).authors[0]?.months[1]
    expect(await found('IMPACT')).toEqual({ month: '2026-09', recorded: 1, found: 1 })
    expect(await found('TITLE-DX')).toEqual({ month: '2026-09', recorded: 1, found: 0 })
    expect((await seen(`${period}&rule=no-such-rule`)).rule).toBeNull()
  })

  test('one author, or what was written without a template, is counted alone; the others stay to be chosen', async () => {
    const context = await aClinic()
    const first = await loadQuery(context, PEOPLE.cdi, await aRepairedQuery(context))
    // The same is not asked twice at once: the first one is taken back before the coder asks.
    if (first) await withdraw(context, first, { userId: PEOPLE.cdi.id, reason: 'No longer needed.' })
    await aSentQuery(context)
    const seen = (search: string) => readCompliance(context, PEOPLE.manager, new URLSearchParams(search))
    expect((await seen('')).total.sent).toBe(2)
    const one = await seen(`author=${PEOPLE.cdi.id}`)
    expect(one.total).toMatchObject({ sent: 1, clean: 0 })
    expect(one.trends.authors.map(({ name }) => name)).toEqual(['Ines Vogt'])
    expect(one.choices.authors).toHaveLength(2)
    expect((await seen('template=none')).total).toMatchObject({ sent: 1, clean: 0 })
    expect((await seen('template=heart-failure-detail')).total).toMatchObject({ sent: 1, clean: 1 })
  })

  test('nothing of another facility, and nothing outside the period, is counted', async () => {
    const context = await aClinic()
    await aSentQuery(context)
    const elsewhere = { ...PEOPLE.manager, facilityIds: ['f-2'] }
    expect((await readCompliance(context, elsewhere, NOTHING)).total.sent).toBe(0)
    const before = new URLSearchParams({ from: '2026-01-01', to: '2026-09-13' })
    expect((await readCompliance(context, PEOPLE.manager, before)).total.sent).toBe(0)
    const today = new URLSearchParams({ from: '2026-09-14', to: '2026-09-14' })
    expect((await readCompliance(context, PEOPLE.manager, today)).total.sent).toBe(1)
  })

  test('the CSV says each count with its denominator', async () => {
    const context = await aClinic()
    await aRepairedQuery(context)
    const lines: string[][] = []
    for await (const line of exportCompliance(context, PEOPLE.manager, NOTHING)) lines.push(line)
    expect(lines).toContainEqual(['clean at first draft', '2026-09', '2026-09', '0', '1', ''])
    expect(lines).toContainEqual(['finding by rule', 'IMPACT', '2026-09', '1', '1', ''])
    expect(lines).toContainEqual(['any error by author and month', 'Ines Vogt', '2026-09', '1', '1', ''])
    expect(lines).toContainEqual(['any error by template and month', 'Without a template', '2026-08', '0', '0', ''])
    expect(lines.every((line) => line.length === 6)).toBe(true)
  })
})

describe('the blinded audit', () => {
  async function aSample() {
    const context = await aClinic()
    await aSentQuery(context)
    const drawn = await drawAuditSample(context, PEOPLE.manager, { search: NOTHING, size: 20, seed: 'autumn' })
    if (!drawn.ok) throw new Error(drawn.error)
    return { context, sampleId: drawn.value.id, sample: drawn.value }
  }
  const verdict = (kind: 'compliant' | 'not-compliant', rules: string[] = []) => ({ verdict: kind, rules, comment: '' })

  test('seed, size and frame are kept', async () => {
    const { sample } = await aSample()
    expect(sample).toMatchObject({ seed: 'autumn', size: 1, eligible: 1 })
  })

  test('a reviewer sees words and evidence, and not who wrote it, who was asked or which query it is', async () => {
    const { context, sampleId } = await aSample()
    const item = await readBlinded(context, PEOPLE.manager, { sampleId, position: 1 })
    expect(item?.question).toBeTruthy()
    expect(item?.indicators.length).toBeGreaterThan(0)
    const text = JSON.stringify(item)
    for (const hidden of [PEOPLE.coder.name, PEOPLE.coder.id, 'p-osei', 'heart-failure-detail', 'Testmann', 'queryId'])
      expect(text).not.toContain(hidden)
  })

  test('what one said is not told before both have spoken; then the agreement is', async () => {
    const { context, sampleId } = await aSample()
    const at = { sampleId, position: 1 }
    expect((await judgeItem(context, PEOPLE.manager, { ...at, ...verdict('compliant') })).ok).toBe(true)
    const early = await readSample(context, PEOPLE.advisor, sampleId)
    expect(early?.rows).toMatchObject([{ judged: 1, mine: null, verdicts: [] }])
    expect(JSON.stringify(early?.rows)).not.toContain('"compliant"')
    expect(early?.agreement.pairs).toBe(0)
    await judgeItem(context, PEOPLE.advisor, { ...at, ...verdict('not-compliant', ['LEAD-PRESUME']) })
    const whole = await readSample(context, PEOPLE.manager, sampleId)
    expect(whole?.agreement).toMatchObject({ pairs: 1, agreed: { events: 0, n: 1 } })
    expect(whole?.rows[0]?.verdicts).toHaveLength(2)
  })

  test('nobody judges twice, and the author not at all', async () => {
    const { context, sampleId } = await aSample()
    const at = { sampleId, position: 1, ...verdict('compliant') }
    await judgeItem(context, PEOPLE.manager, at)
    expect(await judgeItem(context, PEOPLE.manager, at)).toEqual({ ok: false, error: 'judged-already' })
    expect(await judgeItem(context, PEOPLE.coder, at)).toEqual({ ok: false, error: 'own-query' })
  })
})
