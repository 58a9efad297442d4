import { z } from 'zod'
import { withSecretFiles } from './secret-files.server.ts'

const Environment = z.object({
  ADDENDUM_MODE: z.enum(['demo', 'production']).default('demo'),
  ADDENDUM_DATA: z.string().min(1).default('./data'),
  ADDENDUM_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  ADDENDUM_HOST: z.string().min(1).default('127.0.0.1'),
  ADDENDUM_TLS_CERT: z.string().min(1).optional(),
  ADDENDUM_TLS_KEY: z.string().min(1).optional(),
  ADDENDUM_ORIGIN: z.url({ protocol: /^https?$/ }).optional(),
  ADDENDUM_SECRET: z.string().min(32, 'needs at least 32 characters').optional(),
  ADDENDUM_SECRET_BEFORE: z.string().min(32, 'needs at least 32 characters').optional(),
  ADDENDUM_TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  ADDENDUM_SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  ADDENDUM_MAIL_FROM: z.string().min(3).default('Addendum <no-reply@addendum.test>'),
  ADDENDUM_DEMO_ENCOUNTERS: z.coerce.number().int().min(1).max(100_000).default(3000),
  ADDENDUM_OIDC_ISSUER: z.url({ protocol: /^https?$/ }).optional(),
  ADDENDUM_OIDC_CLIENT_ID: z.string().min(1).optional(),
  ADDENDUM_OIDC_CLIENT_SECRET: z.string().min(16, 'needs at least 16 characters').optional(),
  ADDENDUM_OIDC_NAME: z.string().min(1).max(60).default('single sign-on'),
  ADDENDUM_LOG: z.enum(['silent', 'info', 'debug']).default('info'),
  ADDENDUM_AUDIT_KEY: z.string().min(1).optional(),
  ADDENDUM_AUDIT_HEADS: z.string().min(1).optional(),
  ADDENDUM_AUDIT_MAIL: z.email().optional(),
  ADDENDUM_AUDIT_SYSLOG: z
    .string()
    .regex(
      /^(tls:\/\/)?[^:/\s]+:\d{1,5}$/,
      'write it as tls://host:port or host:port, such as tls://logs.hospital.example:6514',
    )
    .optional(),
  ADDENDUM_CLAMD: z
    .string()
    .regex(
      /^(\/\S+|[^:/\s]+:\d{1,5})$/,
      'write it as host:port or as the path of a socket, such as /run/clamav/clamd.ctl',
    )
    .optional(),
  ADDENDUM_BACKUPS: z.string().min(1).optional(),
  ADDENDUM_BACKUP_KEY: z.string().min(1).optional(),
  ADDENDUM_BACKUP_HOURS: z.coerce.number().int().min(0).max(720).default(24),
  ADDENDUM_BACKUP_KEEP: z
    .string()
    .regex(/^\d{1,3},\d{1,3},\d{1,3}$/, 'write how many daily, weekly and monthly ones to keep, such as 7,5,12')
    .default('7,5,12'),
  ADDENDUM_METRICS_TOKEN: z.string().min(16, 'needs at least 16 characters').optional(),
  ADDENDUM_METRICS_PORT: z.coerce.number().int().min(1).max(65535).optional(),
})

export type Settings = {
  mode: 'demo' | 'production'
  dataFolder: string
  port: number
  host: string
  /** PEM files of a certificate and its key: with them the portal itself speaks TLS. */
  tls: { cert: string; key: string } | null
  /** What people type into the browser: "https://queries.hospital.example". Links in mail begin with it. */
  origin: string | null
  secret: string | null
  /** The secret before this one: what it sealed still opens, and is sealed anew at the next start. */
  secretBefore: string | null
  trustProxy: number
  smtpUrl: string | null
  mailFrom: string
  /** How large the demo hospital is. */
  demoEncounters: number
  log: 'silent' | 'info' | 'debug'
  /** The private key that signs heads of the audit trail, a PEM file; null: one in the data folder. */
  auditKey: string | null
  /** Where signed heads are written; null: a file in the data folder. */
  auditHeads: string | null
  /** Who gets a signed head by mail once a day. */
  auditMail: string | null
  /** "tls://host:port" of a syslog server (RFC 5425), or "host:port" of one by UDP (RFC 5424). */
  auditSyslog: string | null
  /** ClamAV's daemon, "host:port" or the path of its socket: what is uploaded is shown to it before it is read. */
  clamd: string | null
  backups: string | null
  backupKey: string | null
  /** Hours between scheduled backups; 0: none are made. */
  backupHours: number
  backupKeep: { daily: number; weekly: number; monthly: number }
  metricsToken: string | null
  metricsPort: number | null
  /** The identity provider of the house; what its claims mean is set on a page. */
  oidc: { issuer: string; clientId: string; clientSecret: string; name: string } | null
}

/** Returns the settings of an environment, or sentences that say which variable is wrong and what would be right. */
export function readSettings(given: Record<string, string | undefined>): Settings | { wrong: string[] } {
  const { environment, wrong: unread } = withSecretFiles(given)
  if (unread.length > 0) return { wrong: unread }
  const parsed = Environment.safeParse(environment)
  if (!parsed.success) {
    return { wrong: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) }
  }
  const e = parsed.data
  const oidc = oidcOf(e)
  const wrong = [
    ...(e.ADDENDUM_MODE === 'production' ? productionNeeds(e) : []),
    ...('wrong' in oidc ? oidc.wrong : []),
    ...(!e.ADDENDUM_TLS_CERT === !e.ADDENDUM_TLS_KEY ? [] : ['ADDENDUM_TLS_CERT, ADDENDUM_TLS_KEY: set both or none']),
  ]
  if (wrong.length > 0) return { wrong }
  return {
    mode: e.ADDENDUM_MODE,
    dataFolder: e.ADDENDUM_DATA,
    port: e.ADDENDUM_PORT,
    host: e.ADDENDUM_HOST,
    tls: e.ADDENDUM_TLS_CERT && e.ADDENDUM_TLS_KEY ? { cert: e.ADDENDUM_TLS_CERT, key: e.ADDENDUM_TLS_KEY } : null,
    origin: e.ADDENDUM_ORIGIN ?? null,
    secret: e.ADDENDUM_SECRET ?? null,
    secretBefore: e.ADDENDUM_SECRET_BEFORE ?? null,
    trustProxy: e.ADDENDUM_TRUST_PROXY,
    smtpUrl: e.ADDENDUM_SMTP_URL ?? null,
    mailFrom: e.ADDENDUM_MAIL_FROM,
    demoEncounters: e.ADDENDUM_DEMO_ENCOUNTERS,
    log: e.ADDENDUM_LOG,
    oidc: 'wrong' in oidc ? null : oidc.value,
    ...keepingOf(e),
  }
}

function keepingOf(e: z.infer<typeof Environment>) {
  const [daily = 0, weekly = 0, monthly = 0] = e.ADDENDUM_BACKUP_KEEP.split(',').map(Number)
  return {
    auditKey: e.ADDENDUM_AUDIT_KEY ?? null,
    auditHeads: e.ADDENDUM_AUDIT_HEADS ?? null,
    auditMail: e.ADDENDUM_AUDIT_MAIL ?? null,
    auditSyslog: e.ADDENDUM_AUDIT_SYSLOG ?? null,
    clamd: e.ADDENDUM_CLAMD ?? null,
    backups: e.ADDENDUM_BACKUPS ?? null,
    backupKey: e.ADDENDUM_BACKUP_KEY ?? null,
    backupHours: e.ADDENDUM_BACKUP_HOURS,
    backupKeep: { daily, weekly, monthly },
    metricsToken: e.ADDENDUM_METRICS_TOKEN ?? null,
    metricsPort: e.ADDENDUM_METRICS_PORT ?? null,
  }
}

/** All three of the identity provider, or none. Plain http only to this very machine: a token on the wire is a sign-in. */
function oidcOf(e: z.infer<typeof Environment>): { value: Settings['oidc'] } | { wrong: string[] } {
  const {
    ADDENDUM_OIDC_ISSUER: issuer,
    ADDENDUM_OIDC_CLIENT_ID: clientId,
    ADDENDUM_OIDC_CLIENT_SECRET: clientSecret,
  } = e
  if (!issuer && !clientId && !clientSecret) return { value: null }
  if (!issuer || !clientId || !clientSecret) {
    return {
      wrong: ['ADDENDUM_OIDC_ISSUER, ADDENDUM_OIDC_CLIENT_ID, ADDENDUM_OIDC_CLIENT_SECRET: set all three or none'],
    }
  }
  const { protocol, hostname } = new URL(issuer)
  if (protocol === 'http:' && !['localhost', '127.0.0.1'].includes(hostname)) {
    return { wrong: ['ADDENDUM_OIDC_ISSUER: the identity provider needs an https:// address'] }
  }
  return { value: { issuer, clientId, clientSecret, name: e.ADDENDUM_OIDC_NAME } }
}

function productionNeeds(e: z.infer<typeof Environment>): string[] {
  const wrong: string[] = []
  if (!e.ADDENDUM_ORIGIN) {
    wrong.push('ADDENDUM_ORIGIN: production needs the address people use, such as https://queries.hospital.example')
  } else if (!e.ADDENDUM_ORIGIN.startsWith('https://')) {
    wrong.push('ADDENDUM_ORIGIN: production needs an https:// address; put a proxy with TLS in front')
  }
  if (!e.ADDENDUM_SECRET) {
    wrong.push('ADDENDUM_SECRET: production needs a secret of 32 characters or more; `openssl rand -hex 32` makes one')
  }
  return wrong
}
