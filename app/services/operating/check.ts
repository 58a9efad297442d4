/** One thing that the doctor looked at. "bad" must be mended, "warn" should be known. */
export type Check = { name: string; state: 'good' | 'warn' | 'bad'; words: string }

export const good = (name: string, words: string): Check => ({ name, state: 'good', words })
export const warn = (name: string, words: string): Check => ({ name, state: 'warn', words })
export const bad = (name: string, words: string): Check => ({ name, state: 'bad', words })
