import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ANSWERS } from '#app/domain/education/invitation.ts'
import { GROUPINGS, type Step } from '#app/domain/education/program.ts'
import { type Audience, MODES } from '#app/domain/education/session.ts'

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' })

export const educationSessions = sqliteTable(
  'education_sessions',
  {
    id: text('id').primaryKey(),
    version: integer('version').notNull().default(1),
    state: text('state', { enum: ['planned', 'cancelled'] }).notNull(),
    title: text('title').notNull(),
    objectives: text('objectives').notNull(),
    family: text('family').notNull(),
    axis: text('axis'),
    materialId: text('material_id').notNull(),
    audience: text('audience', { mode: 'json' }).$type<Audience>().notNull(),
    capacity: integer('capacity').notNull(),
    mode: text('mode', { enum: MODES }).notNull(),
    place: text('place').notNull(),
    facilitatorId: text('facilitator_id').notNull(),
    startAt: moment('start_at').notNull(),
    minutes: integer('minutes').notNull(),
    timeZone: text('time_zone').notNull(),
    sequence: integer('sequence').notNull().default(0),
    attendanceCode: text('attendance_code').notNull(),
    invitedAt: moment('invited_at'),
    makeUpOf: text('make_up_of'),
    programId: text('program_id'),
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('education_sessions_code').on(t.attendanceCode),
    index('education_sessions_start').on(t.startAt, t.id),
    index('education_sessions_family').on(t.family),
    index('education_sessions_program').on(t.programId),
  ],
)

export const educationInvitations = sqliteTable(
  'education_invitations',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => educationSessions.id),
    providerId: text('provider_id').notNull(),
    userId: text('user_id'),
    version: integer('version').notNull().default(1),
    answer: text('answer', { enum: ANSWERS }).notNull(),
    answeredAt: moment('answered_at'),
    invitedAt: moment('invited_at').notNull(),
    remindedAt: moment('reminded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.providerId] }),
    index('education_invitations_provider').on(t.providerId, t.sessionId),
  ],
)

export const educationAttendance = sqliteTable(
  'education_attendance',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => educationSessions.id),
    providerId: text('provider_id').notNull(),
    arrivedAt: moment('arrived_at').notNull(),
    minutes: integer('minutes').notNull(),
    how: text('how', { enum: ['code', 'list', 'card'] }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.sessionId, t.providerId] }),
    index('education_attendance_provider').on(t.providerId, t.sessionId),
  ],
)

/** `phase`: before or after a session, or of one's own pace. */
export const educationQuizzes = sqliteTable(
  'education_quizzes',
  {
    id: text('id').primaryKey(),
    materialId: text('material_id').notNull(),
    materialVersion: integer('material_version').notNull(),
    sessionId: text('session_id'),
    userId: text('user_id').notNull(),
    providerId: text('provider_id'),
    phase: text('phase', { enum: ['before', 'after', 'own-pace'] }).notNull(),
    answers: text('answers', { mode: 'json' }).$type<(number | null)[]>().notNull(),
    right: integer('right').notNull(),
    of: integer('of').notNull(),
    takenAt: moment('taken_at').notNull(),
  },
  (t) => [
    index('education_quizzes_user').on(t.userId, t.takenAt),
    index('education_quizzes_session').on(t.sessionId, t.phase),
  ],
)

export const educationFeedback = sqliteTable(
  'education_feedback',
  {
    sessionId: text('session_id')
      .notNull()
      .references(() => educationSessions.id),
    userId: text('user_id').notNull(),
    useful: integer('useful').notNull(),
    words: text('words').notNull(),
    givenAt: moment('given_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.sessionId, t.userId] })],
)

/** Versions of pieces written in the portal; those that came with the product are files. At most one draft a piece. */
export const educationPieces = sqliteTable(
  'education_pieces',
  {
    id: text('id').notNull(),
    version: integer('version').notNull(),
    state: text('state', { enum: ['draft', 'published', 'withdrawn'] }).notNull(),
    text: text('text').notNull(),
    /** Counts the savings of a draft: two editors do not overwrite each other. */
    revision: integer('revision').notNull().default(1),
    writtenBy: text('written_by').notNull(),
    writtenAt: moment('written_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.id, t.version] }), index('education_pieces_state').on(t.state)],
)

/** A short personal note to one provider about one piece. */
export const educationNotes = sqliteTable(
  'education_notes',
  {
    id: text('id').primaryKey(),
    providerId: text('provider_id').notNull(),
    userId: text('user_id'),
    family: text('family').notNull(),
    materialId: text('material_id').notNull(),
    materialVersion: integer('material_version').notNull(),
    words: text('words').notNull(),
    sentBy: text('sent_by').notNull(),
    sentAt: moment('sent_at').notNull(),
    openedAt: moment('opened_at'),
  },
  (t) => [index('education_notes_provider').on(t.providerId, t.sentAt)],
)

/** A stepped wedge: groups in an order drawn by lot; its sessions name it. */
export const educationPrograms = sqliteTable('education_programs', {
  id: text('id').primaryKey(),
  title: text('title').notNull(),
  family: text('family').notNull(),
  materialId: text('material_id').notNull(),
  groupedBy: text('grouped_by', { enum: GROUPINGS }).notNull(),
  seed: integer('seed').notNull(),
  steps: text('steps', { mode: 'json' }).$type<Step[]>().notNull(),
  createdBy: text('created_by').notNull(),
  createdAt: moment('created_at').notNull(),
})

/** Providers under a name: a group that no roster knows. */
export const educationLists = sqliteTable('education_lists', {
  id: text('id').primaryKey(),
  version: integer('version').notNull().default(1),
  name: text('name').notNull(),
  providerIds: text('provider_ids', { mode: 'json' }).$type<string[]>().notNull(),
  savedBy: text('saved_by').notNull(),
  savedAt: moment('saved_at').notNull(),
})
