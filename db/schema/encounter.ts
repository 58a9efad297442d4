import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  type ChartDocument,
  type ChartResult,
  type Coding,
  type EncounterClass,
  POA_INDICATORS,
  PROVIDER_PARTS,
  type Problem,
} from '#app/domain/encounter/chart.ts'
import type { NextStep } from '#app/domain/encounter/next-step.ts'

const source = { sourceSystem: text('source_system').notNull(), sourceId: text('source_id').notNull() }
/** Of the fact as received: an unchanged one is not written again. */
const digest = { digest: text('digest') }
const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })
const coding = () => text('coding', { mode: 'json' }).$type<Coding | null>()

export const patients = sqliteTable(
  'patients',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    mrn: text('mrn'),
    familyName: text('family_name').notNull(),
    givenName: text('given_name').notNull(),
    birthOn: text('birth_on'),
    sex: text('sex', { enum: ['female', 'male', 'other', 'unknown'] }).notNull(),
    deceasedOn: text('deceased_on'),
    isRestricted: integer('is_restricted', { mode: 'boolean' }).notNull().default(false),
  },
  (t) => [uniqueIndex('patients_source').on(t.sourceSystem, t.sourceId), index('patients_mrn').on(t.mrn)],
)

export const encounters = sqliteTable(
  'encounters',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(1),
    ...source,
    ...digest,
    patientId: text('patient_id')
      .notNull()
      .references(() => patients.id),
    facilityId: text('facility_id'),
    class: text('class').$type<EncounterClass>().notNull(),
    service: text('service'),
    unit: text('unit'),
    reason: text('reason'),
    startAt: moment('start_at').notNull(),
    endAt: moment('end_at'),
    disposition: text('disposition'),
    payer: text('payer'),
    billStatus: text('bill_status', { enum: ['unbilled', 'billed'] })
      .notNull()
      .default('unbilled'),
    codingState: text('coding_state', { enum: ['uncoded', 'working', 'final'] })
      .notNull()
      .default('uncoded'),
    encoderDrg: text('encoder_drg'),
    /** Copies kept for the work list, so that no list needs a sort: written with the fact they copy. */
    sortName: text('sort_name').notNull().default(''),
    openQueries: integer('open_queries').notNull().default(0),
    answeredQueries: integer('answered_queries').notNull().default(0),
    nextStep: text('next_step').$type<NextStep>().notNull().default('code'),
    assignedTo: text('assigned_to'),
  },
  (t) => [
    uniqueIndex('encounters_source').on(t.sourceSystem, t.sourceId),
    index('encounters_patient').on(t.patientId, t.startAt),
    index('encounters_all_step_start').on(t.nextStep, t.startAt, t.id),
    index('encounters_all_step_name').on(t.nextStep, t.sortName, t.id),
    index('encounters_step_start').on(t.facilityId, t.nextStep, t.startAt, t.id),
    index('encounters_step_name').on(t.facilityId, t.nextStep, t.sortName, t.id),
    index('encounters_start').on(t.facilityId, t.startAt, t.id),
    index('encounters_name').on(t.facilityId, t.sortName, t.id),
    index('encounters_every_start').on(t.startAt, t.id),
    index('encounters_every_name').on(t.sortName, t.id),
    index('encounters_mine_start').on(t.assignedTo, t.startAt, t.id).where(sql`next_step <> 'done'`),
    index('encounters_mine_name').on(t.assignedTo, t.sortName, t.id).where(sql`next_step <> 'done'`),
    index('encounters_service').on(t.service),
    // What is discharged and not finally coded, the oldest first: one stay of twenty, and a facility's among them.
    index('encounters_not_final')
      .on(t.endAt, t.facilityId, t.openQueries, t.nextStep, t.codingState)
      .where(sql`next_step <> 'done' and coding_state <> 'final' and end_at is not null`),
  ],
)

export const encounterProviders = sqliteTable(
  'encounter_providers',
  {
    encounterId: text('encounter_id').notNull(),
    providerId: text('provider_id').notNull(),
    part: text('part', { enum: PROVIDER_PARTS }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.encounterId, t.providerId, t.part] }),
    index('encounter_providers_provider').on(t.providerId, t.encounterId),
  ],
)

export const documents = sqliteTable(
  'documents',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    encounterId: text('encounter_id').notNull(),
    patientId: text('patient_id').notNull(),
    type: text('type').notNull(),
    typeCoding: text('type_coding', { mode: 'json' }).$type<Coding | null>(),
    authorId: text('author_id'),
    authorName: text('author_name'),
    authorRole: text('author_role').$type<ChartDocument['authorRole']>().notNull(),
    writtenAt: moment('written_at').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    uniqueIndex('documents_source').on(t.sourceSystem, t.sourceId),
    index('documents_encounter').on(t.encounterId, t.writtenAt),
    index('documents_patient').on(t.patientId, t.writtenAt),
  ],
)

export const results = sqliteTable(
  'results',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    encounterId: text('encounter_id'),
    patientId: text('patient_id').notNull(),
    kind: text('kind').$type<ChartResult['kind']>().notNull(),
    name: text('name').notNull(),
    coding: coding(),
    value: real('value'),
    unit: text('unit'),
    words: text('words'),
    referenceLow: real('reference_low'),
    referenceHigh: real('reference_high'),
    flag: text('flag'),
    takenAt: moment('taken_at').notNull(),
  },
  (t) => [
    uniqueIndex('results_source').on(t.sourceSystem, t.sourceId),
    index('results_encounter').on(t.encounterId, t.takenAt),
    index('results_patient').on(t.patientId, t.takenAt),
  ],
)

export const medications = sqliteTable(
  'medications',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    encounterId: text('encounter_id'),
    patientId: text('patient_id').notNull(),
    name: text('name').notNull(),
    coding: coding(),
    dose: text('dose'),
    route: text('route'),
    status: text('status').notNull(),
    startAt: moment('start_at'),
    endAt: moment('end_at'),
  },
  (t) => [
    uniqueIndex('medications_source').on(t.sourceSystem, t.sourceId),
    index('medications_encounter').on(t.encounterId, t.startAt),
    index('medications_patient').on(t.patientId, t.startAt),
  ],
)

export const procedures = sqliteTable(
  'procedures',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    encounterId: text('encounter_id'),
    patientId: text('patient_id').notNull(),
    name: text('name').notNull(),
    coding: coding(),
    performedAt: moment('performed_at'),
  },
  (t) => [
    uniqueIndex('procedures_source').on(t.sourceSystem, t.sourceId),
    index('procedures_encounter').on(t.encounterId, t.performedAt),
    index('procedures_patient').on(t.patientId, t.performedAt),
  ],
)

export const problems = sqliteTable(
  'problems',
  {
    id: text('id').primaryKey(),
    ...source,
    ...digest,
    encounterId: text('encounter_id'),
    patientId: text('patient_id').notNull(),
    name: text('name').notNull(),
    codings: text('codings', { mode: 'json' }).$type<Coding[]>().notNull(),
    category: text('category').$type<Problem['category']>().notNull(),
    clinicalStatus: text('clinical_status'),
    onsetAt: moment('onset_at'),
    recordedAt: moment('recorded_at'),
  },
  (t) => [
    uniqueIndex('problems_source').on(t.sourceSystem, t.sourceId),
    index('problems_encounter').on(t.encounterId),
    index('problems_patient').on(t.patientId, t.recordedAt),
  ],
)

export const codedLines = sqliteTable(
  'coded_lines',
  {
    id: text('id').primaryKey(),
    encounterId: text('encounter_id').notNull(),
    code: text('code').notNull(),
    release: text('release').notNull(),
    position: text('position', { enum: ['principal', 'secondary'] }).notNull(),
    sequence: integer('sequence').notNull(),
    presentOnAdmission: text('present_on_admission', { enum: POA_INDICATORS }),
    stage: text('stage', { enum: ['working', 'final'] }).notNull(),
    codedBy: text('coded_by').notNull(),
    codedAt: moment('coded_at').notNull(),
  },
  (t) => [index('coded_lines_encounter').on(t.encounterId, t.sequence, t.code, t.release)],
)

/** One row a run of `chart import`; `counts` and `faults` without PHI. */
export const chartImports = sqliteTable('chart_imports', {
  id: text('id').primaryKey(),
  by: text('by').notNull(),
  name: text('name').notNull(),
  state: text('state', { enum: ['running', 'done', 'failed'] }).notNull(),
  begunAt: moment('begun_at').notNull(),
  endedAt: moment('ended_at'),
  bytesDone: integer('bytes_done').notNull().default(0),
  bytesTotal: integer('bytes_total').notNull().default(0),
  counts: text('counts', { mode: 'json' }).$type<Record<string, unknown>>().notNull(),
  faults: text('faults', { mode: 'json' }).$type<{ file: string; line: number; why: string }[]>().notNull(),
})
