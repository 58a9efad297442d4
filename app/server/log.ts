import pino, { type Logger } from 'pino'

/** Structured lines on standard output. Nothing is logged but method, route pattern, status, time and ids: no URL, no form, no PHI. */
export function openLog(level: 'silent' | 'info' | 'debug'): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime })
}
