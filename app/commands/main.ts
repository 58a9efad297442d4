import '#app/services/own-files.server.ts'
import { type Context, closeContext, openContext, settingsOfProcess } from '#app/services/context.server.ts'
import type { Area, Exit, Io } from './area.ts'
import { terminal } from './terminal.ts'

/** Every area of the terminal, loaded when it is asked for. */
const AREAS: Record<string, () => Promise<Area>> = {
  chart: () => import('./chart.ts').then((m) => m.chart),
  reference: () => import('./reference.ts').then((m) => m.reference),
  codes: () => import('./codes.ts').then((m) => m.codes),
  query: () => import('./query.ts').then((m) => m.query),
  drg: () => import('./drg.ts').then((m) => m.drg),
  hcc: () => import('./hcc.ts').then((m) => m.hcc),
  scorecard: () => import('./scorecard.ts').then((m) => m.scorecard),
  education: () => import('./education.ts').then((m) => m.education),
  audit: () => import('./audit.ts').then((m) => m.audit),
  retention: () => import('./retention.ts').then((m) => m.retention),
  export: () => import('./export.ts').then((m) => m.export),
  doctor: () => import('./doctor.ts').then((m) => m.doctor),
  user: () => import('./user.ts').then((m) => m.user),
  demo: () => import('./demo.ts').then((m) => m.demo),
  backup: () => import('./backup.ts').then((m) => m.backup),
  restore: () => import('./backup.ts').then((m) => m.restore),
}

/** Runs one verb; returns the exit code: 0 done, 1 done with faults or findings (or a bug, said in a line), 2 bad usage. */
export async function main(words: string[], folder: string, io: Io = terminal): Promise<Exit> {
  const [areaName = '', verbName = '', ...args] = words
  const load = Object.hasOwn(AREAS, areaName) ? AREAS[areaName] : undefined
  if (!load) return sayAreas(areaName, io)
  const area = await load()
  const alone = area.verbs['']
  const verb = Object.hasOwn(area.verbs, verbName) ? area.verbs[verbName] : alone
  const rest = verb === alone && verbName !== '' ? [verbName, ...args] : args
  if (!verb || words.includes('--help') || words.includes('-h')) return sayVerbs(areaName, area, verbName, io)
  let opened: Context | null = null
  const context = async () => {
    opened ??= openContext(settingsOfProcess())
    return opened
  }
  try {
    process.chdir(folder)
    return await verb.run(rest, io, context)
  } finally {
    if (opened) closeContext(opened)
  }
}

async function sayAreas(asked: string, io: Io): Promise<Exit> {
  const isHelp = asked === '' || asked === '--help' || asked === '-h' || asked === 'help'
  if (!isHelp) io.say(`There is no area "${asked}".`)
  io.say('Usage: npm run -s addendum -- <area> <verb> [...]   (--help behind any of them says more)\n')
  for (const [name, load] of Object.entries(AREAS)) io.say(`  ${name.padEnd(12)} ${(await load()).does}`)
  return isHelp ? 0 : 2
}

function sayVerbs(name: string, area: Area, asked: string, io: Io): Exit {
  const isHelp = asked === '--help' || asked === '-h' || Object.hasOwn(area.verbs, asked)
  if (!isHelp && asked !== '') io.say(`"${name}" has no verb "${asked}".`)
  io.say(`${area.does}\n`)
  for (const verb of Object.values(area.verbs)) io.say(`  ${verb.usage}\n      ${verb.does}`)
  return isHelp ? 0 : 2
}
