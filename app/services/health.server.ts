import { answers } from '#db/health.ts'
import type { Context } from './context.server.ts'

/** True when a page could be served. */
export const isReady = ({ db }: Context): boolean => answers(db)
