import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { headKey } from '../audit/head-key.server.ts'
import { headsPlace, keyPlace } from '../audit/places.server.ts'
import { backupKey, backupKeyPlace, backupsPlace, databasePlace } from '../backup/places.server.ts'
import type { Settings } from '../settings.server.ts'
import { tlsOf } from './tls.server.ts'

const LOOPBACK = /^(127\.|::1$|localhost$)/

/** What makes a start in production insecure or bound to fail, each in a sentence that says what to do. */
export function startFaults(settings: Settings): string[] {
  return [...openDoors(settings), ...loosePermissions(settings), ...brokenPlaces(settings)]
}

function openDoors({ host, trustProxy, secret, tls, auditSyslog }: Settings): string[] {
  const faults: string[] = []
  if (!LOOPBACK.test(host) && trustProxy === 0 && !tls)
    faults.push(
      `ADDENDUM_HOST: on ${host} plain HTTP is open to the network; listen on 127.0.0.1, or put a proxy with TLS in front and set ADDENDUM_TRUST_PROXY, or set ADDENDUM_TLS_CERT and ADDENDUM_TLS_KEY`,
    )
  if (auditSyslog && !auditSyslog.startsWith('tls://') && !LOOPBACK.test(auditSyslog.replace(/:\d+$/, '')))
    faults.push(
      'ADDENDUM_AUDIT_SYSLOG: in the clear to another machine; write tls://host:port, or send to a relay on 127.0.0.1',
    )
  if (secret && new Set(secret).size < 8)
    faults.push('ADDENDUM_SECRET: can be guessed, it repeats few characters; `openssl rand -hex 32` makes a good one')
  return faults
}

/** Mode bits that let others than the owner in; none where there is no file. */
export function openTo(path: string): number {
  return existsSync(path) ? statSync(path).mode & 0o077 : 0
}

function loosePermissions(settings: Settings): string[] {
  if (process.platform === 'win32') return []
  const faults: string[] = []
  for (const [name, path] of [
    ['ADDENDUM_DATA', dirname(databasePlace(settings))],
    ['ADDENDUM_AUDIT_KEY', keyPlace(settings)],
    ['ADDENDUM_BACKUP_KEY', backupKeyPlace(settings)],
    ['ADDENDUM_TLS_KEY', settings.tls?.key ?? ''],
  ] as const) {
    const isFolder = name === 'ADDENDUM_DATA'
    if (openTo(path) !== 0)
      faults.push(`${name}: others on this machine can read ${path}; chmod ${isFolder ? '700' : '600'} it`)
  }
  return faults
}

function brokenPlaces(settings: Settings): string[] {
  const faults: string[] = []
  for (const [name, make] of [
    ['ADDENDUM_AUDIT_KEY', () => headKey(settings)],
    ['ADDENDUM_BACKUP_KEY', () => backupKey(settings)],
    ['ADDENDUM_TLS_CERT, ADDENDUM_TLS_KEY', () => tlsOf(settings)],
  ] as const)
    try {
      make()
    } catch (error) {
      faults.push(`${name}: ${error instanceof Error ? error.message : 'cannot be read'}`)
    }
  for (const [name, path] of [
    ['ADDENDUM_DATA', dirname(databasePlace(settings))],
    ['ADDENDUM_AUDIT_HEADS', dirname(headsPlace(settings))],
    ['ADDENDUM_BACKUPS', backupsPlace(settings)],
  ] as const)
    if (!mayWrite(path)) faults.push(`${name}: this process may not write to ${path}`)
  return faults
}

/** True when a file could be written there, or in the nearest folder above that exists. */
export function mayWrite(path: string): boolean {
  let at = path
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  try {
    accessSync(at, constants.W_OK)
    return true
  } catch {
    return false
  }
}
