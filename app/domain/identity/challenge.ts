/** What can wait for its second half: a code after the password, a passkey being added or used, a way to the identity provider and its logout tokens. */
export const CHALLENGE_KINDS = ['second-step', 'passkey-add', 'passkey-use', 'oidc', 'logout-token'] as const
export type ChallengeKind = (typeof CHALLENGE_KINDS)[number]

const MINUTE = 60_000
/** How long each waits. A logout token is remembered for as long as one could come again. */
const MINUTES: Record<ChallengeKind, number> = {
  'second-step': 10,
  'passkey-add': 5,
  'passkey-use': 5,
  oidc: 10,
  'logout-token': 24 * 60,
}

export const challengeEnd = (kind: ChallengeKind, at: Date): Date => new Date(at.getTime() + MINUTES[kind] * MINUTE)
