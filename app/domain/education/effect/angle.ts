/**
 * Rates are compared as angles, 2 asin(sqrt(rate)): the noise of a binomial rate is then 1/n whatever the rate, and what is common to all
 * providers (season, trend) moves high rates more than low ones, half-way between "by the same points" and "by the same odds".
 * Anscombe, Biometrika 1948;35:246-254; Spiegelhalter, Stat Med 2005, appendix A.2.
 */
const EDGE = 0.002
const within = (rate: number): number => Math.min(1 - EDGE, Math.max(EDGE, rate))

/** The angle (0 to pi) of a rate (0 to 1). */
export const angleOf = (rate: number): number => 2 * Math.asin(Math.sqrt(within(rate)))

/** The rate (0 to 1) of an angle. */
export const rateAt = (angle: number): number => within(Math.sin(Math.min(Math.PI, Math.max(0, angle)) / 2) ** 2)

/** How much the rate moves per unit of angle, never less than 0.1: at 0 and 1 it would stand still. */
export const slopeAt = (rate: number): number => Math.max(0.1, Math.sqrt(within(rate) * (1 - within(rate))))

/** The mean rate when the angle is spread around its middle by this variance (second order; spreads above 0.15 count as 0.15). */
export const meanRate = (angle: number, variance: number): number =>
  within(rateAt(angle) + 0.25 * Math.cos(angle) * Math.min(variance, 0.15))
