import { parseArgs } from 'node:util'
import { importCharts } from '#app/services/intake/import-charts.server.ts'
import type { Area, Exit, Io, Verb } from './area.ts'

const USAGE = 'chart import <path>... [--system <name>] [--time-zone <zone>] [--json]'
const RULE =
  'Reads FHIR R4 Bundles, NDJSON files and folders of them, also .gz and .zip. Every resource read is counted once: as created, ' +
  'updated (something that the chart keeps of it changed), unchanged, or as a fault; so read = created + updated + unchanged + ' +
  'resources with faults. Types of which the chart keeps nothing are counted too. encounters and documents say how many were in ' +
  'what was read. --system names the sender of resources that name none (default "fhir").'

function optionsOf(args: string[]) {
  try {
    const options = { json: { type: 'boolean' }, system: { type: 'string' }, 'time-zone': { type: 'string' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return null
  }
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

const badUsage = (io: Io, why: string): Exit => {
  io.say(`${why}\nUsage: ${USAGE}`)
  return 2
}

const importVerb: Verb = {
  usage: USAGE,
  does: RULE,
  async run(args, io, context) {
    const parsed = optionsOf(args)
    if (!parsed || parsed.positionals.length === 0) return badUsage(io, 'Name at least one file or folder.')
    const { json = false, system, 'time-zone': timeZone } = parsed.values
    if (timeZone !== undefined && !isZone(timeZone)) return badUsage(io, `There is no time zone "${timeZone}".`)
    const bar = io.progress('Importing', 100)
    const onProgress = (done: number, total: number) => bar.to(total === 0 ? 100 : Math.floor((done / total) * 100))
    const options = { by: 'terminal', onProgress, ...(system ? { system } : {}), ...(timeZone ? { timeZone } : {}) }
    const outcome = await importCharts(await context(), parsed.positionals, options)
    bar.end()
    if (!outcome.ok) return badUsage(io, `There is no file or folder "${outcome.path ?? ''}".`)
    const { report } = outcome.value
    await io.out(JSON.stringify(report))
    if (json) return report.faults.length > 0 ? 1 : 0
    io.say(`${report.created} created, ${report.updated} updated, ${report.unchanged} unchanged.`)
    for (const { file, line, why } of report.faults.slice(0, 20)) io.say(`${file}:${line}: ${why}`)
    if (report.faults.length > 20) io.say(`... and ${report.faults.length - 20} more faults.`)
    return report.faults.length > 0 ? 1 : 0
  },
}

export const chart: Area = { does: 'Takes charts in.', verbs: { import: importVerb } }
