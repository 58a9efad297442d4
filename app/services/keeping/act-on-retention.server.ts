import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { refuse } from '#app/domain/shared/result.ts'
import type { Context } from '../context.server.ts'
import { holdPatient, liftPatient } from './hold-patient.server.ts'
import { changeRetention } from './policy.server.ts'
import { startPurge } from './run-purge.server.ts'

export type RetentionDeed = {
  deed: 'policy' | 'hold' | 'lift' | 'purge'
  chartYears: number
  minorUntilAge: number
  isAutomatic: boolean
  patient: string
  holdId: string
  reason: string
}

/** One deed of the retention page. Holds are placed by managers too; policy and purge are the administrator's. */
export async function actOnRetention(context: Context, user: User, given: RetentionDeed) {
  const { deed, chartYears, minorUntilAge, isAutomatic, patient, holdId, reason } = given
  if (deed === 'hold') return holdPatient(context, { userId: user.id, patient, reason })
  if (deed === 'lift') return liftPatient(context, { userId: user.id, holdId, reason })
  if (!may(user, 'settings.manage')) return refuse('not-allowed')
  if (deed === 'purge') return startPurge(context, user.id)
  return changeRetention(context, { userId: user.id, policy: { chartYears, minorUntilAge, isAutomatic } })
}
