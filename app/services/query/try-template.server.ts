import type { User } from '#app/domain/identity/role.ts'
import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import { fillTemplate } from '#app/domain/query/templates/fill.ts'
import { latestOf } from '#app/domain/query/templates/shelf.ts'
import { fillSlots } from '#app/domain/query/templates/slots.ts'
import type { Template } from '#app/domain/query/templates/template.ts'
import { findFacility, findPatient, type KeptEncounter, listTreatingProviders } from '#db/charts.ts'
import { commit } from '#db/commit.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { readQueryChart } from './query-chart.server.ts'
import { findTemplate } from './template-shelf.server.ts'

/** A version of a template, the newest where none is named; null when there is none. */
export async function findTriedTemplate(
  context: Context,
  id: string,
  version: number | null,
): Promise<Template | null> {
  const kept = await findTemplate(context, id)
  if (!kept) return null
  if (version === null) return latestOf(kept).template
  return kept.versions.find(({ template }) => template.version === version)?.template ?? null
}

/**
 * What a template becomes on a chart: slots filled, options taken out and why, evidence found, what the gate says. Nothing is raised and
 * nothing is kept but the entry that this chart was viewed.
 */
export async function tryTemplate(context: Context, user: User, template: Template, encounter: KeptEncounter) {
  const { db, now } = context
  const { id, patientId } = encounter
  await commit(db, {
    writes: [],
    audit: [
      {
        what: 'chart.viewed',
        who: user.id,
        at: now(),
        onId: id,
        patientId,
        encounterId: id,
        detail: { template: template.id, version: template.version },
      },
    ],
  })
  const chart = await readQueryChart(context, encounter)
  const filled = fillTemplate(template, chart, { supports, check: checkDraft })
  const slots = fillSlots(template.slots, chart)
  const [patient, facility, treating] = await Promise.all([
    findPatient(db, patientId),
    encounter.facilityId ? findFacility(db, encounter.facilityId) : null,
    listTreatingProviders(db, id),
  ])
  const providerId = (treating.find(({ part }) => part === 'attending') ?? treating[0])?.id ?? null
  const { findings, notChecked, compliant } = await checkQuery(context, {
    id: template.id,
    wording: filled.wording,
    encounterId: id,
    providerId,
    templateId: template.id,
  })
  return {
    encounterId: id,
    patientName: patient ? `${patient.familyName}, ${patient.givenName}` : '',
    reason: encounter.reason,
    startAt: encounter.startAt,
    zone: facility?.timeZone ?? 'UTC',
    wording: filled.wording,
    slots: template.slots.map(({ name, hint }) => ({ name, hint, words: slots.get(name)?.words ?? null })),
    struck: filled.struck,
    missing: filled.missing.map(({ what, names, keywords }) => ({ what, words: [...names, ...keywords].join(', ') })),
    check: { findings, notChecked: [...new Set([...filled.notChecked, ...notChecked])], compliant },
  }
}
