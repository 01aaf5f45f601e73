import type { Text } from './check.ts';

/** Something that student code threw, with its stack in the bundle. */
export interface Thrown {
  message: string;
  stack: string;
}

/** What student code did that ends a check at once: it does not start, never comes to an end, leaves the page. */
export class StudentError extends Error {
  /** The same in both languages. */
  readonly fact: Text;
  /** A stack in the bundle, from which the place in the student's file is found. */
  readonly place: string;

  constructor(fact: Text, place = '') {
    super(fact.en);
    this.name = 'StudentError';
    this.fact = fact;
    this.place = place;
  }

  /** An exception before the page was ready. */
  static thrown({ message, stack }: Thrown): StudentError {
    return new StudentError(
      { fr: `Votre code ne démarre pas : ${message}`, en: `Your code does not start: ${message}` },
      stack,
    );
  }
}
