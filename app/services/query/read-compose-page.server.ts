import { checkDraft } from '#app/domain/query/compliance/check.ts'
import { supports } from '#app/domain/query/lexicon/support.ts'
import type { Query } from '#app/domain/query/query.ts'
import { fillTemplate } from '#app/domain/query/templates/fill.ts'
import { findFacility, findPatient, type KeptEncounter } from '#db/charts.ts'
import { findTemplateUse } from '#db/templates.ts'
import { findUser } from '#db/users.ts'
import type { Context } from '../context.server.ts'
import { checkQuery } from './check-query.server.ts'
import { findRepairs } from './find-repairs.server.ts'
import { findRepeat } from './find-repeat.server.ts'
import { listPossibleRecipients } from './list-recipients.server.ts'
import { listTemplatesFor } from './list-templates.server.ts'
import { readQueryChart } from './query-chart.server.ts'
import { initialsOf, sayStay } from './say-patient.server.ts'
import { findUsableTemplate } from './template-shelf.server.ts'

/** The draft, what the rules find in it now, who can be asked, and which templates fit. */
export async function readComposePage(context: Context, query: Query, encounter: KeptEncounter) {
  const template = query.templateId ? await findUsableTemplate(context, query.templateId) : null
  const filled = template
    ? fillTemplate(template, await readQueryChart(context, encounter), { supports, check: checkDraft })
    : null
  const [check, people, templates, patient, facility, author, use] = await Promise.all([
    checkQuery(context, query),
    listPossibleRecipients(context, query),
    listTemplatesFor(context, encounter),
    findPatient(context.db, query.patientId),
    query.facilityId ? findFacility(context.db, query.facilityId) : null,
    findUser(context.db, query.authorId),
    findTemplateUse(context.db, query.id),
  ])
  const zone = facility?.timeZone ?? 'UTC'
  return {
    zone,
    lead: patient ? `${initialsOf(patient)}${sayStay(patient, encounter, context.now(), zone)}` : '',
    from: [author?.name, author?.credentials].filter(Boolean).join(', '),
    id: query.id,
    version: query.version,
    encounterId: query.encounterId,
    wording: query.wording,
    providerId: query.providerId,
    overrides: query.overrides,
    check: { findings: check.findings, notChecked: check.notChecked, compliant: check.compliant },
    repairs: await findRepairs(context, query, check),
    repeat: await findRepeat(context, query),
    /** After the bill it is sent from the page that asks where it comes from (P-POSTBILL). */
    isBilled: encounter.billStatus === 'billed',
    people: people.map(({ id, words }) => ({ id, words })),
    templates,
    struck: (filled?.struck ?? []).map(({ option, why }) => ({ option, why })),
    filled: use?.filled
      ? { title: use.filled.title, question: use.filled.question, options: use.filled.options }
      : null,
    unresolved: filled?.unresolved ?? [],
  }
}
