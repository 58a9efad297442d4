import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ANSWERS } from '#app/domain/education/invitation.ts'
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
    createdBy: text('created_by').notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (t) => [
    uniqueIndex('education_sessions_code').on(t.attendanceCode),
    index('education_sessions_start').on(t.startAt, t.id),
    index('education_sessions_family').on(t.family),
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
