import { addRows } from '../bulk.ts'
import type { Write } from '../commit.ts'
import { facilityRates, riskMembers } from '../schema/payment.ts'
import type { DemoEncounter, DemoHospital } from './hospital.ts'
import rates from './people/rates.json'
import { seeded } from './random.ts'

/** Invented contract rates of the invented hospital: no official amount is carried, so its federal payers pay a made-up one too. */
export function rateRows({ facilities }: DemoHospital): Write[] {
  const rows = facilities.flatMap(({ id }, at) =>
    rates.map(({ payer, startOn, ownRateCents }) => ({
      facilityId: id,
      payer,
      startOn,
      endOn: null,
      wageIndexX10000: 10_000,
      capitalFactorX10000: null,
      addOnX10000: 0,
      ownRateCents: ownRateCents - at * 21_500,
      ownShareX10000: 10_000,
    })),
  )
  return addRows(facilityRates, rows)
}

const isMedicare = (payer: string | null): boolean => payer?.startsWith('Medicare') ?? false

/** What Medicare would say of its members: most live at home without Medicaid, some with, few in an institution. */
export function memberRows(batch: readonly DemoEncounter[]): Write[] {
  const rows = batch
    .filter(({ encounter }) => isMedicare(encounter.payer))
    .map(({ encounter, patient }) => {
      const random = seeded(`member/${patient.id}`)
      const hasMedicaid = random.chance(0.14)
      return {
        patientId: patient.id,
        paymentYear: encounter.startAt.getUTCFullYear() + 1,
        segment: hasMedicaid ? ('CFA' as const) : ('CNA' as const),
        isOriginallyDisabled: random.chance(0.08),
        hasMedicaid,
      }
    })
  return addRows(riskMembers, rows)
}
