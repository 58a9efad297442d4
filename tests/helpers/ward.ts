import type { Context } from '#app/services/context.server.ts'
import { commit, type Write } from '#db/commit.ts'
import { documents, encounterProviders, encounters, patients, results } from '#db/schema/encounter.ts'
import { facilities, providers } from '#db/schema/identity.ts'
import { addUser } from '#db/users.ts'
import { aPhysician, aUser } from './builders.ts'
import { AT } from './context.ts'

export const NOTE =
  'ASSESSMENT: 71-year-old with renal insufficiency. Creatinine rose from 0.9 to 2.4. IV fluids given.'
const source = (id: string) => ({ sourceSystem: 'test', sourceId: id })

/** A ward of one patient: a facility, two physicians, a coder, a stay of three days, a note, two creatinines. */
export async function aWard(context: Context): Promise<void> {
  const start = new Date(AT.getTime() - 3 * 86_400_000)
  const insert: Write[] = [
    (tx) => tx.insert(facilities).values({ id: 'f-1', ...source('f-1'), name: 'North', timeZone: 'America/New_York' }),
    (tx) =>
      tx.insert(providers).values([
        { id: 'p-osei', ...source('p-osei'), name: 'Dr. A. Osei', specialty: 'Medicine', facilityIds: ['f-1'] },
        { id: 'p-lee', ...source('p-lee'), name: 'Dr. B. Lee', specialty: 'Nephrology', facilityIds: ['f-1'] },
      ]),
    (tx) =>
      tx.insert(patients).values({
        id: 'pt-1',
        ...source('pt-1'),
        mrn: 'M123',
        familyName: 'Roe',
        givenName: 'Mona',
        birthOn: '1955-02-03',
        sex: 'female',
      }),
    (tx) =>
      tx.insert(encounters).values({
        id: 'e-1',
        ...source('e-1'),
        patientId: 'pt-1',
        facilityId: 'f-1',
        class: 'inpatient',
        service: 'Medicine',
        unit: '4 West',
        startAt: start,
        sortName: 'roe, mona',
      }),
    (tx) => tx.insert(encounterProviders).values({ encounterId: 'e-1', providerId: 'p-osei', part: 'attending' }),
    (tx) =>
      tx.insert(documents).values({
        id: 'd-1',
        ...source('d-1'),
        encounterId: 'e-1',
        patientId: 'pt-1',
        type: 'Progress note',
        authorId: 'p-osei',
        authorName: 'Dr. A. Osei',
        authorRole: 'provider',
        writtenAt: start,
        text: NOTE,
      }),
    (tx) =>
      tx.insert(results).values([
        {
          id: 'r-1',
          ...source('r-1'),
          encounterId: 'e-1',
          patientId: 'pt-1',
          kind: 'laboratory',
          name: 'Creatinine',
          value: 0.9,
          unit: 'mg/dL',
          referenceLow: 0.6,
          referenceHigh: 1.2,
          takenAt: start,
        },
        {
          id: 'r-2',
          ...source('r-2'),
          encounterId: 'e-1',
          patientId: 'pt-1',
          kind: 'laboratory',
          name: 'Creatinine',
          value: 2.4,
          unit: 'mg/dL',
          referenceLow: 0.6,
          referenceHigh: 1.2,
          flag: 'H',
          takenAt: AT,
        },
        {
          id: 'r-3',
          ...source('r-3'),
          encounterId: 'e-1',
          patientId: 'pt-1',
          kind: 'laboratory',
          name: 'Blood urea nitrogen',
          value: 60,
          unit: 'mg/dL',
          takenAt: AT,
        },
      ]),
    addUser(aUser()),
    addUser(aPhysician()),
    addUser(aPhysician({ id: 'u-lee', email: 'lee@hospital.test', name: 'Dr. Ben Lee', providerId: 'p-lee' })),
  ]
  await commit(context.db, { writes: insert, audit: [{ what: 'chart.imported', who: 'test', at: AT }] })
}
