import type { WrongProgram } from './row.ts';

const EACH = 'for (const event of batch) {';
const KEPT = 'this.#rows.set(id, { id, seq, humeur: change.new });';

/** Exercise 3: events that come again, and late. */
export const wrongDelivery: readonly WrongProgram[] = [
  {
    id: 'M3-15',
    fault: 'an event that comes again is known within its batch only',
    replace: [[EACH, `this.#seen.clear();\n    ${EACH}`]],
    caughtBy: '3.redelivered',
    says: 'the totals say',
  },
  {
    id: 'M3-16',
    fault: 'moods with equal contents are taken for one',
    replace: [
      [
        '#take({ id: event, seq, change }: Entry): void {',
        '#take({ seq, change }: Entry): void {\n const { nom, emoji, commentaire } = change.new ?? change.old;\n const event = JSON.stringify([change.eventType, nom, emoji, commentaire]);',
      ],
    ],
    caughtBy: '3.redelivered',
    says: 'two of them moods with equal contents',
  },
  {
    id: 'M3-17',
    fault: 'events are known by their second',
    replace: [
      ['#take({ id: event, seq, change }: Entry)', '#take({ at, seq, change }: Entry)'],
      [
        'const { id } = change.new ?? change.old;',
        'const { id } = change.new ?? change.old;\n const event = String(Math.floor(at / 1_000));',
      ],
    ],
    caughtBy: '3.shows',
    says: '10 moods posted on the lab: 5 s later the list shows no.',
  },
  {
    id: 'M3-17-object',
    fault: 'events are known as objects, and each delivery makes a new one',
    replace: [
      [
        '#take({ id: event, seq, change }: Entry): void {',
        '#take(entry: Entry): void {\n const { seq, change } = entry;\n const event = entry as unknown as string;',
      ],
    ],
    caughtBy: '3.redelivered',
    says: 'the totals say',
  },
  {
    id: 'M3-19',
    fault: 'too few events are remembered',
    replace: [['REMEMBERED = 2_000', 'REMEMBERED = 100']],
    caughtBy: '3.redelivered',
    says: 'events later',
  },
  {
    id: 'M3-20',
    fault: 'the last change to come wins',
    replace: [['if (known && known.seq > seq) return;', '']],
    caughtBy: '3.stale',
    says: 'which is older',
  },
  {
    id: 'M3-20-gone',
    fault: 'a deleted row is forgotten, and its older change brings it back',
    replace: [[KEPT, `if (change.new) ${KEPT}`]],
    caughtBy: '3.stale',
    says: 'DELETE',
  },
  {
    id: 'half-taken',
    fault: 'an event that is too old is counted, but not remembered: it counts again when it comes again',
    replace: [
      ['this.#seen.add(event);\n    this.#received++;', 'this.#received++;'],
      [
        'if (known && known.seq > seq) return;',
        'if (known && known.seq > seq) return;\n    this.#seen.add(event);',
      ],
    ],
    caughtBy: '3.everything',
    says: 'the totals say',
  },
];
