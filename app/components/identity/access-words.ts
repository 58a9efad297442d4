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

type MappingRefusal = 'bad-role-rule' | 'bad-facility-rule' | 'no-such-facility' | 'no-such-role'

export function sayMappingRefusal(refusal: MappingRefusal): Record<string, string> {
  switch (refusal) {
    case 'bad-role-rule':
      return { roles: 'Write one rule a line: group = role.' }
    case 'bad-facility-rule':
      return { facilities: 'Write one rule a line: group = facility id.' }
    case 'no-such-facility':
      return { facilities: 'One of these facilities is not known. Its id stands in the address of its filter.' }
    case 'no-such-role':
      return { roles: 'Roles are coder, cdi, physician, advisor, manager, administrator.' }
    default:
      return never(refusal)
  }
}
