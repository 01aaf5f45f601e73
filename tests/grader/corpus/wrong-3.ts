import type { WrongProgram } from './row.ts';
import { wrongBatches } from './wrong-3-batches.ts';
import { wrongDelivery } from './wrong-3-delivery.ts';
import { wrongRows } from './wrong-3-rows.ts';

/**
 * Exercise 3: the solution with one fault each. Not possible under its conventions, or no fault there: an order by
 * place in a Map (M3-14: the order is the ids'), an unbounded memory (M3-18), keys of several tables (M3-21), focus
 * lost by a new list (M3-29: a remark), latencies and charts (M3-32, M3-33, M3-36), what goes out (M3-35).
 */
export const WRONG_3: readonly WrongProgram[] = [...wrongBatches, ...wrongRows, ...wrongDelivery];
