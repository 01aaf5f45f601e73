import type { WrongProgram } from './row.ts';
import { wrongBackoff } from './wrong-2-backoff.ts';
import { wrongConnection } from './wrong-2-connection.ts';
import { wrongTruth } from './wrong-2-truth.ts';

/**
 * Wrong programs of exercise 2. Mistakes without a row: jitter that vanishes at the cap is right, with a remark
 * (M2-07); delays near 0 are what full jitter draws (M2-10); codes that end it all are not defined here (M2-22); what
 * a socket says that was left shows in M2-18 and M2-24 (M2-23); `navigator.onLine` and messages to the server are not
 * asked for (M2-30, M2-33); the indicator's text is free (M2-36); there is no EventSource (M2-41, M2-42).
 */
export const WRONG_2: readonly WrongProgram[] = [...wrongBackoff, ...wrongConnection, ...wrongTruth];
