import { readFileSync } from 'node:fs'

/** Settings that are secrets. Each may be given as NAME_FILE: the file where a vault or systemd's credentials put it. */
export const SECRETS = [
  'ADDENDUM_SECRET',
  'ADDENDUM_SECRET_BEFORE',
  'ADDENDUM_SMTP_URL',
  'ADDENDUM_OIDC_CLIENT_SECRET',
  'ADDENDUM_METRICS_TOKEN',
]

type Environment = Record<string, string | undefined>

/** The environment with what such files hold, without the line's end; and sentences about files that cannot be read. */
export function withSecretFiles(environment: Environment): { environment: Environment; wrong: string[] } {
  const filled = { ...environment }
  const wrong: string[] = []
  for (const name of SECRETS) {
    const place = environment[`${name}_FILE`]
    if (!place) continue
    if (environment[name]) wrong.push(`${name}: set it or ${name}_FILE, not both`)
    try {
      filled[name] = readFileSync(place, 'utf8').trim()
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
      wrong.push(`${name}_FILE: ${place} cannot be read (${why})`)
    }
  }
  return { environment: filled, wrong }
}
