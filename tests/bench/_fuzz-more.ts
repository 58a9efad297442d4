import { readProgram } from '#app/domain/education/effect/program.ts'
import { readMaterial } from '#app/domain/education/material.ts'
import { readEntry, readFilter, readPatch } from '#app/domain/identity/directory.ts'
import { NO_MAPPING, readClaims, readLogoutClaims, readRules } from '#app/domain/identity/provider-claims.ts'
import { decodeText } from '#app/domain/intake/text/charset.ts'
import { HCC_READINGS } from '#app/domain/payment/read-hcc.ts'
import { AMOUNTS_READING, readTable5 } from '#app/domain/payment/read-ipps.ts'
import { MSDRG_READINGS } from '#app/domain/payment/read-msdrg.ts'
import { readGpcis, readRvus } from '#app/domain/payment/read-pfs.ts'
import { readCsv } from '#app/domain/payment/reading.ts'
import { readFilter as readScorecardFilter, writeFilter } from '#app/domain/scorecard/measures/filter.ts'
import { isCovered, recogniserOf } from '#app/services/codes/recognisers.server.ts'
import { readGivenLines } from '#app/services/coding/read-given-lines.server.ts'
import { fileReader, type Read } from '#app/services/intake/read-pieces.server.ts'

export type Parser = { name: string; seeds: Buffer[]; run(bytes: Buffer): void }
export const text = (words: string) => Buffer.from(words, 'utf8')
const json = (value: unknown) => text(JSON.stringify(value))

/** What a reader makes of a file that arrives in pieces of a size, without the objects: places, bytes and faults. */
function pieces(name: string, bytes: Buffer, size: number): string {
  const reader = fileReader(name)
  const told: string[] = []
  const tell = (reads: Iterable<Read>) => {
    for (const read of reads)
      told.push(
        'fault' in read
          ? `${read.fault.line} ${read.fault.why}`
          : `${read.incoming.line} ${Buffer.from(read.incoming.bytes).toString('latin1')}`,
      )
  }
  for (let at = 0; at < bytes.length; at += size) tell(reader.push(bytes.subarray(at, at + size)))
  tell(reader.end())
  return told.join('\n')
}

/** Where the network cuts a file must not change what is read of it. */
function alikeHoweverCut(name: string, bytes: Buffer): void {
  const size = 1 + ((bytes.at(-1) ?? 0) % 40)
  if (pieces(name, bytes, size) !== pieces(name, bytes, 1 + bytes.length))
    throw new Error(`Cut into pieces of ${size} bytes it reads otherwise.`)
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return null
  }
}
const claimsOf = (bytes: Buffer): Record<string, unknown> => {
  const value = parsed(bytes)
  return value !== null && typeof value === 'object' ? { ...value } : {}
}
const RULES = {
  ...NO_MAPPING,
  roles: [{ value: 'cdi', role: 'coder' as const }],
  facilities: [{ value: 'north', facilityId: 'f1' }],
}

const PIECE = `---
title: Heart failure
family: hf
axes: type, acuity
release: 2026
version: 1
---
## Document
- The type
## Why it matters
Words.
## Before
> HF
## After
> Acute systolic HF
## Codes
- I50.21 | Acute systolic (congestive) heart failure
## Card
- One
## Slides
- One
## Quiz
### Which?
- [x] This
- [ ] That

Because.
`

const TABLES = [
  'icd10cm,hcc,model\nI5021,226,V28\n',
  'coefficient,relative_factor,model\nCNA_HCC226,0.360,V28\n',
  'drg,mdc,type,base_drg,title,relative_weight_10pct_cap,arithmetic_mean_los\n291,05,MED,291,"Heart, ""failure""",1.2,4.5\n',
  'icd10cm,level,mcc_only_if_discharged_alive\nI5021,MCC,\n',
  'fiscal_year,table,labor_usd,nonlabor_usd,total_usd,confidence\n2026,1A,100.00,50.00,150.00,high\n',
  '"TABLE 5. FY 2026\n(weights)"\t\t\t\t\t\nMS-DRG\tMDC\tTYPE\tMS-DRG Title\tWeights - 10% Cap Applied\tArithmetic mean LOS\n291\t05\tMED\tHeart\t1.2\t4.5\n',
  '2026 National Physician Fee Schedule Relative Value File January Release\nHCPCS,MOD,DESCRIPTION,FACTOR\n99213,,A,1.0\n',
  'ADDENDUM E. CY 2026 GEOGRAPHIC PRACTICE COST INDICES GPCI\nMedicare Administrative Contractor,State\n01112,CA,05,SAN FRANCISCO*,1.0\n',
].map(text)

/** Files of the publishers of codes, known by their content. */
const CODE_FILES = [
  'Add:         0 A0000  Short title                                                  Long title, added\nDelete:      1 A0001  Gone                                                         Long title, gone\nRevise from: 1 A0002  Old                                                          Long title, old\nRevise to:   1 A0002  New                                                          Long title, new\n3 codes in icd10cm_order_2026.txt\n1 headers in icd10cm_order_2026.txt\n',
  'CONVERSION TABLE FY 2026\nCurrent code assignment\tEffective\tPrevious Code(s) Assignment\nA04.71\t2017\tA04.7\nC56.3\t2021\tC56.1 and C56.2\n2026 additions\nQA0.1\t2025\tNone\n',
  '<?xml version="1.0"?><ICD10CM.tabular><version>2026</version><chapter><diag><name>A00</name><excludes1><note>typhoid &amp; fever (A01.0-)</note></excludes1><sevenChrDef><extension char="A">initial encounter</extension></sevenChrDef><diag><name>A00.0</name></diag></diag></chapter></ICD10CM.tabular>',
  'hcpcs,description\r\nA0021,"Ambulance, ""outside"" state"\r\nV5364,Dysphagia screening\r\n',
  'modifier,description\nA1,Dressing for one wound\nE1,"Upper left, eyelid"\n',
  'B90.0\tSequelae of tuberculosis\nB90.1  Sequelae\n',
  '00001 A00     0 Cholera                                                      Cholera\n00002 A000    1 Cholera due to Vibrio                                        Cholera due to Vibrio\n',
].map(text)

/** Parsers of what comes over the network, from the directory, the provider, publishers and people, beside those of charts. */
export const MORE_PARSERS: Parser[] = [
  {
    name: 'Bundle in pieces',
    seeds: [
      text(
        '{"resourceType":"Bundle","type":"collection","entry":[{"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient","id":"p\\"1"}},{"resource":{"resourceType":"List","entry":[{"item":{}}]}}]}',
      ),
      text('[{"resourceType":"Patient","id":"p2"},\n{"entry":[{}, 1, []]}]\n{"a":"\\\\"}'),
    ],
    run: (bytes) => alikeHoweverCut('a.json', bytes),
  },
  {
    name: 'lines in pieces',
    seeds: [
      text('{"resourceType":"Patient","id":"a"}\r\n{"resourceType":"Bundle","entry":[{"resource":{"id":"b"}}]}\n\n'),
    ],
    run: (bytes) => alikeHoweverCut('a.ndjson', bytes),
  },
  {
    name: 'character sets',
    seeds: [
      text('utf-8     Grüße'),
      Buffer.from('\ufeffutf-16le Größe', 'utf16le'),
      Buffer.from('shift_jis \x83\x41', 'latin1'),
    ],
    run(bytes) {
      decodeText(bytes, null)
      decodeText(bytes.subarray(10), bytes.toString('latin1', 0, 10))
    },
  },
  { name: 'piece of teaching', seeds: [text(PIECE)], run: (bytes) => void readMaterial('p', bytes.toString('utf8')) },
  {
    name: 'payment tables',
    seeds: TABLES,
    run(bytes) {
      const file = { name: 'v43.1 of 2026.csv', text: bytes.toString('utf8') }
      for (const reading of [...HCC_READINGS, ...MSDRG_READINGS, AMOUNTS_READING]) readCsv(reading, file)
      for (const read of [readTable5, readRvus, readGpcis]) read(file)
    },
  },
  {
    name: 'code files',
    seeds: CODE_FILES,
    run(bytes) {
      const file = { name: 'FY2026_order_2026.txt', text: bytes.toString('utf8') }
      isCovered(file)
      const recogniser = recogniserOf(file)
      recogniser?.base?.(file)
      recogniser?.makes?.(file)
      recogniser?.parse(file, { codes: [['A0001', '1', 'Gone', 'Long title, gone']] })
    },
  },
  {
    name: 'program of teaching',
    seeds: [
      text('provider,period,family,taught,gaps,reviewable\r\np1,2026-01,"hf ""x""",0,3,10\np1,2026-Q2,hf,1,1,9\n'),
    ],
    run: (bytes) => void readProgram(bytes.toString('utf8')),
  },
  {
    name: 'directory',
    seeds: [
      json({
        userName: 'a',
        externalId: 'x',
        name: { givenName: 'A', familyName: 'B' },
        active: 'True',
        roles: [{ value: 'coder' }],
      }),
      json({
        Operations: [
          { op: 'Replace', path: 'active', value: false },
          { op: 'add', value: { 'name.formatted': 'C' } },
        ],
      }),
      text('userName eq "a\\u0041"'),
    ],
    run(bytes) {
      const value = parsed(bytes)
      readEntry(value)
      readPatch(value)
      readFilter(bytes.toString('utf8'))
    },
  },
  {
    name: 'claims',
    seeds: [
      json({
        email: 'a@b.test',
        email_verified: true,
        name: 'A',
        groups: ['cdi'],
        realm: { roles: ['north'] },
        sub: 's',
      }),
      json({ jti: 'j', sid: 's', events: { 'http://schemas.openid.net/event/backchannel-logout': {} } }),
      text('cn=cdi,ou=groups = coder\nnorth = f1\n'),
    ],
    run(bytes) {
      readClaims(claimsOf(bytes), RULES)
      readLogoutClaims(claimsOf(bytes))
      readRules(bytes.toString('utf8'))
    },
  },
  {
    name: 'coded lines',
    seeds: [json([{ code: 'I5021', release: 'icd10cm 2026', presentOnAdmission: 'Y' }])],
    run: (bytes) => void readGivenLines(bytes.toString('utf8')),
  },
  {
    name: 'address of a scorecard',
    seeds: [text('to=2026-08&months=12&facility=f1&specialty=card&timing=concurrent&payer=medicare')],
    run(bytes) {
      const now = new Date('2026-11-28T00:00:00Z')
      writeFilter(readScorecardFilter(new URLSearchParams(bytes.toString('utf8')), now), now)
    },
  },
]
