import type { Release } from '#app/domain/codes/release.ts'
import starter from './seed/starter/codes.json'

type StarterCode = { code: string; billable: boolean; short: string; long: string }
type Differing = StarterCode & { differs?: Record<string, Partial<StarterCode> | null> }

/** The editions that the starter set speaks of. */
export const starterReleases = (): Release[] =>
  starter.releases.map((release) => ({ ...release, source: starter.source }))

/** The codes of one edition of the starter set: what the product knows before an official file is loaded. Partial by nature. */
export function starterCodes(edition: string): StarterCode[] {
  const codes: readonly Differing[] = starter.codes
  return codes.flatMap(({ differs, ...row }) => {
    const changed = differs?.[edition]
    return changed === null ? [] : [{ ...row, ...changed }]
  })
}
