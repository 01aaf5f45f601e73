import type { HerdTexts } from './fr.ts';

/** What the herd's panel says in English. */
export const herdEn: HerdTexts = {
  lead: 'A thousand clients lose the server at the same instant. It is back after 20 s and accepts 200 connections a second, no more than 10 in 50 ms; it refuses the others. Who is back when? Nothing but nextDelay decides.',
  running: 'A thousand clients look for their server…',
  missing: 'Your file does not export a class RealtimeManager yet.',
  noDelay: (attempt, got) => `nextDelay(${attempt}) has to return milliseconds; got ${got}.`,
  threw: (message) => `Your code threw an exception before the end: ${message}`,
  broken: (message) =>
    `Your file does not load${message && ` (${message})`}. Mend it and save: the calculation begins again.`,
  hung: 'Your code did not come to an end within 5 s: an endless loop in the constructor or in nextDelay?',
  storm:
    'A storm: your clients come back again and again, almost without a pause. The calculation stopped at 200,000 attempts.',
  strategies: {
    none: 'No jitter',
    chapter: 'The course’s',
    full: 'Full jitter',
    equal: 'Equal jitter',
    decorrelated: 'Decorrelated',
    yours: 'Yours',
  },
  attempts: 'Attempts per second',
  attemptsHint: 'Height: square root. Thin line: what the server accepts. Grey: the outage.',
  peak: (count) => `max. ${count}/s`,
  recovered: 'Clients that are back',
  recoveredHint: 'Per cent, without a limit of attempts.',
  outage: 'outage',
  axis: 'Seconds since the loss',
  say: (title, parts) => `${title}. ${parts}`,
  saidPeak: (name, count) => `${name}: ${count} at most`,
  saidBack: (name, share) => `${name}: ${share} in the end`,
  table: 'The figures',
  columns: {
    strategy: 'Strategy',
    p50: '50% back',
    p99: '99% back',
    peak: 'Peak',
    calls: 'Attempts',
    stranded: 'Lost, limit 5',
  },
  tableNote:
    'Times since the server’s return. “Lost, limit 5”: clients that gave up after five attempts. The earlier you spread, the more attempts it takes to last 20 s: tune the limit with the jitter.',
  never: (seconds) => `over ${seconds}`,
  real: {
    title: 'The same for real',
    lead: 'A hundred real WebSockets, opened by this page, lose this lab for 5 s and come back with your delays. All WebSocket connections of the lab are cut, those of other pages too.',
    start: 'Start 100 WebSockets',
    stop: 'Stop',
    opening: 'The hundred are connecting…',
    outage: 'The server refuses everybody…',
    returning: (back) => `The server is back, and so are ${back} of 100.`,
    done: (seconds) => `All are back, the last one ${seconds} after the server.`,
    stopped: (back) => `Stopped: ${back} of 100 were back.`,
    late: (back) =>
      `After 40 s, ${back} of 100 are back: the others have used up their twelve delays or still wait.`,
    away: 'The lab does not answer.',
    page: 'Seen by the page',
    server: 'Seen by the server',
    chart: 'Attempts per second, for real',
    hint: 'Chromium itself holds back a page whose sockets fail too often: its attempts reach the server later, and more spread out.',
    columns: { second: 'Second', page: 'Page', server: 'Server' },
  },
};
