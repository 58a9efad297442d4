import { join, resolve } from 'node:path'
import { treeRoot } from '../context.server.ts'
import type { Settings } from '../settings.server.ts'

const inData = (settings: Settings, name: string): string => join(resolve(treeRoot, settings.dataFolder), name)
const given = (settings: Settings, path: string | null, name: string): string =>
  path ? resolve(treeRoot, path) : inData(settings, name)

export const keyPlace = (settings: Settings): string => given(settings, settings.auditKey, 'audit-signing.key')
export const headsPlace = (settings: Settings): string => given(settings, settings.auditHeads, 'audit-heads.ndjson')
