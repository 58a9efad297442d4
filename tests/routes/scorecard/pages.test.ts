import { inflateRawSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { DEFAULT_POLICY } from '#app/domain/query/policy.ts'
import { readKept } from '#app/domain/scorecard/measures/kept-contribution.ts'
import { lastMatured } from '#app/domain/scorecard/measures/month.ts'
import { threeSentences } from '#app/domain/scorecard/measures/sentences.ts'
import { loader as ownPage } from '#app/routes/my-scorecard._index.tsx'
import { loader as ownExport } from '#app/routes/my-scorecard.$form.tsx'
import { loader as list } from '#app/routes/scorecards._index.tsx'
import { loader as page } from '#app/routes/scorecards.$providerId._index.tsx'
import { loader as exported } from '#app/routes/scorecards.$providerId.$form.tsx'
import { loader as coding } from '#app/routes/scorecards.coding._index.tsx'
import { loader as facilities } from '#app/routes/scorecards.facilities._index.tsx'
import { loader as families } from '#app/routes/scorecards.families._index.tsx'
import { loader as measures } from '#app/routes/scorecards.measures.tsx'
import { loader as program } from '#app/routes/scorecards.program._index.tsx'
import { loader as programExport } from '#app/routes/scorecards.program.$form.tsx'
import { loader as specialties } from '#app/routes/scorecards.specialties._index.tsx'
import type { Context } from '#app/services/context.server.ts'
import { commit } from '#db/commit.ts'
import { HOUSE, savePolicy } from '#db/query-policies.ts'
import { users } from '#db/schema/identity.ts'
import { readParts } from '#db/scorecard-parts.ts'
import { findUser } from '#db/users.ts'
import { aHospital } from '#tests/helpers/hospital.ts'
import { aRequest, signedInAs, statusOf } from '#tests/helpers/signed-in.ts'
import { rowsOf } from '#tests/services/scorecard/recount.ts'

const context = { nonce: '', requestId: '' }
const [MANAGER, CDI, CODER, ADMIN, OSEI] = ['sam-okoye', 'priya-raman', 'dana-cole', 'rita-blum', 'osei']

const aHouse = (encounters = 250) => aHospital({ seed: 'pages', encounters, detail: 'facts' })

async function ask(hospital: Context, who: string, path: string) {
  const user = await findUser(hospital.db, `demo-u-${who}`)
  if (!user) throw new Error(`No ${who} in the demo`)
  return aRequest(path, { cookie: await signedInAs(hospital, user) })
}
/** The sheets of a workbook as text: the parts of the zip, inflated. */
function sheetsOf(zip: Buffer): string {
  let [text, at] = ['', zip.readUInt32LE(zip.lastIndexOf('PK\u0005\u0006') + 16)]
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [size, name, extra, comment] = [20, 28, 30, 32].map((field) =>
      field === 20 ? zip.readUInt32LE(at + field) : zip.readUInt16LE(at + field),
    ) as [number, number, number, number]
    const local = zip.readUInt32LE(at + 42)
    const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
    const bytes = zip.subarray(from, from + size)
    text += zip.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes).toString('utf8') : bytes.toString('utf8')
    at += 46 + name + extra + comment
  }
  return text
}
const viewed = (hospital: Context, what = 'scorecard.viewed') =>
  rowsOf(hospital.db, `select who, on_id from audit_entries where what = '${what}'`)

describe('who may open what', () => {
  const pages = [
    ['the list', list, {}],
    ['a provider', page, { providerId: 'demo-p-batra' }],
    ['specialties', specialties, {}],
    ['facilities', facilities, {}],
    ['coding quality', coding, {}],
    ['the program', program, {}],
    ['families', families, {}],
  ] as const
  test.each(pages)(
    '%s opens for managers and CDI, for no coder, administrator or physician',
    async (_, loader, params) => {
      const hospital = await aHouse(40)
      const statuses: number[] = []
      for (const who of [MANAGER, CDI, CODER, ADMIN, OSEI]) {
        const request = await ask(hospital, who, '/scorecards')
        statuses.push((await statusOf(() => loader({ request, params, context }))).status)
      }
      expect(statuses).toEqual([200, 200, 403, 403, 403])
    },
  )

  test('a physician sees his own scorecard, and no way to name another one', async () => {
    const hospital = await aHouse(40)
    const request = await ask(hospital, OSEI, '/my-scorecard?providerId=demo-p-batra&provider=demo-p-batra')
    const { card } = await ownPage({ request, params: { providerId: 'demo-p-batra' }, context })
    expect(card?.provider.id).toBe('demo-p-osei')
    expect(JSON.stringify(card)).not.toMatch(/Batra|Whitfield|demo-p-(?!osei)/)
    expect(viewed(hospital)).toEqual([{ who: 'demo-u-osei', on_id: 'demo-p-osei' }])
  })

  test('the definitions open for whoever is signed in', async () => {
    const hospital = await aHouse(5)
    const request = await ask(hospital, OSEI, '/scorecards/measures')
    expect((await statusOf(() => measures({ request, params: {}, context }))).status).toBe(200)
  })

  test.each([
    ['an unknown provider', page, { providerId: 'nobody' }],
    ['an unknown form', exported, { providerId: 'demo-p-batra', form: 'doc' }],
    ['an unknown form of the program', programExport, { form: 'doc' }],
  ] as const)('%s is not found', async (_, loader, params) => {
    const hospital = await aHouse(5)
    const request = await ask(hospital, MANAGER, '/scorecards/x')
    expect((await statusOf(() => loader({ request, params, context }))).status).toBe(404)
  })
})

describe('a scorecard', () => {
  test('says three sentences, shows no rate without its n, and leaves an entry', async () => {
    const hospital = await aHouse()
    const request = await ask(hospital, MANAGER, '/scorecards/demo-p-osei?months=24')
    const card = await page({ request, params: { providerId: 'demo-p-osei' }, context })
    const { provider, filter, shares, times } = card
    const said = {
      ...card,
      name: provider.name,
      months: filter.months,
      response: shares.response,
      time: times.recipient,
    }
    expect(threeSentences(said)).toHaveLength(3)
    for (const { share } of Object.values(card.shares)) expect(share === 'too-few' || share.n >= 10).toBe(true)
    for (const gap of card.gaps)
      expect(gap.share === 'too-few' ? gap.lines : (gap.lines ?? 0) >= 10).toBe(gap.share === 'too-few' ? null : true)
    expect(viewed(hospital)).toEqual([{ who: 'demo-u-sam-okoye', on_id: 'demo-p-osei' }])
  })

  test('no filter of facility, payer or timing tells a small part: one filter not by subtraction, several none beside a small part', async () => {
    const hospital = await aHouse(3000)
    const to = lastMatured(hospital.now())
    const period = { from: to - 11, to }
    const [most] = rowsOf(
      hospital.db,
      `select provider_id from month_providers where timing = 'all' and payer = 'all' and month between ${period.from} and ${period.to} group by 1 order by sum(sent) desc limit 1`,
    )
    const providerId = String(most?.provider_id)
    const parts = await readParts(hospital.db, providerId, period, { payer: true, timing: true })
    const facilities = [...new Set(parts.map(({ facilityId }) => facilityId))]
    let told = 0
    const alone = new Map<string, { told: number; all: number }>()
    for (const facility of ['', ...facilities])
      for (const payer of ['', 'medicare', 'commercial'])
        for (const timing of ['', 'concurrent', 'retrospective']) {
          const search = new URLSearchParams({ facility, payer, timing })
          const request = await ask(hospital, MANAGER, `/scorecards/${providerId}?${search}`)
          const card = await page({ request, params: { providerId }, context })
          const { share } = card.shares.response
          expect(card.story === null || card.story.sent >= 10).toBe(true)
          if (share === 'too-few') continue
          told += 1
          const set = [facility && 'facility', payer && 'payer', timing && 'timing'].filter((one) => one !== '')
          const [only] = set
          if (set.length === 1 && only) {
            const isOfTiming = (part: { timing: string }) => (part.timing === 'all') !== (timing !== '')
            const all = parts.filter(isOfTiming).reduce((sum, part) => sum + part.sent, 0)
            alone.set(only, { told: (alone.get(only)?.told ?? 0) + share.n, all })
            continue
          }
          // The counts of every other setting of the same filters, by hand.
          const siblings = new Map<string, number>()
          for (const part of parts) {
            if ((part.timing === 'all') === (timing !== '')) continue
            const key = [facility && part.facilityId, payer && part.payer, timing && part.timing].join()
            siblings.set(key, (siblings.get(key) ?? 0) + part.sent)
          }
          for (const n of siblings.values()) expect(n === 0 || n >= 10).toBe(true)
        }
    expect(told).toBeGreaterThan(0)
    // What a filter by facility tells leaves nothing, or ten and more, of the whole.
    const { told: shownOf = 0, all = 0 } = alone.get('facility') ?? {}
    expect(all - shownOf === 0 || all - shownOf >= 10).toBe(true)
    expect(shownOf).toBeGreaterThan(0)
  }, 400_000)

  test('who sees one facility is told what it has, though a provider has few elsewhere; and nothing of elsewhere', async () => {
    const hospital = await aHouse(1200)
    const { from, to } = { from: lastMatured(hospital.now()) - 11, to: lastMatured(hospital.now()) }
    const [found] = rowsOf(
      hospital.db,
      `select provider_id, facility_id, sum(sent) n from month_providers m
       where timing = 'all' and payer = 'all' and month between ${from} and ${to} group by 1, 2
       having n >= 10 and exists (select 1 from month_providers o where o.provider_id = m.provider_id and o.timing = 'all' and o.payer = 'all'
         and o.month between ${from} and ${to} and o.facility_id <> m.facility_id group by o.facility_id having sum(o.sent) between 1 and 9) limit 1`,
    )
    await commit(hospital.db, {
      writes: [
        (tx) =>
          tx
            .update(users)
            .set({ facilityIds: [String(found?.facility_id)] })
            .where(eq(users.id, `demo-u-${MANAGER}`)),
      ],
      audit: [{ what: 'user.changed', who: 'terminal', at: hospital.now() }],
    })
    const params = { providerId: String(found?.provider_id) }
    const card = await page({ request: await ask(hospital, MANAGER, '/x'), params, context })
    expect(card.shares.response.share).toMatchObject({ n: Number(found?.n) })
    const asked = rowsOf(
      hospital.db,
      `select sum(askable) n from provider_months where provider_id = '${params.providerId}' and facility_id = '${found?.facility_id}'
       and timing = 'all' and payer = 'all' and month between ${to - 23} and ${to}`,
    )
    const trend = card.trend.reduce((sum, { share }) => sum + (share === 'too-few' ? 0 : share.n), 0)
    expect(trend).toBeLessThanOrEqual(Number(asked[0]?.n))
  }, 240_000)
})

describe('the effect in money', () => {
  test('is told to who may see payment, from each answer at the rate of its stay, and on one’s own page only by policy', async () => {
    const hospital = await aHouse(1500)
    // Of all facilities: one who sees some is told less, lest the rest be told by subtraction.
    await commit(hospital.db, {
      writes: [
        (tx) =>
          tx
            .update(users)
            .set({ facilityIds: ['*'] })
            .where(eq(users.id, `demo-u-${MANAGER}`)),
      ],
      audit: [{ what: 'user.changed', who: 'terminal', at: hospital.now() }],
    })
    const at = (who: string) => ask(hospital, who, '/x')
    const to = lastMatured(hospital.now())
    const [most] = rowsOf(
      hospital.db,
      `select provider_id from month_providers where timing = 'all' and payer = 'all' and month between ${to - 11} and ${to} group by 1 order by sum(weighed) desc limit 1`,
    )
    const providerId = String(most?.provider_id)
    const params = { providerId }
    const { effect, filter } = await page({ request: await at(MANAGER), params, context })
    hospital.db.$client.function('plain', (cells: unknown) => JSON.stringify(readKept(String(cells))))
    const [slow] = rowsOf(
      hospital.db,
      `with own as (
         select c.encounter_id, j.value ->> '$.counts.upX10000' up, j.value ->> '$.counts.downX10000' down
         from contributions c, json_each(plain(c.cells), '$.counts') j
         where j.value ->> 'providerId' = '${providerId}' and j.value ->> 'timing' = 'all' and j.value ->> 'payer' = 'all'
           and j.value ->> 'month' between ${filter.period.from} and ${filter.period.to}),
       paid as (
         select coalesce(up, 0) up, coalesce(down, 0) down, (
           select own_rate_cents from facility_rates r where r.facility_id = e.facility_id and r.payer = e.payer
             and r.start_on <= date(coalesce(e.end_at, e.start_at) / 1000, 'unixepoch') order by start_on desc limit 1) cents
         from own join encounters e on e.id = own.encounter_id)
       select sum(round(up * cents / 10000.0)) up, sum(round(down * cents / 10000.0)) down,
         sum(cents is null and up + down > 0) unpriced from paid`,
    )
    expect(effect.answers?.up).toBeGreaterThan(0)
    expect(effect.dollars).toEqual({ upCents: slow?.up, downCents: slow?.down, unpriced: slow?.unpriced })
    const file = async (who: string, form: string, loader: typeof exported) => {
      const response = (await loader({
        request: await ask(hospital, who, `/x?table=effect`),
        params: { ...params, form },
        context,
      })) as Response
      const bytes = Buffer.from(await response.arrayBuffer())
      return form === 'csv' ? bytes.toString('utf8') : sheetsOf(bytes)
    }
    const [up, down] = [Number(slow?.up) / 100, Number(slow?.down) / 100]
    const csv = await file(MANAGER, 'csv', exported)
    expect(csv).toMatch(/^\uFEFFWhat,Number,Weight,Low 95 %,High 95 %,Dollars\r?\n/)
    expect(csv).toMatch(new RegExp(`^Answers that raised the weight,\\d+,[\\d.]+,,,${up}\r?$`, 'm'))
    expect(await file(MANAGER, 'xlsx', exported)).toContain(`<v>${up}</v>`)
    if (down > 0) expect(csv).toContain(`,-${down}`)
    const me = providerId.replace('demo-p-', '')
    for (const form of ['csv', 'xlsx']) {
      const without = await file(me, form, ownExport)
      expect(without).toContain('Answers that raised the weight')
      expect(without).not.toMatch(/dollar/i)
    }
    // An advisor sees every scorecard and no payment.
    await commit(hospital.db, {
      writes: [
        (tx) =>
          tx
            .update(users)
            .set({ roles: ['advisor'] })
            .where(eq(users.id, `demo-u-${CDI}`)),
      ],
      audit: [{ what: 'user.changed', who: 'terminal', at: hospital.now() }],
    })
    expect(await file(CDI, 'csv', exported)).not.toMatch(/dollar/i)
    const own = await ownPage({ request: await at(providerId.replace('demo-p-', '')), params: {}, context })
    expect(own.card?.effect.answers).not.toBeNull()
    expect(JSON.stringify(own)).not.toMatch(/cents|dollar/i)
    const policy = { ...DEFAULT_POLICY, hasOwnDollars: true }
    await commit(hospital.db, {
      writes: [savePolicy({ facilityId: HOUSE, version: 0, policy }, 'demo-u-rita-blum', hospital.now())],
      audit: [{ what: 'settings.changed', who: 'demo-u-rita-blum', at: hospital.now() }],
    })
    const told = await ownPage({ request: await at(providerId.replace('demo-p-', '')), params: {}, context })
    expect(told.card?.effect).toHaveProperty('dollars.upCents')
    expect(await file(me, 'csv', ownExport)).toContain(`,${up}`)
    expect(await file(me, 'xlsx', ownExport)).toContain(`<v>${up}</v>`)
  }, 400_000)
})

describe('lists', () => {
  test('providers come by name or by specialty, whatever else is asked for', async () => {
    const hospital = await aHouse()
    const names = async (search: string) => {
      const request = await ask(hospital, MANAGER, `/scorecards${search}`)
      const { page } = await list({ request, params: {}, context })
      return page?.rows.map(({ name }) => name)
    }
    const byName = await names('')
    expect(byName).toEqual([...(byName ?? [])].sort())
    expect(await names('?sort=unspecified')).toEqual(byName)
    expect(await names('?q=batra')).toEqual(['Dr. R. Batra'])
  })
  test('the program says how long open queries have waited', async () => {
    const hospital = await aHouse()
    const { page } = await program({
      request: await ask(hospital, MANAGER, '/scorecards/program'),
      params: {},
      context,
    })
    const [row] = rowsOf(hospital.db, "select count(*) as n from queries where state = 'open'")
    expect(page?.ages.reduce((sum, { n }) => sum + n, 0)).toBe(row?.n)
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
    hospital = await aHouse(60)
    const request = await ask(hospital, MANAGER, `/scorecards/demo-p-batra/${form}?months=24`)
    const response = (await exported({ request, params: { providerId: 'demo-p-batra', form }, context })) as Response
    expect(response.headers.get('content-type')).toBe(type)
    expect((await bytes(response)).toString('utf8').startsWith(begins)).toBe(true)
    expect(viewed(hospital, 'scorecard.exported')).toEqual([{ who: 'demo-u-sam-okoye', on_id: 'demo-p-batra' }])
  })

  test('the PDF is one page', async () => {
    hospital = await aHouse(400)
    const request = await ask(hospital, OSEI, '/my-scorecard/pdf?months=24')
    const text = (await bytes(await ownExport({ request, params: { form: 'pdf' }, context }))).toString('latin1')
    expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})
