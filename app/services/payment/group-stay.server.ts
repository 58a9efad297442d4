import { z } from 'zod'
import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'
import { basisOf } from '#app/domain/payment/basis.ts'
import { patientStatusOf } from '#app/domain/payment/disposition.ts'
import { groupDrg, notLoaded } from '#app/domain/payment/group-drg.ts'
import type { Grouping, Stay } from '#app/domain/payment/stay.ts'
import type { Db } from '#db/client.ts'
import { releaseWords } from './release-words.server.ts'
import { drgTablesOn } from './tables.server.ts'

const code = z.string().trim().min(1).max(12)
const secondary = z.union([
  code.transform((written) => ({ code: written })),
  z
    .object({ code, poa: z.enum(POA_INDICATORS).nullish() })
    .transform((one) => ({ code: one.code, presentOnAdmission: one.poa ?? null })),
])
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}/)

/** What one line of `drg group` may say. `discharge` is the patient status or the day of discharge; `disposition` and `dischargedOn` name the other one beside it. */
const StayLine = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  principal: code,
  secondary: z.array(secondary).max(200).default([]),
  age: z.coerce.number().min(0).max(150).nullish(),
  sex: z.union([z.string(), z.number()]).nullish(),
  discharge: z.union([z.string(), z.number()]).nullish(),
  dischargedOn: day.nullish(),
  disposition: z.union([z.string(), z.number()]).nullish(),
  encoderDrg: z.union([z.string(), z.number()]).nullish(),
  procedures: z.array(z.string()).nullish(),
})

export type GroupedLine = {
  id: string | number | null
  drg: string | null
  mdc: string | null
  severity: string | null
  /** Four decimals; null where there is no DRG or its weight is not in the loaded table. */
  weight: number | null
  release: string | null
  basis: string
}

/** Female and male however they are written; anything else is not known. */
export function sexOf(written: string | number | null | undefined): 'female' | 'male' | null {
  const text = String(written ?? '')
    .trim()
    .toLowerCase()
  if (text === 'f' || text === 'female' || text === '2') return 'female'
  return text === 'm' || text === 'male' || text === '1' ? 'male' : null
}

type Answered = { grouped: GroupedLine; isFault: boolean }
const asked = (given: z.infer<typeof StayLine>): { on: string | null; stay: Stay } => {
  const isDay = day.safeParse(given.discharge).success
  return {
    on: (given.dischargedOn ?? (isDay ? String(given.discharge) : null))?.slice(0, 10) ?? null,
    stay: {
      principal: given.principal,
      secondary: given.secondary,
      ageYears: given.age ?? null,
      sex: sexOf(given.sex),
      disposition: patientStatusOf(given.disposition ?? (isDay ? null : given.discharge)),
      encoderDrg: given.encoderDrg == null ? null : String(given.encoderDrg),
      hasProcedures: (given.procedures ?? []).length > 0,
    },
  }
}

/**
 * A grouper for the stays of one file: each is grouped by the release of its day of discharge, which is looked up once, so that all lines of a
 * file rest on the same tables. What cannot be read comes back as a line that says so.
 */
export function stayGrouper(db: Db): (line: unknown) => Promise<Answered> {
  const known = new Map<string | null, ReturnType<typeof drgTablesOn>>()
  return async (line) => {
    const read = StayLine.safeParse(line)
    if (!read.success) return unread(line, read.error)
    const { on, stay } = asked(read.data)
    const looked = known.get(on) ?? drgTablesOn(db, on)
    known.set(on, looked)
    const loaded = await looked
    const grouping = loaded ? groupDrg(loaded.tables, stay) : notLoaded(stay)
    const basis = [loaded ? releaseWords('MS-DRG', loaded, on) : '', basisOf(grouping)].filter(Boolean).join('; ')
    const release = loaded?.tables.release ?? null
    return { grouped: { id: read.data.id ?? null, ...shown(grouping), release, basis }, isFault: false }
  }
}

function unread(line: unknown, { issues: [issue] }: z.ZodError): Answered {
  const basis = `Not read: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a stay'}`
  const nothing = { drg: null, mdc: null, severity: null, weight: null, release: null }
  return { grouped: { id: idOf(line), ...nothing, basis }, isFault: true }
}

const shown = ({ drg, mdc, severity, weightX10000 }: Grouping) => ({
  drg,
  mdc,
  severity,
  weight: weightX10000 === null ? null : weightX10000 / 10_000,
})

function idOf(line: unknown): string | number | null {
  const read = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(line)
  return read.success ? read.data.id : null
}
