import type { Specificity } from '#app/domain/codes/specificity.ts'
import type { GapAxis } from '#app/domain/scorecard/measures/contribution.ts'
import { exampleIn } from '#app/domain/scorecard/measures/examples.ts'
import { familyOf } from '#app/domain/scorecard/measures/specifics.ts'
import type { Db } from '#db/client.ts'
import { listSpecificity } from '../codes/list-specificity.server.ts'
import { titlesOf } from '../codes/titles.server.ts'
import type { Context } from '../context.server.ts'
import { basisOf } from './knowledge.server.ts'

type Said = { instead: string; write: string[] } | null
type Known = { basis: number; families: Promise<Map<string, Specificity[]>>; said: Map<string, Promise<Said>> }
const known = new WeakMap<Db, Known>()

async function familiesOf(context: Context): Promise<Map<string, Specificity[]>> {
  const families = new Map<string, Specificity[]>()
  for (const one of (await listSpecificity(context)).codes) {
    const list = families.get(familyOf(one.code))
    if (list) list.push(one)
    else families.set(familyOf(one.code), [one])
  }
  return families
}

async function sayExample(context: Context, codes: readonly Specificity[], family: string, axes: readonly GapAxis[]) {
  const example = exampleIn(codes, family, axes)
  if (!example) return null
  const titles = await titlesOf(
    context,
    [example.instead, ...example.write].map((code) => ({ code })),
  )
  return {
    instead: titles.get(example.instead) ?? example.instead,
    write: example.write.map((code) => titles.get(code) ?? code),
  }
}

/** Examples of wording by family and axes, in the titles of the edition in force; worked out once for each. */
export async function examplesOf(
  context: Context,
): Promise<(family: string, axes: readonly GapAxis[]) => Promise<Said>> {
  const basis = await basisOf(context.db)
  const kept = known.get(context.db)
  const here = kept?.basis === basis ? kept : { basis, families: familiesOf(context), said: new Map() }
  known.set(context.db, here)
  return async (family, axes) => {
    const key = `${family} ${axes.join()}`
    const found = here.said.get(key)
    if (found) return found
    const codes = (await here.families).get(family) ?? []
    const said = sayExample(context, codes, family, axes)
    here.said.set(key, said)
    return said
  }
}
