import { ok, type Result, refuse } from '../shared/result.ts'
import blocklist from './password-blocklist.json'

/** NIST 800-63B-4 (2025) 3.1.1.2: at least 15 characters where the password is the only factor, at least 64 allowed, no composition rules. */
export const SHORTEST = 15
export const LONGEST = 256
/** A password that somebody else chose is good for so long, and only to choose one's own. */
export const FIRST_DAYS = 7
export const isFirstOver = (setAt: Date, at: Date): boolean => at.getTime() - setAt.getTime() > FIRST_DAYS * 86_400_000

export type PasswordRefusal = 'too-short' | 'too-long' | 'common' | 'repetitive' | 'personal'

const blocked = new Set(blocklist.words)
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')

/** Returns the password, or why it would be guessed: too short, on the blocklist, a pattern, or made of the person's own name. */
export function checkPassword(
  password: string,
  about: { email: string; name: string },
): Result<string, PasswordRefusal> {
  const length = [...password.normalize('NFKC')].length
  if (length < SHORTEST) return refuse('too-short')
  if (length > LONGEST) return refuse('too-long')
  const bare = plain(password)
  if (isRepetitive(bare, length)) return refuse('repetitive')
  if (isMadeOfBlockedWords(bare)) return refuse('common')
  const own = [about.email.split('@')[0] ?? '', ...about.name.split(/\s+/)]
    .map(plain)
    .filter((word) => word.length >= 4)
  const left = own.reduce((rest, word) => rest.replaceAll(word, ''), bare)
  if (bare.length - left.length > 0 && left.length < 8) return refuse('personal')
  return ok(password)
}

/** Few different characters, a run of the keyboard, or one piece over and over. */
function isRepetitive(bare: string, length: number): boolean {
  if (bare.length === 0) return length < SHORTEST
  if (new Set(bare).size < 5) return true
  for (let size = 1; size <= bare.length / 2; size++) {
    const piece = bare.slice(0, size)
    if (piece.repeat(Math.ceil(bare.length / size)).slice(0, bare.length) === bare) return true
  }
  let steps = 0
  for (let i = 1; i < bare.length; i++) if (Math.abs(bare.charCodeAt(i) - bare.charCodeAt(i - 1)) <= 1) steps++
  return steps >= bare.length * 0.8
}

/** True when, apart from digits, nothing is left but words that everybody tries. */
function isMadeOfBlockedWords(bare: string): boolean {
  if (blocked.has(bare)) return true
  const letters = bare.replace(/[0-9]+/g, '')
  const reachable = new Set([0])
  for (let at = 0; at < letters.length; at++) {
    if (!reachable.has(at)) continue
    for (let end = at + 3; end <= Math.min(letters.length, at + 16); end++)
      if (blocked.has(letters.slice(at, end))) reachable.add(end)
  }
  return letters.length > 0 && reachable.has(letters.length)
}
