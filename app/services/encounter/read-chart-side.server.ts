import type { ChartDocument } from '#app/domain/encounter/chart.ts'
import { may } from '#app/domain/identity/permission.ts'
import type { User } from '#app/domain/identity/role.ts'
import { findPatient, type KeptEncounter, listCodedLines } from '#db/charts.ts'
import { billableCodes } from '../codes/billable-codes.server.ts'
import { codingDay } from '../coding/read-coding.server.ts'
import type { Context } from '../context.server.ts'
import { readChartWorth } from '../payment/read-chart-worth.server.ts'
import { codesAsked, listOpenQuestions, questionsOfLines, readChartAnswers } from './chart-questions.server.ts'
import { listOpportunities, type Opportunity } from './list-opportunities.server.ts'
import { templatesFor } from './template-for.server.ts'

type Note = Pick<ChartDocument, 'id' | 'type' | 'authorName' | 'writtenAt' | 'text'>

/** What the coder's side shows beside a chart: lines that could be more specific, and what the stay weighs. Each only to who may see it. */
export async function readChartSide(context: Context, user: User, encounter: KeptEncounter, notes: readonly Note[]) {
  const lines = may(user, 'codes.view') ? await listCodedLines(context.db, encounter.id) : []
  const opportunities = await listOpportunities(context, lines, notes)
  const templates = may(user, 'query.raise') ? await templatesFor(context, encounter, opportunities) : new Map()
  const mayPrice = may(user, 'payment.view')
  return {
    mayPrice,
    opportunities: opportunities.map((one) => ({ ...one, template: templates.get(one.code) ?? null })),
    worth: mayPrice ? await worthOf(context, encounter, opportunities) : null,
  }
}

async function worthOf(context: Context, encounter: KeptEncounter, opportunities: readonly Opportunity[]) {
  const { db } = context
  const patient = await findPatient(db, encounter.patientId)
  if (!patient || encounter.class !== 'inpatient') return null
  const lines = await listCodedLines(db, encounter.id)
  const day = codingDay(encounter, context.now())
  const billable = await billableCodes(context, await codesAsked(context, encounter.id), day)
  const asked = await listOpenQuestions(context, encounter.id, lines, {
    isBillable: (code) => billable.has(code),
    titled: opportunities.flatMap(({ alternatives }) => alternatives),
  })
  const questions = [...asked, ...questionsOfLines(lines, opportunities)]
  const answers = await readChartAnswers(context, encounter.id)
  return readChartWorth(context, { encounter, patient, lines }, { questions, answers })
}
