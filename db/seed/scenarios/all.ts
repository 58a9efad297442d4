import type { ProblemSpec } from '../spec.ts'
import { BELLY } from './belly.ts'
import { BIRTH } from './birth.ts'
import { BODY } from './body.ts'
import { BONES } from './bones.ts'
import { CLINIC } from './clinic.ts'
import { HEART } from './heart.ts'
import { INFECTION } from './infection.ts'
import { KIDNEY } from './kidney.ts'
import { LUNGS } from './lungs.ts'
import { MIND } from './mind.ts'
import { PLAIN } from './plain.ts'

/** Every problem that the invented patients may have. */
export const PROBLEMS: readonly ProblemSpec[] = [
  ...HEART,
  ...KIDNEY,
  ...LUNGS,
  ...INFECTION,
  ...MIND,
  ...BODY,
  ...BELLY,
  ...BONES,
  ...BIRTH,
  ...CLINIC,
  ...PLAIN,
]

const byId = new Map(PROBLEMS.map((problem) => [problem.id, problem]))

/** Returns a problem by its id; an unknown id throws: it is a bug of the data. */
export function problemById(id: string): ProblemSpec {
  const problem = byId.get(id)
  if (!problem) throw new Error(`No such problem: ${id}`)
  return problem
}
