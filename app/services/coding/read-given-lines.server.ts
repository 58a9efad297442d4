import { z } from 'zod'
import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'

/** The coded lines as a form of the chart page sends them; codes without their dot. */
const GivenLines = z
  .array(
    z.object({
      code: z.string().regex(/^[A-Z][0-9A-Z]{2,6}$/),
      release: z.string().max(40),
      presentOnAdmission: z.enum(POA_INDICATORS).nullable(),
    }),
  )
  .max(200)

/** What the form of the coding panel posts. */
export const CodingDeed = z.object({
  stage: z.enum(['working', 'final']),
  version: z.coerce.number().int(),
  lines: z.string().max(100_000),
  back: z.string().max(300).default(''),
})

/** The lines in the form's own text, or null where it holds something else. */
export function readGivenLines(text: string): z.infer<typeof GivenLines> | null {
  try {
    return GivenLines.safeParse(JSON.parse(text)).data ?? null
  } catch {
    return null
  }
}
