import { describe, expect, test } from 'vitest'
import { threeSentences } from '#app/domain/scorecard/measures/sentences.ts'
import { loader as ownPage } from '#app/routes/my-scorecard._index.tsx'
import { loader as ownExport } from '#app/routes/my-scorecard.$form.tsx'
import { loader as list } from '#app/routes/scorecards._index.tsx'
import { loader as page } from '#app/routes/scorecards.$providerId._index.tsx'
import { loader as exported } from '#app/routes/scorecards.$providerId.$form.tsx'
import { loader as measures } from '#app/routes/scorecards.measures.tsx'
import { loader as program } from '#app/routes/scorecards.program._index.tsx'
import { loader as programExport } from '#app/routes/scorecards.program.$form.tsx'
import { loader as specialties } from '#app/routes/scorecards.specialties.tsx'
import type { Context } from '#app/services/context.server.ts'
import { takeInFeed } from '#app/services/scorecard/roll-up.server.ts'
import { fillDemo } from '#db/seed/fill.ts'
import { findUser } from '#db/users.ts'
import { aContext } from '#tests/helpers/context.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'
import { rowsOf } from '#tests/services/scorecard/recount.ts'

const context = { nonce: '', requestId: '' }
const [MANAGER, CDI, CODER, ADMIN, OSEI] = ['sam-okoye', 'priya-raman', 'dana-cole', 'rita-blum', 'osei']

async function aHospital(encounters = 250): Promise<Context> {
  const hospital = aContext()
  await fillDemo(hospital.db, { seed: 'pages', now: hospital.now(), encounters, detail: 'facts' })
  await takeInFeed(hospital)
  return hospital
}

async function ask(hospital: Context, who: string, path: string) {
  const user = await findUser(hospital.db, `demo-u-${who}`)
  if (!user) throw new Error(`No ${who} in the demo`)
  return aRequest(path, { cookie: await signedInAs(hospital, user) })
}
const viewed = (hospital: Context, what = 'scorecard.viewed') =>
  rowsOf(hospital.db, `select who, on_id from audit_entries where what = '${what}'`)

describe('who may open what', () => {
  const pages = [
    ['the list', list, {}],
    ['a provider', page, { providerId: 'demo-p-batra' }],
    ['specialties', specialties, {}],
    ['the program', program, {}],
  ] as const
  test.each(pages)(
    '%s opens for managers and CDI, for no coder, administrator or physician',
    async (_, loader, params) => {
      const hospital = await aHospital(40)
      const statuses: number[] = []
      for (const who of [MANAGER, CDI, CODER, ADMIN, OSEI]) {
        const request = await ask(hospital, who, '/scorecards')
        statuses.push((await statusOf(() => loader({ request, params, context }))).status)
      }
      expect(statuses).toEqual([200, 200, 403, 403, 403])
    },
  )

  test('a physician sees his own scorecard, and no way to name another one', async () => {
    const hospital = await aHospital(40)
    const request = await ask(hospital, OSEI, '/my-scorecard?providerId=demo-p-batra&provider=demo-p-batra')
    const { card } = await ownPage({ request, params: { providerId: 'demo-p-batra' }, context })
    expect(card?.provider.id).toBe('demo-p-osei')
    expect(JSON.stringify(card)).not.toMatch(/Batra|Whitfield|demo-p-(?!osei)/)
    expect(viewed(hospital)).toEqual([{ who: 'demo-u-osei', on_id: 'demo-p-osei' }])
  })

  test('the definitions open for whoever is signed in', async () => {
    const hospital = await aHospital(5)
    const request = await ask(hospital, OSEI, '/scorecards/measures')
    expect((await statusOf(() => measures({ request, params: {}, context }))).status).toBe(200)
  })

  test.each([
    ['an unknown provider', page, { providerId: 'nobody' }],
    ['an unknown form', exported, { providerId: 'demo-p-batra', form: 'doc' }],
    ['an unknown form of the program', programExport, { form: 'pdf' }],
  ] as const)('%s is not found', async (_, loader, params) => {
    const hospital = await aHospital(5)
    const request = await ask(hospital, MANAGER, '/scorecards/x')
    expect((await statusOf(() => loader({ request, params, context }))).status).toBe(404)
  })
})

describe('a scorecard', () => {
  test('says three sentences, shows no rate without its n, and leaves an entry', async () => {
    const hospital = await aHospital()
    const request = await ask(hospital, MANAGER, '/scorecards/demo-p-osei?months=24')
    const card = await page({ request, params: { providerId: 'demo-p-osei' }, context })
    const said = { ...card, name: card.provider.name, months: card.filter.months, response: card.shares.response }
    expect(threeSentences(said)).toHaveLength(3)
    for (const { share } of Object.values(card.shares)) expect(share === 'too-few' || share.n >= 10).toBe(true)
    for (const gap of card.gaps)
      expect(gap.share === 'too-few' ? gap.lines : (gap.lines ?? 0) >= 10).toBe(gap.share === 'too-few' ? null : true)
    expect(viewed(hospital)).toEqual([{ who: 'demo-u-sam-okoye', on_id: 'demo-p-osei' }])
  })

  test('its parts by facility never leave one to nine queries to be told by subtraction', async () => {
    const hospital = await aHospital(600)
    const read = async (search: string) => {
      const request = await ask(hospital, MANAGER, `/scorecards/demo-p-osei${search}`)
      return (await page({ request, params: { providerId: 'demo-p-osei' }, context })).shares.response.share
    }
    const all = await read('?months=24')
    for (const facility of ['demo-f-northgate', 'demo-f-harbor', 'demo-f-mesa']) {
      const part = await read(`?months=24&facility=${facility}`)
      if (all === 'too-few' || part === 'too-few') continue
      expect(all.n - part.n === 0 || all.n - part.n >= 10).toBe(true)
    }
    expect(all).not.toBe('too-few')
  })
})

describe('lists', () => {
  test('providers come by name or by specialty, whatever else is asked for', async () => {
    const hospital = await aHospital()
    const names = async (search: string) =>
      (await list({ request: await ask(hospital, MANAGER, `/scorecards${search}`), params: {}, context })).rows.map(
        ({ name }) => name,
      )
    const byName = await names('')
    expect(byName).toEqual([...byName].sort())
    expect(await names('?sort=unspecified')).toEqual(byName)
    expect(await names('?q=batra')).toEqual(['Dr. R. Batra'])
  })
  test('the program says how long open queries have waited', async () => {
    const hospital = await aHospital()
    const { ages } = await program({
      request: await ask(hospital, MANAGER, '/scorecards/program'),
      params: {},
      context,
    })
    const [row] = rowsOf(hospital.db, "select count(*) as n from queries where state = 'open'")
    expect(ages.reduce((sum, { n }) => sum + n, 0)).toBe(row?.n)
  })
})

describe('downloads', () => {
  let hospital: Context
  const bytes = async (response: unknown) => Buffer.from(await (response as Response).arrayBuffer())

  test.each([
    ['pdf', 'application/pdf', '%PDF'],
    ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'PK'],
    ['csv', 'text/csv; charset=utf-8', '\uFEFFMeasure'],
  ])('of a scorecard as %s, with an entry', async (form, type, begins) => {
    hospital = await aHospital(60)
    const request = await ask(hospital, MANAGER, `/scorecards/demo-p-batra/${form}?months=24`)
    const response = (await exported({ request, params: { providerId: 'demo-p-batra', form }, context })) as Response
    expect(response.headers.get('content-type')).toBe(type)
    expect((await bytes(response)).toString('utf8').startsWith(begins)).toBe(true)
    expect(viewed(hospital, 'scorecard.exported')).toEqual([{ who: 'demo-u-sam-okoye', on_id: 'demo-p-batra' }])
  })

  test('the PDF is one page', async () => {
    hospital = await aHospital(400)
    const request = await ask(hospital, OSEI, '/my-scorecard/pdf?months=24')
    const text = (await bytes(await ownExport({ request, params: { form: 'pdf' }, context }))).toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})
