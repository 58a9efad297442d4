import { never } from '../shared/result.ts'
import type { Break } from './chain.ts'
import type { BadHead } from './heads.ts'

/** What is wrong with the chain and where, for page and terminal. */
export function sayBreak({ seq, why, through, unwitnessedFrom }: Break): string {
  switch (why) {
    case 'edited':
      return `Entry ${seq} is not what was sealed: it was edited.`
    case 'relinked':
      return `Entry ${seq} does not stand behind the entry before it: one of the two was put in or sealed anew.`
    case 'missing-before':
      return `Entries before ${seq} were taken out.`
    case 'truncated':
      return unwitnessedFrom !== undefined && unwitnessedFrom < seq
        ? `Entry ${seq} and all after it were taken out, and no signed head vouches for entries ${unwitnessedFrom} to ${seq - 1}.`
        : `Entry ${seq} and all after it were taken out.`
    case 'rewritten':
      return `Between entry ${seq} and entry ${through ?? seq} the chain was sealed anew: a signed head says another seal.`
    default:
      return never(why)
  }
}

export function sayBadHead({ place, why }: BadHead): string {
  switch (why) {
    case 'other-key':
      return `Head ${place} was not signed with this key.`
    case 'bad-signature':
      return `The signature of head ${place} does not fit: it was edited.`
    case 'head-missing-before':
      return `Heads before head ${place} were taken out.`
    default:
      return never(why)
  }
}
