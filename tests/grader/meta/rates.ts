/** Errors among so many programs, and the most that the true rate is with 95 % confidence. */
export interface ErrorRate {
  errors: number;
  of: number;
  /** Upper bound from 0 to 1. */
  upper: number;
}

/**
 * The one-sided 95 % upper bound of a proportion (Clopper–Pearson). Without any error it is 1 − 0.05^(1/n), about
 * 3/n: the rule of three (Hanley and Lippman-Hand, 1983).
 */
export function errorRate(errors: number, of: number): ErrorRate {
  if (of === 0 || errors >= of) return { errors, of, upper: 1 };
  let [low, high] = [errors / of, 1];
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (atMost(errors, of, middle) > 0.05) low = middle;
    else high = middle;
  }
  return { errors, of, upper: high };
}

/** The probability of at most k errors in n trials when each errs with probability p. */
function atMost(k: number, n: number, p: number): number {
  let term = (1 - p) ** n;
  let sum = term;
  for (let i = 1; i <= k; i++) {
    term *= ((n - i + 1) / i) * (p / (1 - p));
    sum += term;
  }
  return sum;
}
