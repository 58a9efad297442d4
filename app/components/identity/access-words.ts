import type { AccessRefusal } from '#app/domain/identity/access-policy.ts'
import { never } from '#app/domain/shared/result.ts'

export function sayAccessRefusal(refusal: AccessRefusal): string {
  switch (refusal) {
    case 'bad-idle':
      return 'A pause is 2 to 720 minutes.'
    case 'bad-absolute':
      return 'A sign-in lasts 1 to 24 hours.'
    case 'bad-step-up':
      return 'The pause before a signature is 3 to 720 minutes.'
    case 'bad-opening':
      return 'A chart stays open for 5 to 720 minutes.'
    default:
      return never(refusal)
  }
}
