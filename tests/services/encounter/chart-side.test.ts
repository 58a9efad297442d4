import { describe, expect, test } from 'vitest'
import type { CodedLine } from '#app/domain/encounter/chart.ts'
import { loader as chartPage } from '#app/routes/charts.$encounterId.tsx'
import { action as startQuery } from '#app/routes/queries.new.tsx'
import { loader as worklist } from '#app/routes/worklist.tsx'
import { loader as byValue } from '#app/routes/worklist_.value.tsx'
import { replaceCodedLines } from '#db/coded-lines.ts'
import { commit } from '#db/commit.ts'
import { findQuery } from '#db/queries.ts'
import { aClinic, type Part, requestAs } from '#tests/helpers/clinic.ts'
import { AT } from '#tests/helpers/context.ts'
import { statusOf } from '#tests/helpers/signed-in.ts'

const context = { nonce: '', requestId: '' }
const line = (code: string, at: number, codedBy = 'u-coder'): CodedLine => ({
  id: `line-${code}`,
  encounterId: 'e-1',
  code,
  release: 'icd10cm:2026',
  position: at === 0 ? 'principal' : 'secondary',
  sequence: at + 1,
  presentOnAdmission: 'Y',
  stage: 'working',
  codedBy,
  codedAt: AT,
})

async function coded(codes: string[], codedBy?: string) {
  const clinic = await aClinic()
  await commit(clinic.db, {
    writes: replaceCodedLines(
      'e-1',
      codes.map((code, at) => line(code, at, codedBy)),
    ),
    audit: [{ what: 'coding.changed', who: 'u-coder', at: AT, onId: 'e-1' }],
  })
  return clinic
}
type Clinic = Awaited<ReturnType<typeof coded>>
async function sideFor(clinic: Clinic, part: Part) {
  const request = await requestAs(clinic, part, '/charts/e-1')
  return (await chartPage({ request, params: { encounterId: 'e-1' }, context })).side
}

describe('a coded line that could be more specific', () => {
  test('shows what is open, what the notes say with the place, and the template that asks', async () => {
    const clinic = await coded(['J441', 'I509'])
    const { opportunities } = await sideFor(clinic, 'coder')
    const [one] = opportunities.filter(({ code }) => code === 'I509')
    expect(one).toMatchObject({ title: 'Heart failure, unspecified', isFromClaim: false })
    expect(one?.axes).toContain('type')
    expect(one?.said[0]).toMatchObject({ documentId: 'd-1', words: ['LVEF'], isNear: true })
    expect(one?.said[0]?.text).toBe('Echocardiogram: LVEF 30 %.')
    expect(one?.template?.name).toMatch(/heart failure/i)
  })

  test('begins a query from that template with what the notes say as evidence', async () => {
    const clinic = await coded(['J441', 'I509'])
    const [one] = (await sideFor(clinic, 'coder')).opportunities.filter(({ code }) => code === 'I509')
    const form = { encounterId: 'e-1', templateId: one?.template?.id ?? '' }
    const request = await requestAs(clinic, 'coder', '/queries/new', form)
    const done = await statusOf(() => startQuery({ request, params: {}, context }))
    expect(done.location).toMatch(/^\/queries\/[^/]+\/compose$/)
    const query = await findQuery(clinic.db, done.location?.split('/')[2] ?? '')
    expect(query).toMatchObject({ state: 'draft', templateId: one?.template?.id })
    expect(query?.wording.options.length).toBeGreaterThan(2)
  })

  test('asked by a template that is gone leaves a blank draft to fill', async () => {
    const clinic = await coded(['J441', 'I509'])
    const request = await requestAs(clinic, 'coder', '/queries/new', { encounterId: 'e-1', templateId: 'gone' })
    const done = await statusOf(() => startQuery({ request, params: {}, context }))
    const query = await findQuery(clinic.db, done.location?.split('/')[2] ?? '')
    expect(query).toMatchObject({ state: 'draft', templateId: null })
  })

  test('asked with picks that are none begins without evidence', async () => {
    const clinic = await coded(['J441', 'I509'])
    for (const picked of ['{', '[{"id":1}]', 'null']) {
      const request = await requestAs(clinic, 'coder', '/queries/new', { encounterId: 'e-1', picked })
      const done = await statusOf(() => startQuery({ request, params: {}, context }))
      const query = await findQuery(clinic.db, done.location?.split('/')[2] ?? '')
      expect(query?.wording.indicators, picked).toEqual([])
    }
  })

  test('asked twice by a second tap begins one draft, asked again later another', async () => {
    const clinic = await coded(['J441', 'I509'])
    const ask = async () => {
      const request = await requestAs(clinic, 'coder', '/queries/new', { encounterId: 'e-1', picked: '[]' })
      return (await statusOf(() => startQuery({ request, params: {}, context }))).location
    }
    const [one, two] = await Promise.all([ask(), ask()])
    expect(two).toBe(one)
    expect(await ask()).toBe(one)
    clinic.clock.at = new Date(clinic.clock.at.getTime() + 4000)
    expect(await ask()).not.toBe(one)
  })

  test('is said to be from the claim where nobody of ours coded it', async () => {
    const { opportunities } = await sideFor(await coded(['J441', 'I509'], 'claim'), 'coder')
    expect(opportunities.every(({ isFromClaim }) => isFromClaim)).toBe(true)
  })

  test('is no opportunity where it states all that its family can', async () => {
    const { opportunities } = await sideFor(await coded(['I5021']), 'coder')
    expect(opportunities).toEqual([])
  })
})

describe('what a stay weighs', () => {
  test('is its working DRG and where each answer about an open line would lead, upward and downward', async () => {
    const { worth } = await sideFor(await coded(['J441', 'I5021', 'I509']), 'coder')
    expect(worth?.working).toMatchObject({ grouping: { drg: '190' }, isEstimate: false })
    const asked = worth?.questions.find(({ id }) => id === 'I509')
    expect(asked?.expected).toMatchObject([{ drg: '190', differenceX10000: 0 }])
    const plain = (await sideFor(await coded(['J441', 'I509']), 'coder')).worth
    const differences = plain?.questions.find(({ id }) => id === 'I509')?.expected.map((one) => one.differenceX10000)
    expect(differences?.[0]).toBeLessThanOrEqual(0)
    expect(differences?.at(-1)).toBeGreaterThan(0)
  })

  test.each([
    ['coder', true],
    ['manager', true],
    ['advisor', false],
    ['physician', false],
  ] as [Part, boolean][])('is shown to the %s: %s', async (part, isShown) => {
    const clinic = await coded(['J441', 'I509'])
    const request = await requestAs(clinic, part, '/charts/e-1')
    const made = await statusOf(() => chartPage({ request, params: { encounterId: 'e-1' }, context }))
    if (part === 'physician') {
      expect(made.status).toBe(404)
      return
    }
    expect((await sideFor(clinic, part)).worth !== null).toBe(isShown)
  })
})

describe('the work list by expected weight', () => {
  test('shows how far open questions could move each open stay', async () => {
    const clinic = await coded(['J441', 'I509'])
    const request = await requestAs(clinic, 'coder', '/worklist/value')
    const { stays } = await byValue({ request, params: {}, context })
    expect(stays).toMatchObject([{ id: 'e-1', questions: 1, stake: { unknownOutcomes: 0 } }])
    expect(stays[0]?.stake.highestX10000).toBeGreaterThan(0)
  })

  test.each([
    ['coder', 302],
    ['advisor', 200],
  ] as [Part, number][])('is asked for by sort=value: %s gets %i', async (part, status) => {
    const request = await requestAs(await coded(['J441', 'I509']), part, '/worklist?sort=value')
    expect((await statusOf(() => worklist({ request, params: {}, context }))).status).toBe(status)
  })

  test('does not open for who may not see payment', async () => {
    const request = await requestAs(await coded(['J441']), 'advisor', '/worklist/value')
    expect((await statusOf(() => byValue({ request, params: {}, context }))).status).toBe(403)
  })
})
