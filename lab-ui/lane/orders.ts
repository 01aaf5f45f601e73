import { LaneEngine, type Tell } from './engine.ts';
import type { LaneOrder } from './messages.ts';

/** Makes an engine at `prepare`, and has it do what later orders say. */
export function answerOrders(tell: Tell, random: () => number): (order: LaneOrder) => void {
  let engine: LaneEngine | undefined;
  return (order) => {
    if (order.type === 'prepare') {
      engine = new LaneEngine(order.job, tell, random);
      void engine.prepare();
    } else engine?.[order.type]();
  };
}
