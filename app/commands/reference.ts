import { parseArgs } from 'node:util'
import { activateRelease, rollBackRelease } from '#app/services/codes/change-release.server.ts'
import { compareAndTouch } from '#app/services/codes/diff-releases.server.ts'
import { type ImportedFile, importReleases } from '#app/services/codes/import-releases.server.ts'
import { referenceStatus } from '#app/services/codes/reference-status.server.ts'
import type { Area, Exit, Io, Verb } from './area.ts'

const IMPORT = 'reference import <path>... [--stage] [--json]'
const STATUS = 'reference status [--json]'
const DIFF = 'reference diff <release> <release> [--json]'
const ACTIVATE = 'reference activate <key> [--json]'
const ROLL_BACK = 'reference rollback <release> [--json]'

function optionsOf(args: string[]) {
  try {
    const options = { json: { type: 'boolean' }, stage: { type: 'boolean' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return null
  }
}

const badUsage = (io: Io, why: string, usage: string): Exit => {
  io.say(`${why}\nUsage: ${usage}`)
  return 2
}

/** The line of a file on standard output. */
function lineOf(result: ImportedFile): string {
  if ('release' in result) {
    const { file, release, state, totals, releaseKey } = result
    return JSON.stringify({ release, ...totals, state, file, key: releaseKey })
  }
  return JSON.stringify(result)
}

/** The sentence about a file. */
function wordsOf(result: ImportedFile): string {
  if ('skipped' in result) return `${result.file}: passed over. ${result.skipped}`
  if ('release' in result) {
    const counts = Object.entries(result.totals).map(([name, count]) => `${count} ${name}`)
    return `${result.release}: ${result.state}, ${counts.join(', ')}.`
  }
  const [first] = result.faults
  const more = result.faults.length > 1 ? ` (and ${result.faults.length - 1} more)` : ''
  const where = first?.line ? `Line ${first.line}: ` : ''
  return `${result.file}: refused (${result.refused}). ${where}${first?.why ?? ''}${more}`
}

const importVerb: Verb = {
  usage: IMPORT,
  does:
    'Takes in official code sets and tables as published (also .gz, .zip, .xlsx), known by their content; one line per file. A file ' +
    'that is partial, damaged or hostile is refused whole, with line and reason. --stage leaves new releases out of force: look at ' +
    'the difference, then activate.',
  async run(args, io, context) {
    const parsed = optionsOf(args)
    if (!parsed || parsed.positionals.length === 0) return badUsage(io, 'Name at least one file or folder.', IMPORT)
    const bar = io.progress('Importing', 100)
    const outcome = await importReleases(await context(), parsed.positionals, {
      by: 'terminal',
      activate: parsed.values.stage !== true,
      onProgress: (done, total) => bar.to(total === 0 ? 100 : Math.floor((done / total) * 100)),
      onFile: async (result) => {
        await io.out(lineOf(result))
        if (parsed.values.json !== true) io.say(wordsOf(result))
      },
    })
    bar.end()
    if (!outcome.ok) return badUsage(io, `There is no file or folder "${outcome.missing}".`, IMPORT)
    return outcome.results.some((result) => 'refused' in result) ? 1 : 0
  },
}

const status: Verb = {
  usage: STATUS,
  does: 'What is loaded, staged, replaced and rolled back, with its dates in force and totals.',
  async run(args, io, context) {
    const parsed = optionsOf(args)
    if (!parsed || parsed.positionals.length > 0) return badUsage(io, 'Only --json is known here.', STATUS)
    const releases = await referenceStatus(await context())
    if (parsed.values.json) {
      await io.out(JSON.stringify({ releases }))
      return 0
    }
    for (const { release, state, startOn, endOn, totals } of releases) {
      const counts = Object.entries(totals).map(([name, count]) => `${count} ${name}`)
      await io.out(`${release.padEnd(34)} ${state.padEnd(12)} ${startOn}..${endOn ?? ''}  ${counts.join(', ')}`)
    }
    if (releases.length === 0) io.say('No official table is loaded; the product works with its starter set.')
    return 0
  },
}

type Compared = Extract<Awaited<ReturnType<typeof compareAndTouch>>, { ok: true }>['value']

/** A touched code as people and scripts look at it: what stands on it, by address or name. */
const touchedOf = ({ touched }: Compared) =>
  touched.map(({ code, change, urgency, codedLines, charts, keptBy, concepts, templates }) => ({
    ...{ code, change, urgency, codedLines },
    openCharts: charts.map(({ id, isGoverned }) => ({ id, address: `/charts/${id}`, isGoverned })),
    favourites: keptBy,
    lexicon: concepts,
    templates,
  }))

/** The difference as one object: whole rows would repeat the tables, keys and titles are what people and scripts look at. */
function diffLine(compared: Compared): string {
  const { from, to, tables, lost } = compared
  const lists = Object.entries(tables).map(([name, { added, deleted, revised }]) => [
    name,
    {
      added: added.map(([key, ...cells]) => ({ key, cells })),
      deleted: deleted.map(([key, ...cells]) => ({ key, cells })),
      revised: revised.map(({ key, before, after }) => ({ key, before: before.slice(1), after: after.slice(1) })),
    },
  ])
  return JSON.stringify({ from, to, ...Object.fromEntries(lists), lost, touched: touchedOf(compared) })
}

async function sayDiff(io: Io, { tables, lost, touched }: Compared): Promise<void> {
  for (const { added, deleted, revised } of Object.values(tables)) {
    for (const row of added) await io.out(`+ ${row.join('  ')}`)
    for (const row of deleted) await io.out(`- ${row.join('  ')}`)
    for (const { before, after } of revised) await io.out(`~ ${before.join('  ')}  ->  ${after.slice(1).join('  ')}`)
    io.say(`${added.length} added, ${deleted.length} deleted, ${revised.length} revised.`)
  }
  for (const { code, codedLines } of lost)
    io.say(`${code} is no longer billable and stands on ${codedLines} coded lines.`)
  for (const { urgency, code, change, charts, keptBy, concepts, templates } of touched) {
    const ours = [
      ...charts.map(({ id }) => `/charts/${id}`),
      ...templates.map(({ name }) => `template "${name}"`),
      ...concepts.map((name) => `lexicon "${name}"`),
      ...keptBy.map((name) => `favourite of ${name}`),
    ]
    io.say(`${urgency}: ${code} (${change}) reaches ${ours.join(', ')}.`)
  }
}

const DIFF_SAYS = {
  'no-such-release': 'One of the two releases is not loaded.',
  'not-of-one-kind': 'The two are not editions of one table.',
}

const diff: Verb = {
  usage: DIFF,
  does: 'What was added, deleted and revised from one release to another, and what of ours that reaches, the most urgent first.',
  async run(args, io, context) {
    const parsed = optionsOf(args)
    const [from, to, ...rest] = parsed?.positionals ?? []
    if (!parsed || from === undefined || to === undefined || rest.length > 0)
      return badUsage(io, 'Name two releases.', DIFF)
    const compared = await compareAndTouch(await context(), from, to)
    if (!compared.ok) return badUsage(io, DIFF_SAYS[compared.error], DIFF)
    if (parsed.values.json) await io.out(diffLine(compared.value))
    else await sayDiff(io, compared.value)
    return 0
  },
}

const ACTIVATE_SAYS = {
  'no-such-release': 'There is no release with this key.',
  'not-staged': 'This release is not waiting to be activated.',
}

const activate: Verb = {
  usage: ACTIVATE,
  does: 'Brings a staged release into force.',
  async run(args, io, context) {
    const [key, ...rest] = optionsOf(args)?.positionals ?? []
    if (key === undefined || rest.length > 0) return badUsage(io, 'Name the key of one staged release.', ACTIVATE)
    const done = await activateRelease(await context(), { key, by: 'terminal' })
    if (!done.ok) return badUsage(io, ACTIVATE_SAYS[done.error], ACTIVATE)
    await io.out(JSON.stringify({ activated: done.value }))
    return 0
  },
}

const rollback: Verb = {
  usage: ROLL_BACK,
  does: 'Takes a release out of force; the one that it replaced comes back.',
  async run(args, io, context) {
    const [release, ...rest] = optionsOf(args)?.positionals ?? []
    if (release === undefined || rest.length > 0) return badUsage(io, 'Name one release.', ROLL_BACK)
    const done = await rollBackRelease(await context(), { release, by: 'terminal' })
    if (!done.ok) return badUsage(io, `${release} is not in force.`, ROLL_BACK)
    await io.out(JSON.stringify(done.value))
    return 0
  },
}

export const reference: Area = {
  does: 'Official code sets and tables.',
  verbs: { import: importVerb, status, diff, activate, rollback },
}
