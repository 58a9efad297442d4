/**
 * Every kind of entry of the audit trail, with the sentence that the audit page says. Views of PHI are entries too.
 * The words hold no patient's data: an entry points (by id), it does not tell.
 */
export const AUDIT_KINDS = {
  'signin.begun': 'signed in',
  'signin.seen': 'was still signed in',
  'signin.refused': 'failed to sign in',
  'signin.locked': 'was locked out after failed sign-ins',
  'signin.ended': 'signed out',
  'signin.ended-all': 'signed out everywhere',
  'user.added': 'added a user',
  'user.changed': 'changed a user',
  'user.disabled': 'disabled a user',
  'user.enabled': 'enabled a user again',
  'user.password-set': 'set a password',
  'user.delegated': 'arranged cover',
  'chart.imported': 'imported chart facts',
  'chart.viewed': 'viewed a chart',
  'chart.searched': 'searched the charts',
  'worklist.viewed': 'viewed the work list',
  'view.saved': 'saved a view',
  'view.removed': 'removed a saved view',
  'coding.changed': 'changed the coded lines',
  'coding.finalised': 'marked the coding final',
  'coding.reopened': 'reopened the coding',
  'query.drafted': 'drafted a query',
  'query.draft-changed': 'changed a draft query',
  'query.draft-discarded': 'discarded a draft query',
  'query.restored': 'restored a discarded draft',
  'query.review-asked': 'asked for a second review of a query',
  'query.reviewed': 'reviewed a query',
  'query.sent': 'sent a query',
  'query.send-refused': 'tried to send a query that the rules stop',
  'query.viewed': 'viewed a query',
  'query.delivered': 'a query was delivered',
  'query.reminded': 'sent a reminder of a query',
  'query.escalated': 'escalated a query',
  'query.redirected': 'redirected a query',
  'query.assigned': 'assigned a query',
  'query.corrected': 'corrected a query as a new version',
  'query.withdrawn': 'withdrew a query',
  'query.expired': 'a query expired',
  'query.info-asked': 'asked for more information on a query',
  'query.info-given': 'gave more information on a query',
  'query.held': 'placed or lifted a legal hold',
  'query.exported': 'exported the proof of a query',
  'answer.drafted': 'kept a draft answer',
  'answer.signed': 'signed an answer',
  'answer.taken-back': 'took an answer back',
  'query.reconciled': 'reconciled the codes and closed a query',
  'query.audited': 'audited a sent query',
  'template.changed': 'changed a template',
  'template.retired': 'retired a template',
  'reference.imported': 'staged a reference release',
  'reference.activated': 'activated a reference release',
  'reference.rolled-back': 'rolled a reference release back',
  'mail.delivered': 'mail was handed over',
  'mail.failed': 'mail could not be delivered',
  'mail.cancelled': 'mail was no longer needed',
  'mail.viewed': 'viewed the mailbox',
  'scorecard.viewed': 'viewed a scorecard',
  'scorecard.exported': 'exported a scorecard',
  'scorecard.rolled-up': 'scorecards took in new facts',
  'education.planned': 'planned an education session',
  'education.changed': 'changed an education session',
  'education.invited': 'invited to an education session',
  'education.answered': 'answered an invitation',
  'education.attended': 'recorded attendance',
  'education.quiz-taken': 'took a quiz',
  'education.cancelled': 'cancelled an education session',
  'education.viewed': 'viewed education',
  'audit.viewed': 'viewed the audit trail',
  'audit.exported': 'exported the audit trail',
  'audit.verified': 'verified the audit trail',
  'settings.changed': 'changed a setting',
  'backup.made': 'made a backup',
  'backup.restored': 'restored a backup',
  'demo.filled': 'filled the demo hospital',
} as const
export type AuditKind = keyof typeof AUDIT_KINDS

/** `who` is a user's id, or "system" (a job) or "terminal". Ids only, no PHI in `detail`. */
export type AuditEntry = {
  what: AuditKind
  who: string
  at: Date
  onId?: string | null
  patientId?: string | null
  encounterId?: string | null
  detail?: Record<string, string | number | boolean | null>
}
