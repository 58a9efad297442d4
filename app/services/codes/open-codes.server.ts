import type { Specificity } from '#app/domain/codes/specificity.ts'
import type { Context } from '../context.server.ts'
import { codeSetOn } from './code-sets.server.ts'
import { listSpecificity, specificityOn } from './list-specificity.server.ts'

type Open = ReadonlyMap<string, Specificity>
/** The starter set never changes while a process lives; an official edition has this kept beside its rows. */
const ofStarter = new Map<string, Promise<Open>>()

async function starterOpen(context: Context, year: number): Promise<Open> {
  const { codes } = await listSpecificity(context, year)
  return new Map(codes.filter(({ unspecified }) => unspecified).map((entry) => [entry.code, entry]))
}

/** What the codes leave open, by code, in the edition in force on a day; those that leave nothing open have no entry. */
export async function openCodesOn(context: Context, codes: readonly string[], day: string): Promise<Open> {
  const { isStarter, release } = await codeSetOn(context, day)
  if (!isStarter) return specificityOn(context, codes, day)
  const known = ofStarter.get(release) ?? starterOpen(context, Number(release.slice('icd10cm:'.length)))
  ofStarter.set(release, known)
  const open = await known
  return new Map(
    codes.flatMap((code): [string, Specificity][] => {
      const entry = open.get(code)
      return entry ? [[code, entry]] : []
    }),
  )
}
