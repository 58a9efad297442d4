import { describe, expect, test } from 'vitest'
import { containedOf, identifiersOf, keyOf, readReference } from '#app/domain/intake/fhir/reference.ts'

const scope = { system: 'st-mary', contained: [{ resourceType: 'Medication', id: 'med' }] }
const read = (node: Record<string, unknown>, types = ['Patient', 'Practitioner']) =>
  readReference(node, types, scope)?.keys

describe('a reference is known by', () => {
  test.each([
    ['the type and id of the same sender', { reference: 'Patient/17' }, [['id', 'Patient', 'st-mary', '17']]],
    [
      'a version of it, which is the same thing',
      { reference: 'Patient/17/_history/3' },
      [['id', 'Patient', 'st-mary', '17']],
    ],
    [
      'the address of another server',
      { reference: 'https://ehr.test/fhir/R4/Practitioner/9' },
      [['id', 'Practitioner', 'https://ehr.test/fhir/R4', '9']],
    ],
    [
      'a search by identifier',
      { reference: 'Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|9999974592' },
      [['identifier', 'Practitioner', 'http://hl7.org/fhir/sid/us-npi', '9999974592']],
    ],
    [
      'a search in escaped letters',
      { reference: 'Patient?identifier=urn%3Amrn%7CA%2F1' },
      [['identifier', 'Patient', 'urn:mrn', 'A/1']],
    ],
    [
      'an identifier of a resource that is not sent',
      { type: 'Practitioner', identifier: { system: 'urn:npi', value: '1' } },
      [['identifier', 'Practitioner', 'urn:npi', '1']],
    ],
    [
      'both, the literal first',
      { reference: 'Patient/17', identifier: { system: 'urn:mrn', value: '1' }, type: 'Patient' },
      [
        ['id', 'Patient', 'st-mary', '17'],
        ['identifier', 'Patient', 'urn:mrn', '1'],
      ],
    ],
  ])('%s', (_, node, keys) => {
    expect(read(node)?.map(({ by, type, system, value }) => [by, type, system, value])).toEqual(keys)
  })

  test('the uuid of another entry, of whichever type is wanted', () => {
    const keys = read({ reference: 'urn:uuid:3e6f32db-2d36-4f53-8149-311eed3f84c8' })
    expect(keys?.map(({ by, type }) => [by, type])).toEqual([
      ['identifier', 'Patient'],
      ['id', 'Patient'],
      ['identifier', 'Practitioner'],
      ['id', 'Practitioner'],
    ])
  })
})

test.each([
  { reference: 'Group/1' },
  { reference: '#med' },
  { reference: 'Patient/a b' },
  { reference: 'Patient/' },
  { reference: '' },
  { reference: 'Patient?name=Doe' },
  { display: 'Dr. A. Osei' },
  { reference: `Patient/${'9'.repeat(5000)}` },
])('no patient is named by %o', (node) => {
  expect(read(node) ?? null).toBeNull()
})

test('a contained resource is found by its mark', () => {
  expect(containedOf({ reference: '#med' }, ['Medication'], scope)).toBe(scope.contained[0])
  expect(containedOf({ reference: '#med' }, ['Patient'], scope)).toBeNull()
})

describe('a resource is known by', () => {
  test('its id under the name of the sender', () => {
    expect(keyOf({ id: 'a1' }, 'Patient', null, 'st-mary')).toEqual({
      by: 'id',
      type: 'Patient',
      system: 'st-mary',
      value: 'a1',
    })
  })
  test('the server in its address', () => {
    const key = keyOf({ id: 'a1' }, 'Patient', 'https://ehr.test/fhir/Patient/a1', 'st-mary')
    expect(key).toMatchObject({ system: 'https://ehr.test/fhir', value: 'a1' })
  })
  test('the uuid of its entry where it has no id yet', () => {
    expect(keyOf({}, 'Patient', 'urn:uuid:7b1c', 'st-mary')).toMatchObject({ system: 'st-mary', value: '7b1c' })
  })
  test('nothing, and then it is refused', () => {
    expect(keyOf({}, 'Patient', null, 'st-mary')).toBeNull()
    expect(keyOf({ id: '../../etc' }, 'Patient', null, 'st-mary')).toBeNull()
  })
  test('its business identifiers, and the urn of its entry', () => {
    const keys = identifiersOf(
      { id: 'a1', identifier: [{ system: 'urn:mrn', value: '7' }, { system: 'x' }] },
      'Patient',
      'urn:uuid:zz',
    )
    expect(keys.map(({ system, value }) => [system, value])).toEqual([
      ['urn:mrn', '7'],
      ['urn:ietf:rfc:3986', 'urn:uuid:zz'],
    ])
  })
})
