import { isTooFew } from '#app/domain/shared/rate.ts'
import type { Counts } from './counts.ts'

/** What became of queries, with what is in no rate listed beside; null of fewer than ten. */
export const storyOf = ({ sent, answered, closed, changed, askedBack, redirected, passedOn, unseen }: Counts) =>
  isTooFew(sent) ? null : { sent, answered, closed, changed, askedBack, redirected, passedOn, unseen }

/** Which way answers moved the weight: up, down and none apart, never netted; null of fewer than ten. */
export const directionsTold = ({ weighed, up, unmoved, down, upX10000, downX10000 }: Counts) =>
  isTooFew(weighed) ? null : { weighed, up, unmoved, down, upX10000, downX10000 }
