import { describe, expect, it } from 'vitest';
import { makeCursor, parseBatch, parseCursor } from '../../lab-server/wire/batch.ts';
import { ExpectationError, expectJson } from '../../lab-server/wire/expect.ts';
import { change, row } from '../support/change.ts';

const entry = { id: 'e.1', seq: 1, at: 5, change: change(1) };
const batch = { entries: [entry], next: 'e.1', gap: false, sentAt: 6 };

/** What the refusal says, as a person reads it. */
function refusal(action: () => unknown): string {
  try {
    action();
  } catch (error) {
    if (error instanceof ExpectationError) return error.message;
    throw error;
  }
  throw new Error('Expected a refusal, got none.');
}

describe('parseCursor', () => {
  it.each([
    ['e.0', 'e', 0],
    ['mfk3-x_9.10000', 'mfk3-x_9', 10_000],
    [`${'e'.repeat(40)}.9007199254740991`, 'e'.repeat(40), Number.MAX_SAFE_INTEGER],
  ])('takes %s apart', (text, epoch, seq) => {
    expect(parseCursor(text)).toEqual({ cursor: text, epoch, seq });
    expect(makeCursor(epoch, seq)).toBe(text);
  });

  it.each([
    '',
    '5',
    '.5',
    'e.',
    'e.-1',
    'e.01',
    'e.1.2',
    'e.1 ',
    'é.1',
    'e.1e3',
    `${'e'.repeat(41)}.1`,
    'e.1\n',
  ])('refuses %j and quotes it', (text) => {
    expect(refusal(() => parseCursor(text))).toBe(
      `Malformed cursor: expected "<epoch>.<seq>" as a batch gave it in "next", or "earliest", got ${JSON.stringify(text)}`,
    );
  });

  it('quotes only the beginning of what is long', () => {
    expect(refusal(() => parseCursor('x'.repeat(10_000))).length).toBeLessThan(200);
  });
});

describe('parseBatch', () => {
  it('gives back what is a batch', () => {
    const changes = [
      change(1),
      { eventType: 'UPDATE', new: row(1), old: row(1) },
      { eventType: 'DELETE', new: null, old: row(1) },
    ];
    const entries = changes.map((each) => Object.assign({}, entry, { change: each }));
    const all = { ...batch, entries };
    expect(parseBatch(all)).toEqual(all);
  });

  it.each([
    ['a text', 'Invalid batch: expected Object, got "a text"'],
    [null, 'Invalid batch: expected Object, got null'],
    [{ ...batch, next: 7 }, 'Invalid batch at "next": expected a cursor "<epoch>.<seq>", got 7'],
    [{ ...batch, gap: 'no' }, 'Invalid batch at "gap": expected boolean, got "no"'],
    [{ entries: [], next: 'e.1', gap: false }, 'Invalid batch at "sentAt": expected "sentAt", got undefined'],
    [
      { ...batch, entries: [{ ...entry, seq: '1' }] },
      'Invalid batch at "entries.0.seq": expected number, got "1"',
    ],
    [
      { ...batch, entries: [{ ...entry, change: { ...entry.change, eventType: 'UPSERT' } }] },
      'Invalid batch at "entries.0.change.eventType": expected ("INSERT" | "UPDATE" | "DELETE"), got "UPSERT"',
    ],
    [
      { ...batch, entries: [{ ...entry, change: { ...entry.change, old: row(1) } }] },
      'Invalid batch at "entries.0.change.old": expected null, got Object',
    ],
  ])('names the first wrong place of %j', (value, message) => {
    expect(refusal(() => parseBatch(value))).toBe(message);
  });
});

describe('expectJson', () => {
  it('parses JSON, and quotes the beginning of what is none', () => {
    expect(expectJson('answer', '{"a":1}')).toEqual({ a: 1 });
    expect(refusal(() => expectJson('answer', '<!doctype html>'))).toBe(
      'Invalid answer: expected JSON, got "<!doctype html>"',
    );
  });
});
