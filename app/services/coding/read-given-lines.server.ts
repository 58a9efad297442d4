import { z } from 'zod'
import { POA_INDICATORS } from '#app/domain/encounter/chart.ts'

/** The coded lines as a form of the chart page sends them; codes without their dot. */
export const GivenLines = z
  .array(
    z.object({
      code: z.string().regex(/^[A-Z][0-9A-Z]{2,6}$/),
      release: z.string().max(40),
      presentOnAdmission: z.enum(POA_INDICATORS).nullable(),
    }),
  )
  .max(200)
