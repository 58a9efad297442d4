import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Fact, Received } from '#app/domain/intake/fhir/facts.ts'
import { FAULT_WORDS } from '#app/domain/intake/fhir/fault-words.ts'
import { isKeptType, readResource } from '#app/domain/intake/fhir/read-resource.ts'

const WARD = 'tests/fixtures/fhir/ward'
const scope = { system: 'fhir', fullUrl: null }
const lines = (path: string) => readFileSync(path, 'utf8').trim().split('\n')
const ward = readdirSync(WARD).flatMap((file) => lines(`${WARD}/${file}`).map((line) => JSON.parse(line)))

function received(name: string): Received {
  const [type, id] = name.split('/')
  const resource = ward.find((candidate) => candidate.resourceType === type && candidate.id === id)
  const read = readResource(resource, scope)
  if (!read.ok) throw new Error(`${name}: ${read.error}`)
  return read.value
}
const facts = (name: string): Fact[] => received(name).facts

describe('people', () => {
  test('a patient is read by the official name, with record number and restriction', () => {
    expect(facts('Patient/ward-1')).toMatchObject([
      {
        familyName: 'Sample',
        givenName: 'Beatrice Q.',
        mrn: 'EX-1001',
        birthOn: '1951-04-09',
        sex: 'female',
        isRestricted: true,
      },
    ])
  })
  test('a patient without much is kept with what there is', () => {
    expect(facts('Patient/ward-2')).toMatchObject([
      {
        familyName: 'Example, Unnamed',
        givenName: '',
        birthOn: null,
        sex: 'male',
        deceasedOn: '2026-02-11',
        isRestricted: false,
      },
    ])
  })
  test('a practitioner carries prefix, suffix and NPI', () => {
    expect(facts('Practitioner/osei')).toMatchObject([
      { kind: 'provider', name: 'Dr. Ama Osei, MD', npi: '1000000001' },
    ])
  })
  test('a role adds a specialty and a facility to whom an identifier names', () => {
    expect(facts('PractitionerRole/osei-medicine')).toMatchObject([
      { kind: 'role', specialty: 'Internal Medicine', provider: { keys: [{ by: 'identifier', value: '1000000001' }] } },
    ])
  })
  test('a payer is no facility, and a facility keeps the time of its state', () => {
    expect(received('Organization/payer').state).toBe('counted')
    expect(facts('Organization/hospital')).toMatchObject([
      { kind: 'facility', name: 'Example General Hospital', timeZone: null },
    ])
    const inState = { resourceType: 'Organization', id: 'o', name: 'X', address: [{ state: 'KS' }] }
    expect(readResource(inState, scope)).toMatchObject({
      ok: true,
      value: { facts: [{ timeZone: 'America/Chicago' }] },
    })
  })
})

describe('an encounter', () => {
  test('tells class, times, people with their parts, reason and disposition', () => {
    expect(facts('Encounter/stay-1')).toMatchObject([
      {
        class: 'inpatient',
        service: 'Medicine',
        reason: 'Shortness of breath',
        startAt: new Date('2026-02-01T13:15:00Z'),
        endAt: new Date('2026-02-06T19:00:00Z'),
        disposition: '01 Discharged to home',
        participants: [{ part: 'attending' }, { part: 'consultant', provider: { display: 'Dr. I. Absent' } }],
      },
    ])
  })
  test('with one person and no part was in the charge of that person', () => {
    expect(facts('Encounter/visit-2')).toMatchObject([
      { class: 'emergency', endAt: null, participants: [{ part: 'attending' }] },
    ])
  })
  test.each([
    ['planned', 'Planned: Knee replacement'],
    ['cancelled', 'Cancelled: Knee replacement'],
    ['entered-in-error', 'Entered in error, says the sending system: Knee replacement'],
  ])('that is %s stands in the chart and says so, and asks for no work', (status, reason) => {
    const more = { class: { code: 'IMP' }, period: { start: '2027-01-01' }, reasonCode: [{ text: 'Knee replacement' }] }
    const read = readResource(
      { resourceType: 'Encounter', id: 'e', status, subject: { reference: 'Patient/p' }, ...more },
      scope,
    )
    expect(read).toMatchObject({ ok: true, value: { state: 'kept', facts: [{ isInactive: true, reason }] } })
  })
  test('begins with the earliest moment it names when it has no period', () => {
    const read = readResource(
      {
        resourceType: 'Encounter',
        id: 'e',
        subject: { reference: 'Patient/p' },
        class: { code: 'OBSENC' },
        location: [{ period: { start: '2026-03-02' } }],
        statusHistory: [{ period: { start: '2026-03-01T10:00:00Z' } }],
        meta: { lastUpdated: '2026-05-01T00:00:00Z' },
      },
      scope,
    )
    expect(read).toMatchObject({
      ok: true,
      value: { facts: [{ startAt: new Date('2026-03-01T10:00:00Z'), class: 'observation' }] },
    })
  })
})

describe('results', () => {
  test('a blood pressure is two results, each with its own number', () => {
    expect(facts('Observation/bp')).toMatchObject([
      { name: 'Systolic blood pressure', value: 92, unit: 'mmHg', group: 'vital-sign', part: 'component-1' },
      { name: 'Diastolic blood pressure', value: 54, unit: 'mmHg', part: 'component-2' },
    ])
  })
  test('a number stands with its unit, limits and flag', () => {
    expect(facts('Observation/sodium')).toMatchObject([
      {
        name: 'Sodium',
        value: 128.5,
        unit: 'mmol/L',
        referenceLow: 135,
        referenceHigh: 145,
        flag: 'L',
        encounter: null,
      },
    ])
  })
  test('"less than" is words, and limits in another unit are left out', () => {
    expect(facts('Observation/troponin')).toMatchObject([
      { value: null, words: '< 0.01 ng/mL', referenceHigh: null, coding: null, group: 'laboratory' },
    ])
  })
  test('words stand as words, and absence says why', () => {
    expect(facts('Observation/smoking')).toMatchObject([{ words: 'Former smoker', group: 'social' }])
    expect(facts('Observation/culture')).toMatchObject([{ value: null, words: 'Not given: specimen lost' }])
  })
  test.each([
    [{ valueInteger: 3 }, { value: 3, words: null }],
    [{ valueBoolean: false }, { value: null, words: 'No' }],
    [{ valueString: 'trace' }, { words: 'trace' }],
    [{ valueRange: { low: { value: 1, unit: 'cm' }, high: { value: 2, unit: 'cm' } } }, { words: '1 cm to 2 cm' }],
    [{ valueRatio: { numerator: { value: 1 }, denominator: { value: 128 } } }, { words: '1 : 128' }],
    [{ hasMember: [{ reference: 'Observation/a' }, { reference: 'Observation/b' }] }, { words: 'Panel of 2 results' }],
    [{ note: [{ text: 'haemolysed' }] }, { words: 'haemolysed' }],
    [{ valueQuantity: { value: 'x' } }, { value: null, words: null }],
  ])('a value of %o', (value, expected) => {
    const frame = { resourceType: 'Observation', id: 'o', subject: { reference: 'Patient/p' }, issued: '2026-01-01' }
    const read = readResource({ ...frame, code: { text: 'X' }, ...value }, scope)
    expect(read).toMatchObject({ ok: true, value: { facts: [expected] } })
  })
  test('a report with text is a document and a result', () => {
    expect(facts('DiagnosticReport/echo')).toMatchObject([
      {
        kind: 'document',
        authorRole: 'radiologist',
        authorName: 'Dr. Ama Osei, MD',
        text: 'LV function:\n\nEF 30–35 %.',
      },
      { kind: 'result', group: 'imaging', words: 'Ejection fraction 30 to 35 percent.' },
    ])
  })
  test('a report whose text lies elsewhere keeps its parts by name', () => {
    expect(facts('DiagnosticReport/panel')).toMatchObject([{ kind: 'result', words: 'Panel: Sodium' }])
  })
})

describe('documents', () => {
  test.each([
    ['hp', 'Chief complaint: dyspnoea.\nSpO2 ≥ 88 % on room air.', 'provider'],
    ['progress', 'Assessment\nCHF exacerbation, on IV diuretics.', 'provider'],
    ['nursing', 'Temp 38.5 °C', 'nurse'],
    ['late', 'Discharge summary\n\nCHF, improved.', 'provider'],
  ])('%s is read as plain words', (id, text, authorRole) => {
    expect(facts(`DocumentReference/${id}`)).toMatchObject([{ kind: 'document', text, authorRole }])
  })
})

test('a problem keeps every coding as it came, and says when it is uncertain', () => {
  expect(facts('Condition/hf')).toMatchObject([
    {
      name: 'Heart failure',
      clinicalStatus: 'active, provisional',
      category: 'encounter-diagnosis',
      codings: [
        { system: 'http://snomed.info/sct', code: '84114007', display: 'Heart failure' },
        { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'I50.9', display: 'Heart failure, unspecified' },
      ],
    },
  ])
})

test('what was entered in error is withdrawn, and what was not done is no fact', () => {
  expect(received('Condition/mistake')).toMatchObject({ state: 'withdrawn', facts: [] })
  expect(received('Procedure/not-done').state).toBe('counted')
})

test('a medication is named by itself, by what it contains or by what it refers to', () => {
  expect(facts('MedicationRequest/diuretic')).toMatchObject([
    { name: '', dose: '40 mg, 2 per 1 d', route: 'intravenous', drug: { keys: [{ value: 'furosemide' }] } },
  ])
  expect(facts('MedicationAdministration/saline')).toMatchObject([
    {
      name: 'sodium chloride 3 % infusion',
      dose: '100 mL over 10 minutes',
      encounter: { keys: [{ value: 'stay-1' }] },
    },
  ])
  expect(facts('Immunization/flu')).toMatchObject([{ name: 'Influenza vaccine', status: 'completed' }])
})

test('a procedure shows its ICD-10-PCS code where it has one', () => {
  expect(facts('Procedure/tap')).toMatchObject([{ name: 'Thoracentesis', coding: { code: '0W993ZX' } }])
})

test('a claim tells diagnoses in sequence with present on admission, group, payer and bill', () => {
  const [first, second, bill] = facts('Claim/bill')
  expect(first).toMatchObject({
    kind: 'problem',
    category: 'claim-diagnosis',
    part: 'diagnosis-1',
    encounter: { keys: [{ value: 'stay-1' }] },
  })
  expect(second).toMatchObject({ part: 'diagnosis-2' })
  expect(bill).toMatchObject({
    payer: 'Example Mutual',
    drg: '293',
    lines: [
      { code: 'I509', sequence: 1, isPrincipal: true, presentOnAdmission: 'Y' },
      { code: 'E871', sequence: 2, isPrincipal: false, presentOnAdmission: 'N' },
    ],
  })
  expect(facts('Claim/pharmacy')).toEqual([])
})

test('types that the chart has no room for are counted', () => {
  expect(received('Device/pump').state).toBe('counted')
  expect(isKeptType('Device')).toBe(false)
  expect(isKeptType('constructor')).toBe(false)
})

describe('what cannot be kept is refused by name', () => {
  const words = lines('tests/fixtures/fhir/faults.ndjson').flatMap((line) => {
    try {
      const read = readResource(JSON.parse(line), scope)
      return read.ok ? [] : [read.error]
    } catch {
      return []
    }
  })
  test('each of the faulty lines has its own reason', () => {
    expect(words).toEqual([
      'not-a-resource',
      'no-id',
      'no-patient',
      'no-start',
      'no-time',
      'no-name',
      'no-practitioner',
      'no-attachment',
      'attachment-elsewhere',
      'attachment-empty',
      'attachment-not-text',
      'attachment-not-base64',
      'attachment-not-in-its-charset',
    ])
  })
  test('and the fixtures leave none out', () => {
    expect(new Set(words)).toEqual(new Set(Object.keys(FAULT_WORDS)))
  })
})

describe('hostile resources are refused or kept, never a crash', () => {
  const base = fc.constantFrom(...ward)
  const odd = fc.oneof(
    fc.anything(),
    fc.constantFrom(null, '', [], {}, [[]], [null], 1e308, '\u0000', '\ud800', 'x'.repeat(10_000)),
  )
  test('with any field replaced by anything', () => {
    fc.assert(
      fc.property(base, fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 4 }), (resource, changes) => {
        const broken = structuredClone(resource)
        for (const [turn, value] of changes) {
          const names = Object.keys(broken).filter((name) => name !== 'resourceType')
          broken[names[turn % names.length] ?? 'id'] = value
        }
        const read = readResource(broken, scope)
        if (read.ok) expect(JSON.stringify(read.value)).not.toMatch(/\\ud[89a-f][0-9a-f]{2}|\\u0000/)
      }),
      { numRuns: 3000 },
    )
  })
  test('with controls and halves of characters in its words, which are taken out', () => {
    const read = readResource(
      { resourceType: 'Patient', id: 'p', name: [{ family: 'A\u0000b\ud800\u2028c', given: ['x'.repeat(9999)] }] },
      scope,
    )
    expect(read).toMatchObject({ ok: true, value: { facts: [{ familyName: 'A b c', givenName: 'x'.repeat(500) }] } })
  })
  test('with codes that every object inherits', () => {
    const odd = {
      resourceType: 'Encounter',
      id: 'e',
      subject: { reference: 'Patient/p' },
      period: { start: '2026-01-01' },
    }
    const read = readResource({ ...odd, class: { code: 'constructor' } }, scope)
    expect(read).toMatchObject({ ok: true, value: { facts: [{ class: 'other' }] } })
  })
  test('with a patient that claims to be an error, which stays for those who refer to it', () => {
    const read = readResource({ resourceType: 'Patient', id: 'p', status: 'entered-in-error' }, scope)
    expect(read).toMatchObject({ ok: true, value: { state: 'kept' } })
  })
  test('with a prototype for a type', () => {
    expect(readResource(JSON.parse('{"resourceType":"__proto__","id":"a"}'), scope)).toMatchObject({ ok: false })
    expect(readResource({ resourceType: 'toString', id: 'a' }, scope)).toMatchObject({ ok: false })
  })
})
