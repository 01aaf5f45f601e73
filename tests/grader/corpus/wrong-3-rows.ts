import type { WrongProgram } from './row.ts';

const EACH = 'for (const event of batch) {';
const KEPT = 'this.#rows.set(id, { id, seq, humeur: change.new });';

/** Exercise 3: what a batch makes of the rows. */
export const wrongRows: readonly WrongProgram[] = [
  {
    id: 'M3-08',
    fault: 'an exception ends the batch',
    replace: [
      [
        'try {\n        this.#take(event);\n      } catch {\n        // This one is left out; the others of the batch are not.\n      }',
        'this.#take(event);',
      ],
    ],
    caughtBy: '3.bad-event',
    says: 'A batch whose third event is null',
  },
  {
    id: 'M3-08-throws',
    fault: 'addEvent takes each event for sound',
    replace: [
      ['this.#queue.push(event);', 'if (this.#seen.has(event.id)) return;\n    this.#queue.push(event);'],
    ],
    caughtBy: '3.bad-event',
    says: 'addEvent(null) has thrown',
  },
  {
    id: 'M3-09',
    fault: 'the order is that of arrival',
    replace: [['.sort((a, b) => b.id - a.id)', '.reverse()']],
    caughtBy: '3.order',
    says: 'in which one mood comes late',
  },
  {
    id: 'M3-09-oldest',
    fault: 'the oldest mood stands on top',
    replace: [['b.id - a.id', 'a.id - b.id']],
    caughtBy: '3.shows',
    says: 'the list shows no. 1, 2',
  },
  {
    id: 'M3-09-changed',
    fault: 'a changed row moves to the top',
    replace: [['b.id - a.id', 'b.seq - a.seq']],
    caughtBy: '3.update',
    says: 'UPDATE of two rows that a batch before has shown',
  },
  {
    id: 'M3-10',
    fault: 'in one batch a row’s INSERT swallows its UPDATE',
    replace: [
      [
        EACH,
        "const inserted = new Set(batch.map((e) => (e?.change?.eventType === 'INSERT' ? e.change.new?.id : undefined)));\n for (const event of batch) {\n if (event?.change?.eventType === 'UPDATE' && inserted.has(event.change.new.id)) {\n this.#seen.add(event.id);\n this.#received++;\n continue;\n }",
      ],
    ],
    caughtBy: '3.insert-update',
    says: 'four INSERTs, then UPDATEs',
  },
  {
    id: 'M3-10-chapter',
    fault: 'only a row’s last event of a batch is kept, and an UPDATE needs a row that is shown',
    replace: [
      [
        EACH,
        'for (const event of new Map(batch.map((e) => [(e?.change?.new ?? e?.change?.old)?.id, e])).values()) {',
      ],
      [KEPT, `if (change.eventType === 'UPDATE' && !known) return;\n    ${KEPT}`],
    ],
    caughtBy: '3.update',
    says: 'UPDATE of two rows that were never seen',
  },
  {
    id: 'M3-11',
    fault: 'an UPDATE of an unknown row is ignored',
    replace: [[KEPT, `if (change.eventType === 'UPDATE' && !known) return;\n    ${KEPT}`]],
    caughtBy: '3.update',
    says: 'UPDATE of two rows that were never seen',
  },
  {
    id: 'M3-12',
    fault: 'in one batch a row’s INSERT survives its DELETE',
    replace: [
      [
        EACH,
        "const inserted = new Set(batch.map((e) => (e?.change?.eventType === 'INSERT' ? e.change.new?.id : undefined)));\n for (const event of batch) {\n if (event?.change?.eventType === 'DELETE' && inserted.has(event.change.old.id)) {\n this.#seen.add(event.id);\n this.#received++;\n continue;\n }",
      ],
    ],
    caughtBy: '3.insert-delete',
    says: 'then the DELETE of two of these rows',
  },
  {
    id: 'M3-12-nothing',
    fault: 'in one batch a row’s DELETE swallows the INSERT after it',
    replace: [
      [
        EACH,
        "const deleted = new Set(batch.map((e) => (e?.change?.eventType === 'DELETE' ? e.change.old.id : undefined)));\n for (const event of batch) {\n if (event?.change?.eventType === 'INSERT' && deleted.has(event.change.new?.id)) continue;",
      ],
    ],
    caughtBy: '3.delete-insert',
    alsoBy: ['3.insert-delete'],
    says: 'then an INSERT with the same ids',
  },
  {
    id: 'M3-13',
    fault: 'the key of a DELETE is taken from `new`, which it does not have',
    replace: [['const { id } = change.new ?? change.old;', 'const { id } = change.new!;']],
    caughtBy: '3.delete',
    says: 'DELETE of three rows in one batch',
  },
  {
    id: 'M3-28',
    fault: 'what people wrote becomes HTML',
    replace: [['element.textContent = ', 'element.innerHTML = ']],
    caughtBy: '3.text',
    says: 'whoever posts can write into your page',
  },
  {
    id: 'M3-30',
    fault: 'more than maxDisplayed moods are shown',
    replace: [['.slice(0, maxDisplayed)', '.slice(0)']],
    caughtBy: '3.newest',
    says: 'maxDisplayed 100',
  },
  {
    id: 'M3-30-early',
    fault: 'the list is cut before it is sorted',
    replace: [
      [
        '.sort((a, b) => b.id - a.id)\n      .slice(0, maxDisplayed)',
        '.slice(0, maxDisplayed)\n      .sort((a, b) => b.id - a.id)',
      ],
    ],
    caughtBy: '3.newest',
    says: 'maxDisplayed 100',
  },
  {
    id: 'M3-31',
    fault: 'the totals count the rows that are shown',
    replace: [['String(this.#received)', 'String(newest.length)']],
    caughtBy: '3.update',
    says: 'the totals say',
  },
  {
    id: 'M3-31-cut',
    fault: 'the totals stop at maxDisplayed',
    replace: [['String(this.#received)', 'String(Math.min(this.#received, maxDisplayed))']],
    caughtBy: '3.newest',
    alsoBy: ['3.redelivered'],
    says: 'the totals say data-received="100"',
  },
  {
    id: 'M3-34-limit',
    fault: 'the limit is written into the code',
    replace: [['maxDisplayed: 100, ...options }', 'maxDisplayed: 100, ...options, maxDisplayed: 100 }']],
    caughtBy: '3.newest',
    says: 'moods in several batches, maxDisplayed',
  },
  {
    id: 'old-values',
    fault: 'a row shows what it was before its change',
    replace: [['humeur: change.new }', "humeur: change.eventType === 'UPDATE' ? change.old : change.new }"]],
    caughtBy: '3.update',
    says: 'expected a text that contains',
  },
];
