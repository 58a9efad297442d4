import type { User } from '#app/domain/identity/role.ts'
import type { Wording } from '#app/domain/query/query.ts'
import type { Context } from '../context.server.ts'
import { fillFromTemplate } from './fill-template.server.ts'
import { BLANK, startDraft } from './start-draft.server.ts'
import { verifyIndicators } from './verify-indicators.server.ts'

/** Begins a draft with what was picked in a chart, filled from a template where one was chosen. */
export async function startFromPicks(
  context: Context,
  input: {
    user: User
    encounter: { id: string; patientId: string }
    picks: Wording['indicators']
    templateId: string
  },
) {
  const { user, encounter, picks, templateId } = input
  const place = { encounterId: encounter.id, patientId: encounter.patientId }
  const indicators = await verifyIndicators(context, place, picks)
  const started = await startDraft(context, { encounterId: encounter.id, user, wording: { ...BLANK, indicators } })
  // A template that was retired meanwhile leaves the draft as it is: the author chooses another on the next page.
  if (started.ok && templateId !== '')
    await fillFromTemplate(context, { query: started.value, templateId, userId: user.id })
  return started
}
