import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { aContext } from '#tests/helpers/context.ts'
import { aFolder, chartIn, imported, rowsOf, sumOf, WARD } from './received.ts'

const person = (id: string) => `{"resourceType":"Patient","id":"${id}","name":[{"family":"Sample"}]}\n`
const inFile = (name: string, content: string | Uint8Array) => join(aFolder({ [name]: content }), name)

describe('bad lines', () => {
  const file = 'tests/fixtures/fhir/faults.ndjson'
  test('become faults with file and line, and good ones are kept', async () => {
    const context = aContext()
    const report = await imported(context, [file])
    expect(report.faults.map(({ line }) => line)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17].filter((n) => n !== 17).concat(17),
    )
    expect(new Set(report.faults.map(({ file: name }) => name))).toEqual(new Set(['faults.ndjson']))
    expect(rowsOf(context, 'patients').map(({ source_id }) => source_id)).toEqual(['Patient/fine-1', 'Patient/fine-2'])
    expect(report.read.Basic).toBe(1)
  })
  test('are described without a word of what stood in them', async () => {
    const context = aContext()
    const report = await imported(context, [file])
    expect(JSON.stringify(report.faults)).not.toMatch(/Secret/i)
    expect(JSON.stringify([rowsOf(context, 'chart_imports'), rowsOf(context, 'audit_entries')])).not.toMatch(/Secret/i)
  })
  test('are few enough to read even when there are very many', async () => {
    const report = await imported(aContext(), [inFile('noise.ndjson', 'x\n'.repeat(20_000))])
    expect(report.faults).toHaveLength(5001)
    expect(report.faults.at(-1)?.why).toBe('There are more faults than are listed here.')
  })
  test.each([
    [
      'not UTF-8',
      Buffer.concat([
        Buffer.from('{"resourceType":"Patient","id":"a","x":"'),
        Buffer.from([0xff, 0xfe]),
        Buffer.from('"}\n'),
      ]),
    ],
    ['zero bytes', Buffer.alloc(5000)],
    ['nested a million deep', `{"resourceType":"Patient","id":"x","a":${'['.repeat(1_000_000)}\n`],
    ['longer than a resource may be', `{"resourceType":"Patient","id":"x","a":"${'y'.repeat(33 * 1024 * 1024)}"}\n`],
  ])('that are %s harm no other', async (_, bytes) => {
    const context = aContext()
    const content = Buffer.concat([Buffer.from(person('a')), Buffer.from(bytes), Buffer.from(`\n${person('b')}`)])
    const report = await imported(context, [inFile('odd.ndjson', content)])
    expect(report.faults).toHaveLength(1)
    expect(report.faults[0]).toMatchObject({ line: 2 })
    expect(rowsOf(context, 'patients')).toHaveLength(2)
  })
  test('that are nested deep but right are read', async () => {
    const deep = `{"resourceType":"Patient","id":"deep","a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`
    const report = await imported(aContext(), [inFile('deep.ndjson', deep)])
    expect(report.created + report.faults.length).toBe(1)
  })
})

describe('a Bundle', () => {
  test('with an entry that holds nothing says so, and a List with entries is only counted', async () => {
    const bundle = {
      resourceType: 'Bundle',
      entry: [{ request: { method: 'DELETE' } }, { resource: JSON.parse(person('a')) }],
    }
    const list = { resourceType: 'List', id: 'l', entry: [{ item: { reference: 'Patient/a' } }] }
    const folder = aFolder({ 'bundle.json': JSON.stringify(bundle), 'list.json': JSON.stringify(list, null, 2) })
    const report = await imported(aContext(), [folder])
    expect(report.faults).toEqual([{ file: 'bundle.json', line: 1, why: 'The entry of the Bundle holds no resource.' }])
    expect(report.read).toEqual({ Patient: 1, List: 1 })
  })
  test('in a line of NDJSON is opened, and one resource may stand alone in a file', async () => {
    const line = JSON.stringify({ resourceType: 'Bundle', entry: [{ resource: JSON.parse(person('a')) }] })
    const folder = aFolder({ 'bundles.ndjson': line, 'one.json': JSON.stringify(JSON.parse(person('b')), null, 2) })
    expect(await imported(aContext(), [folder])).toMatchObject({ read: { Patient: 2 }, created: 2, faults: [] })
  })
})

describe('archives', () => {
  const files = () => {
    const names = ['Patient', 'Encounter', 'DocumentReference', 'Practitioner', 'Organization', 'Location']
    return Object.fromEntries(names.map((name) => [`${name}.ndjson`, readFileSync(`${WARD}/${name}.ndjson`)]))
  }
  test('are read like the folders that were packed into them', async () => {
    const [plain, packed, zipped] = [aContext(), aContext(), aContext()]
    await imported(plain, [aFolder(files())])
    const gz = Object.fromEntries(
      Object.entries(files()).map(([name, bytes]) => [`deep/er/${name}.gz`, gzipSync(bytes)]),
    )
    expect((await imported(packed, [aFolder(gz)])).faults).toEqual([])
    const zip = zipSync(
      Object.fromEntries(Object.entries(files()).map(([name, bytes]) => [`export/${name}`, new Uint8Array(bytes)])),
    )
    expect((await imported(zipped, [inFile('export.zip', zip)])).faults).toEqual([])
    expect(chartIn(packed)).toEqual(chartIn(plain))
    expect(chartIn(zipped)).toEqual(chartIn(plain))
  })
  test('that are cut off give what they hold and a fault', async () => {
    const whole = Array.from({ length: 3000 }, (_, n) => person(`p${n}`)).join('')
    const gz = gzipSync(whole)
    const zip = zipSync({ 'Patient.ndjson': strToU8(whole) })
    for (const [name, bytes] of [
      ['a.ndjson.gz', gz],
      ['a.zip', zip],
    ] as const) {
      const report = await imported(aContext(), [inFile(name, bytes.subarray(0, bytes.length - 2000))])
      expect(report.created).toBeGreaterThan(100)
      expect(report.faults.map(({ why }) => why)).toContain(
        'The archive is damaged or cut off; what could be read before that was read.',
      )
    }
  })
  test('built to exhaust the machine are left', async () => {
    const zeros = gzipSync(Buffer.alloc(100 * 1024 * 1024, 0x20))
    const report = await imported(aContext(), [inFile('bomb.ndjson.gz', zeros)])
    expect(report.faults.map(({ why }) => why)).toContain(
      'The archive expands to far more than chart data does; it was not read to its end.',
    )
  })
  test('inside archives, and archives without charts, are named', async () => {
    const zip = zipSync({ 'a.ndjson': strToU8(person('a')), 'inner.zip': strToU8('x'), 'readme.txt': strToU8('x') })
    const report = await imported(aContext(), [
      inFile('outer.zip', zip),
      inFile('none.zip', zipSync({ 'readme.txt': strToU8('x') })),
    ])
    expect(report.created).toBe(1)
    expect(report.faults.map(({ file, why }) => `${file}: ${why}`)).toEqual([
      'none.zip: The archive holds no FHIR file (.json, .ndjson), or is none.',
      'outer.zip/inner.zip: An archive inside an archive is not opened.',
    ])
  })
})

test('every resource read is created, updated, unchanged or a fault', async () => {
  const context = aContext()
  for (const path of ['tests/fixtures/fhir/faults.ndjson', WARD, 'tests/fixtures/fhir/ward-transaction.json']) {
    const { read, created, updated, unchanged, faults } = await imported(context, [path])
    const nameless = faults.filter(({ why }) => /not valid JSON|no resourceType/.test(why)).length
    expect(created + updated + unchanged + faults.length - nameless).toBe(sumOf(read))
  }
})
