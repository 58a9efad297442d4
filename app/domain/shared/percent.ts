const MOST_DECIMALS = 4
/** Below this a share is none, and above one less this it is all: what arithmetic leaves of 0 and 1. */
const NOTHING = 1e-9

/**
 * A share (0 to 1) in percent without the sign: "57". One that is not all never reads 100, and one that is not none never 0: they take as
 * many decimals as tell them apart, "99.6". `decimals` is how many are shown anyway.
 */
export function inPercent(share: number, decimals = 0): string {
  const isEnd = Math.abs(share) < NOTHING || Math.abs(share - 1) < NOTHING
  for (let shown = decimals; shown < MOST_DECIMALS; shown++) {
    const words = (share * 100).toFixed(shown)
    if (isEnd || (Number(words) !== 0 && Number(words) !== 100)) return words
  }
  return share < 0.5
    ? (10 ** -MOST_DECIMALS).toFixed(MOST_DECIMALS)
    : (100 - 10 ** -MOST_DECIMALS).toFixed(MOST_DECIMALS)
}

const whole = new Intl.NumberFormat('en-US')
/** A count as it is read: "12,345". */
export const countWords = (n: number): string => whole.format(n)

/** A rate with its n and its 95 % interval, shares of 0 to 1: "71 of 98 (72 %, 63–80 %)"; nothing in it breaks after a figure. */
export const rateInWords = (rate: { events: number; n: number; rate: number; low: number; high: number }): string =>
  `${countWords(rate.events)} of ${countWords(rate.n)} (${inPercent(rate.rate)}\u00a0%, ${inPercent(rate.low)}–${inPercent(rate.high)}\u00a0%)`
