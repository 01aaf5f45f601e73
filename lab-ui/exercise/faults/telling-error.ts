import type { Text } from '../../../lab-server/wire/exercise.ts';

/** What the simulated world has against a program, in both of the lab's languages. */
export class TellingError extends Error {
  readonly say: Text;

  constructor(say: Text) {
    super(say.en);
    this.name = 'TellingError';
    this.say = say;
  }
}
