import { describe, expect, test } from 'vitest'
import { loader as browser } from '#app/routes/codes._index.tsx'
import { action as changeFavourite, loader as codePage } from '#app/routes/codes.$code.tsx'
import { loader as referencePage, action as upload } from '#app/routes/reference._index.tsx'
import { action as change } from '#app/routes/reference.change.tsx'
import { loader as diffPage } from '#app/routes/reference.diff._index.tsx'
import { loader as exported } from '#app/routes/reference.diff.export.tsx'
import { importReleases } from '#app/services/codes/import-releases.server.ts'
import { readReferencePage } from '#app/services/codes/read-reference-page.server.ts'
import { aClinic, type Part, PEOPLE, requestAs } from '#tests/helpers/clinic.ts'
import { statusOf } from '#tests/helpers/signed-in.ts'
import { aFile, aFolder, hcpcsList } from '#tests/services/codes/files.ts'

const context = { nonce: '', requestId: '' }

async function twoEditions() {
  const clinic = await aClinic()
  const folder = aFolder()
  const name = 'hcpcs_2026_oct.csv'
  await importReleases(clinic, [aFile(folder, name, hcpcsList())], { by: 'rita', activate: true })
  await importReleases(clinic, [aFile(folder, name, `${hcpcsList()}\nB4000,"=New"`)], { by: 'rita', activate: false })
  const { staged } = await readReferencePage(clinic)
  return { clinic, staged: staged[0]?.key ?? '' }
}

describe('reference data', () => {
  test.each([
    ['administrator', 200],
    ['manager', 200],
    ['coder', 403],
    ['cdi', 403],
    ['physician', 403],
  ] as [Part, number][])('opens for the %s with %i', async (part, status) => {
    const clinic = await aClinic()
    const request = await requestAs(clinic, part, '/reference')
    expect((await statusOf(() => referencePage({ request, params: {}, context }))).status).toBe(status)
  })

  test('that waits is activated by a form, once; the second who tries is told', async () => {
    const { clinic, staged } = await twoEditions()
    const post = async () => {
      const request = await requestAs(clinic, 'administrator', '/reference/change', {
        deed: 'activate',
        release: staged,
      })
      return statusOf(() => change({ request, params: {}, context }))
    }
    expect(await post()).toMatchObject({ status: 302, location: '/reference' })
    expect(await post()).toMatchObject({ status: 409, value: { fault: expect.stringContaining('not waiting') } })
  })

  test('is not activated by who may not', async () => {
    const { clinic, staged } = await twoEditions()
    const request = await requestAs(clinic, 'coder', '/reference/change', { deed: 'activate', release: staged })
    expect((await statusOf(() => change({ request, params: {}, context }))).status).toBe(403)
    expect((await readReferencePage(clinic)).staged).toHaveLength(1)
  })

  test('in force is rolled back to what it replaced', async () => {
    const { clinic, staged } = await twoEditions()
    for (const deed of ['activate', 'roll-back']) {
      const request = await requestAs(clinic, 'administrator', '/reference/change', { deed, release: staged })
      await change({ request, params: {}, context })
    }
    const { groups, past } = await readReferencePage(clinic)
    const hcpcs = groups.flatMap(({ kinds }) => kinds).find(({ kind }) => kind === 'hcpcs')
    expect(hcpcs?.releases.map(({ totals }) => totals.codes)).toEqual([8_000])
    expect(past.map(({ state }) => state)).toEqual(['rolled-back'])
  })

  test('is compared on a page and as a spreadsheet in which no cell becomes a formula', async () => {
    const { clinic, staged } = await twoEditions()
    const request = await requestAs(clinic, 'manager', `/reference/diff?to=${staged}`)
    expect(await diffPage({ request, params: {}, context })).toMatchObject({ counts: { added: 1 } })
    const asked = await requestAs(clinic, 'manager', `/reference/diff/export?from=&to=${staged}`)
    const response = await exported({ request: asked, params: {}, context })
    expect(response.headers.get('content-type')).toContain('text/csv')
    const text = await response.text()
    expect(text).toContain('B4000')
    expect(text).not.toMatch(/(^|,)=New/m)
  })

  test('uploaded without a file that fits is refused in words', async () => {
    const clinic = await aClinic()
    const form = new FormData()
    form.append('files', new File(['x'], 'letter.docx'))
    const request = await requestAs(clinic, 'administrator', '/reference', form)
    expect(await statusOf(() => upload({ request, params: {}, context }))).toMatchObject({
      status: 400,
      value: { fault: expect.stringContaining('.zip') },
    })
  })
})

describe('codes', () => {
  test.each([
    ['coder', 200],
    ['administrator', 200],
    ['physician', 403],
  ] as [Part, number][])('open for the %s with %i', async (part, status) => {
    const request = await requestAs(await aClinic(), part, '/codes?q=chf')
    expect((await statusOf(() => browser({ request, params: {}, context }))).status).toBe(status)
  })

  test.each([
    ['coder', true],
    ['administrator', false],
    ['advisor', false],
  ] as [Part, boolean][])('show payment to the %s: %s', async (part, isShown) => {
    const request = await requestAs(await aClinic(), part, '/codes/I5021')
    const { payment } = await codePage({ request, params: { code: 'I5021' }, context })
    expect(payment !== null).toBe(isShown)
  })

  test.each(['..', 'I50.99x9', 'ZZZ', '<script>'])('of no edition, as "%s", are not found', async (code) => {
    const request = await requestAs(await aClinic(), 'coder', '/codes/x')
    expect((await statusOf(() => codePage({ request, params: { code }, context }))).status).toBe(404)
  })

  test('become favourites by a form, of the person who asks alone', async () => {
    const clinic = await aClinic()
    const request = await requestAs(clinic, 'coder', '/codes/I50.9', { deed: 'keep' })
    const done = await statusOf(() => changeFavourite({ request, params: { code: 'I50.9' }, context }))
    expect(done).toMatchObject({ status: 302, location: '/codes/I509' })
    const own = await requestAs(clinic, 'coder', '/codes/I509')
    expect((await codePage({ request: own, params: { code: 'I509' }, context })).page.isFavourite).toBe(true)
    const other = await requestAs(clinic, 'cdi', '/codes/I509')
    expect((await codePage({ request: other, params: { code: 'I509' }, context })).page.isFavourite).toBe(false)
    expect(PEOPLE.coder.id).not.toBe(PEOPLE.cdi.id)
  })
})
