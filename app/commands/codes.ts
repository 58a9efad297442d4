import { parseArgs } from 'node:util'
import { listSpecificity } from '#app/services/codes/list-specificity.server.ts'
import { searchCodes } from '#app/services/codes/search-codes.server.ts'
import type { Area, Exit, Io, Verb } from './area.ts'

const SEARCH = 'codes search <words> [--year Y] [--json]'
const SPECIFICITY = 'codes specificity [--year Y]'

function optionsOf(args: string[]) {
  try {
    const options = { json: { type: 'boolean' }, year: { type: 'string' } } as const
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    return null
  }
}

const badUsage = (io: Io, why: string, usage: string): Exit => {
  io.say(`${why}\nUsage: ${usage}`)
  return 2
}

const isYear = (year: string | undefined) => year === undefined || /^20\d\d$/.test(year)
const dotted = (code: string) => (code.length > 3 ? `${code.slice(0, 3)}.${code.slice(3)}` : code)

function sayIfStarter(
  io: Io,
  { release, isStarter }: { release: string; isStarter: boolean },
  year: string | undefined,
): void {
  if (isStarter)
    io.say(
      `No official code set is loaded; this is the starter selection of ${release}. See "reference import --help".`,
    )
  else if (year !== undefined && !release.includes(year))
    io.say(`Fiscal year ${year} is not loaded; this is ${release}.`)
}

const search: Verb = {
  usage: SEARCH,
  does: 'Finds ICD-10-CM codes by code, beginning of a code, words, abbreviations or misspelt words; at most twenty, best first.',
  async run(args, io, context) {
    const parsed = optionsOf(args)
    if (!parsed || parsed.positionals.length === 0) return badUsage(io, 'Say what to search.', SEARCH)
    const { json = false, year } = parsed.values
    if (!isYear(year)) return badUsage(io, `"${year}" is no fiscal year.`, SEARCH)
    const found = await searchCodes(await context(), parsed.positionals.join(' '), year ? { year: Number(year) } : {})
    sayIfStarter(io, found, year)
    if (json) {
      await io.out(JSON.stringify({ release: found.release, starter: found.isStarter, codes: found.codes }))
      return found.codes.length > 0 ? 0 : 1
    }
    for (const { code, billable, long } of found.codes)
      await io.out(`${dotted(code).padEnd(9)}${billable ? '' : '(heading) '}${long}`)
    if (found.codes.length === 0) io.say('Nothing found.')
    return found.codes.length > 0 ? 0 : 1
  },
}

const LINES_AT_ONCE = 500

const specificity: Verb = {
  usage: SPECIFICITY,
  does: 'Every billable code of the year: whether it leaves something open, on which axes, and the codes that state it (NDJSON).',
  async run(args, io, context) {
    const parsed = optionsOf(args)
    if (!parsed || parsed.positionals.length > 0) return badUsage(io, 'Only --year is known here.', SPECIFICITY)
    const { year } = parsed.values
    if (!isYear(year)) return badUsage(io, `"${year}" is no fiscal year.`, SPECIFICITY)
    const listed = await listSpecificity(await context(), year === undefined ? undefined : Number(year))
    sayIfStarter(io, listed, year)
    for (let start = 0; start < listed.codes.length; start += LINES_AT_ONCE)
      await io.out(
        listed.codes
          .slice(start, start + LINES_AT_ONCE)
          .map((entry) => JSON.stringify(entry))
          .join('\n'),
      )
    return 0
  },
}

export const codes: Area = {
  does: 'Diagnosis codes: search, and what they leave open.',
  verbs: { search, specificity },
}
