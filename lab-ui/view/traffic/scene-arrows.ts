import { arrowOf, isDense, seen, type Arrow } from './arrows.ts';
import { xIn, type LanePlace, type Layout } from './layout.ts';
import { countOf } from './numbers.ts';
import type { Wording } from './texts.ts';
import {
  addCross,
  addHead,
  beads,
  heads,
  lines,
  rings,
  words,
  type Discs,
  type Heads,
  type Lines,
  type Op,
} from './ops.ts';
import type { Message } from './traffic.ts';

/** How far a lost message comes. */
const LOST_SHARE = 0.62;

/** A lane's arrows while they are collected: one batch for each look. */
class Batches {
  readonly asked: Lines;
  readonly brought: Lines;
  readonly useless: Lines;
  readonly refused = lines('bad', 1.6);
  readonly lost: Lines;
  readonly signs = lines('soft', 1.2, 0.9, [1.5, 2.5]);
  readonly opening: Lines;
  readonly crosses = lines('bad', 2);
  readonly heads: Heads;
  readonly paleHeads: Heads;
  readonly badHeads = heads('bad');
  readonly softHeads = heads('soft');
  readonly beads: Discs;
  readonly fresh: Discs;
  readonly labels: Op[] = [];

  constructor({ lane: { transport } }: LanePlace, dense: boolean) {
    this.asked = dense ? lines(transport, 0.8, 0.3) : lines(transport, 1.2, 0.85);
    this.brought = dense ? lines(transport, 0.8, 0.55) : lines(transport, 2);
    this.useless = lines(transport, 1.2, 0.36);
    this.lost = lines(transport, 1.6, 1, [3, 3]);
    this.opening = lines(transport, 1.2, 0.75, [1, 3]);
    this.heads = heads(transport);
    this.paleHeads = heads(transport, 0.42);
    this.beads = beads(transport);
    this.fresh = rings(transport, 1.4);
  }

  get ops(): Op[] {
    const { useless, paleHeads, signs, softHeads, opening, asked, brought } = this;
    const below: Op[] = [useless, paleHeads, signs, softHeads, opening, asked, brought];
    const { lost, refused, heads: full, badHeads, beads: arrived, fresh, crosses } = this;
    return below.concat([lost, refused, full, badHeads, arrived, fresh, crosses], this.labels);
  }

  look(message: Message): { line: Lines; head: Heads } {
    if (message.fate === 'lost') return { line: this.lost, head: this.heads };
    if (message.fate === 'refused') return { line: this.refused, head: this.badHeads };
    if (message.kind === 'ping' || message.kind === 'pong') return { line: this.signs, head: this.softHeads };
    if (message.fate === 'useless') return { line: this.useless, head: this.paleHeads };
    return { line: message.up || !message.row.entries ? this.asked : this.brought, head: this.heads };
  }
}

/** A lane's messages as arrows; where many lie on one another, only those that can be told apart. */
export function arrowOps(place: LanePlace, layout: Layout, wording: Wording): Op[] {
  const { messages } = place.lane;
  const { text } = layout;
  const [first, end] = seen(place.lane, layout);
  const dense = isDense(end - first, layout);
  const batches = new Batches(place, dense);
  const drawn = new Map<Lines, number>();
  let labelledTo = -Infinity;
  for (let n = first; n < end; n++) {
    const message = messages[n]!;
    const { line, head } = batches.look(message);
    // Where many lie on one another, one of each look is enough for a pixel.
    const column = dense ? Math.round(xIn(layout, message.sentAt)) : n;
    if (drawn.get(line) === column) continue;
    drawn.set(line, column);
    const arrow = arrowOf(message, place, layout);
    add(message, arrow, line, dense ? null : head, batches, layout);
    if (dense && message.fate !== 'refused') continue;
    const label = labelOf(message, wording);
    if (label === '' || arrow.x1 - label.length * text * 0.3 < labelledTo) continue;
    labelledTo = arrow.x1 + label.length * text * 0.4;
    batches.labels.push(entryLabel(message, arrow, label, place, layout));
  }
  if (dense) batches.labels.push(denseLabel(end - first, place, layout, wording));
  return batches.ops;
}

function add(
  message: Message,
  arrow: Arrow,
  line: Lines,
  head: Heads | null,
  batches: Batches,
  layout: Layout,
) {
  const { x0, y0, x1, y1 } = arrow;
  const { text } = layout;
  if (message.fate === 'lost') {
    const [x, y] = [x0 + (x1 - x0) * LOST_SHARE, y0 + (y1 - y0) * LOST_SHARE];
    line.at.push(x0, y0, x, y);
    return addCross(batches.crosses, x, y, text * 0.34);
  }
  line.at.push(x0, y0, x1, y1);
  if (head) addHead(head, x0, y0, x1, y1, text * (line === batches.brought ? 0.68 : 0.55));
  const { entries = 0, fresh } = message.row;
  if (head && entries > 0 && !message.up && message.fate === 'useful')
    batches.beads.at.push(x1, y1, text * (0.3 + Math.min(0.28, Math.log10(entries) * 0.14)));
  if (message.openedAt !== null) addOpening(message, arrow, batches, layout);
  if (fresh && head) batches.fresh.at.push(openingX(message, arrow, layout), y0, text * 0.3);
}

/** The handshake before a request on a new connection: there and back, one round trip. */
function addOpening(message: Message, { x0, y0, y1 }: Arrow, batches: Batches, layout: Layout) {
  const begin = openingX(message, { x0 }, layout);
  const middle = (begin + x0) / 2;
  batches.opening.at.push(begin, y0, middle, y1, middle, y1, x0, y0);
}

function openingX(
  { openedAt, sentAt }: Message,
  { x0 }: Pick<Arrow, 'x0'>,
  { window, plotWidth }: Layout,
): number {
  return openedAt === null ? x0 : x0 - ((sentAt - openedAt) / (window.to - window.from)) * plotWidth;
}

function labelOf({ row, up, fate }: Message, { language }: Wording): string {
  if (up) return '';
  if (fate === 'refused') return String(row.status ?? '');
  return (row.entries ?? 0) > 1 ? `×${countOf(row.entries!, language)}` : '';
}

function entryLabel(
  { fate }: Message,
  { x1 }: Arrow,
  label: string,
  { client, lane }: LanePlace,
  { left, plotWidth, text }: Layout,
): Op {
  const ink = fate === 'refused' ? 'bad' : lane.transport;
  const about = {
    size: text * 0.92,
    align: 'center',
    bold: fate === 'refused',
    fill: { ink, alpha: 1 },
  } as const;
  const x = Math.min(x1, left + plotWidth - label.length * text * 0.3);
  return words(label, x, client - text * 0.62, { ...about, seam: true });
}

/** Says how many there are where they cannot be counted. */
function denseLabel(count: number, { client }: LanePlace, layout: Layout, { texts, language }: Wording): Op {
  const { left, plotWidth, text } = layout;
  const label = texts.dense(countOf(count, language));
  return words(label, left + plotWidth - 4, client - text * 0.62, {
    size: text * 0.92,
    align: 'right',
    seam: true,
  });
}

/** One message on top of all others: the one that is pointed at. */
export function pointedOps(message: Message, place: LanePlace, layout: Layout): Op[] {
  const { x0, y0, x1, y1 } = arrowOf(message, place, layout);
  const seam = lines('panel', 7, 0.9);
  const line = lines('ink', 2.6);
  const head = heads('ink');
  const ends = rings('ink', 1.8);
  seam.at.push(x0, y0, x1, y1);
  line.at.push(x0, y0, x1, y1);
  addHead(head, x0, y0, x1, y1, layout.text * 0.85);
  ends.at.push(x0, y0, layout.text * 0.34);
  return [seam, line, head, ends];
}
