import type { IndicatorReading } from '../reading/indicators.ts'
import table from './organ-systems.json'

export type OrganSystem = { id: string; asked: RegExp; told: RegExp }

const SYSTEMS: readonly OrganSystem[] = table.systems.map(({ id, asked, told }) => ({
  id,
  asked: new RegExp(`\\b(?:${asked})\\b`, 'i'),
  told: new RegExp(`(?<![\\w-])(?:${told})(?![\\w])`, 'i'),
}))

/** Returns the organs and matters that a question is about by its words. */
export function systemsAsked(...texts: readonly string[]): OrganSystem[] {
  return SYSTEMS.filter(({ asked }) => texts.some((text) => asked.test(text)))
}

/** Returns whether a finding is about an organ: by its own words, or by what the map has it bear on. */
export function isAbout({ asked, told }: OrganSystem, { passage, bearings }: IndicatorReading): boolean {
  return (
    told.test(passage.text) ||
    bearings.some(
      ({ conceptId, direction, strength }) =>
        direction === 'for' && strength === 'strong' && asked.test(conceptId.replaceAll('-', ' ')),
    )
  )
}
