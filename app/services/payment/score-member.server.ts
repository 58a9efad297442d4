import { z } from 'zod'
import { tableForm } from '#app/domain/payment/codes-form.ts'
import { adjustScore } from '#app/domain/payment/hcc-adjust.ts'
import { type Member, SEGMENTS } from '#app/domain/payment/hcc-member.ts'
import type { HccTables } from '#app/domain/payment/hcc-tables.ts'
import { scoreHcc } from '#app/domain/payment/score-hcc.ts'
import { HCC_MODELS } from '#app/domain/payment/tables.ts'
import type { Db } from '#db/client.ts'
import { sexOf } from './group-stay.server.ts'
import { releaseWords } from './release-words.server.ts'
import { hccTablesOf } from './tables.server.ts'

/** What one line of `hcc score` may say. `year` is the payment year; the rest of a member's status only where it is known. */
const MemberLine = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  model: z
    .string()
    .transform((model) => model.toUpperCase())
    .pipe(z.enum(HCC_MODELS))
    .default('V28'),
  codes: z.array(z.string().trim().min(1).max(12)).max(2_000).default([]),
  age: z.coerce.number().min(0).max(150),
  sex: z
    .union([z.string(), z.number()])
    .transform(sexOf)
    .pipe(z.enum(['female', 'male'])),
  segment: z
    .string()
    .transform((segment) => segment.toUpperCase())
    .pipe(z.enum(SEGMENTS))
    .default('CNA'),
  year: z.coerce.number().int().min(2000).max(2100).nullish(),
  originallyDisabled: z.boolean().nullish(),
  medicaid: z.boolean().nullish(),
  /** Original reason for entitlement as CMS codes it: 0 age, 1 disability, 2 and 3 kidney failure. */
  orec: z.union([z.string(), z.number()]).transform(String).nullish(),
})

export type ScoredLine = {
  id: string | number | null
  hccs: string[]
  /** CMS's names without the segment, with their factors, the age-sex cell among them. */
  components: Record<string, number>
  /** Raw: before normalisation and coding intensity. */
  score: number | null
  adjusted: { normalization: number; codingIntensity: number; normalized: number; paid: number } | null
  release: string | null
  basis: string
}

type Load = (paymentYear: number | null) => ReturnType<typeof hccTablesOf>
/** A scorer for the members of one file: the tables of each payment year are looked up once. */
export function memberScorer(db: Db) {
  const known = new Map<number | null, ReturnType<typeof hccTablesOf>>()
  const load: Load = (year) => {
    const looked = known.get(year) ?? hccTablesOf(db, year)
    known.set(year, looked)
    return looked
  }
  return (line: unknown) => score(load, line)
}

/** The whole mapping carries every code that has a category; of the starter set's, a missing code says nothing. */
const unknownCodes = (tables: HccTables, { model, codes }: Member): string[] =>
  codes.filter((code) => !tables.models[model].hccsOf.has(tableForm(code)))

/** One member of a file, scored by the tables of the payment year; what cannot be read comes back as a line that says so. */
async function score(load: Load, line: unknown): Promise<{ scored: ScoredLine; isFault: boolean }> {
  const read = MemberLine.safeParse(line)
  if (!read.success) {
    const [issue] = read.error.issues
    return {
      scored: unread(line, `Not read: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a member'}`),
      isFault: true,
    }
  }
  const given = read.data
  const loaded = await load(given.year ?? null)
  if (!loaded)
    return { scored: unread(line, `No CMS-HCC tables are loaded for payment year ${given.year}`), isFault: false }
  const member: Member = {
    model: given.model,
    codes: given.codes,
    ageYears: Math.floor(given.age),
    sex: given.sex,
    segment: given.segment,
    isOriginallyDisabled: given.originallyDisabled ?? given.orec === '1',
    hasMedicaid: given.medicaid ?? false,
    isDisabled: given.orec == null || given.orec !== '0',
  }
  const { hccs, parts, scoreX10000, notInTable, release } = scoreHcc(loaded.tables, member)
  const unknown = loaded.isStarter ? unknownCodes(loaded.tables, member) : []
  const missing = [...notInTable, ...unknown].map((name) => `${name} is not in the loaded table`)
  const basis = [
    releaseWords('CMS-HCC', loaded, given.year == null ? null : String(given.year)),
    'raw score',
    ...missing,
  ].join('; ')
  const components = Object.fromEntries(parts.map((part) => [part.name, part.factorX10000 / 10_000]))
  const adjusted = adjustedOf(scoreX10000, member, Number(loaded.edition))
  return {
    scored: { id: given.id ?? null, hccs, components, score: scoreX10000 / 10_000, adjusted, release, basis },
    isFault: false,
  }
}

function adjustedOf(scoreX10000: number, { model }: Member, year: number): ScoredLine['adjusted'] {
  const adjusted = adjustScore(scoreX10000, model, year)
  if (!adjusted.ok) return null
  const { normalizationX10000, codingIntensityX10000, normalizedX10000, paidX10000 } = adjusted.value
  return {
    normalization: normalizationX10000 / 10_000,
    codingIntensity: codingIntensityX10000 / 10_000,
    normalized: normalizedX10000 / 10_000,
    paid: paidX10000 / 10_000,
  }
}

function unread(line: unknown, basis: string): ScoredLine {
  const read = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(line)
  return {
    id: read.success ? read.data.id : null,
    hccs: [],
    components: {},
    score: null,
    adjusted: null,
    release: null,
    basis,
  }
}
