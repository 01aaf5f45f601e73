import type { SqlTexts } from './fr.ts';

/** What the SQL panel says in English. */
export const sqlEn: SqlTexts = {
  heading: 'SQL',
  lead: 'One statement at a time, on the table humeur and nothing else. Watch the commit arrive in each lane.',
  statement: 'SQL statement',
  examples: 'Examples',
  run: 'Run',
  running: 'Running…',
  connecting: 'Connecting to the lab…',
  memory:
    'Here the moods live in memory. To write SQL and see the way of a commit, give the lab a PostgreSQL:',
  off: 'The database is there, but the lab opens no SQL on it:',
  away: 'The lab did not answer: check that “npm start” is still running.',
  databaseAway: 'PostgreSQL is away: try again once it is back.',
  offReasons: {
    'no-role': 'it could not make the role that this needs.',
    superuser: 'the role for it is a superuser.',
    'open-schema': 'everybody may make tables there. Close that first:',
    'no-login': 'the role for it could not log in.',
  },
  verbs: (verbs) => `A statement begins here with ${verbs}.`,
  tooLarge: (megabytes) => `The answer is larger than ${megabytes} MB: ask for fewer rows.`,
  oneRow: 'one row',
  rows: (count) => `${count} rows`,
  firstRows: (count) => `of which the first ${count}`,
  position: (position) => `character ${position}`,
  expected: (expected) => `Expected ${expected}.`,
  table: 'Result',
  nothing: 'Nothing has changed in the table: there is nothing to send to the lanes.',
  hops: 'The way of the commit',
  several: (count) => `${count} changes; this is the way of the last one.`,
  legs: {
    outbox: 'commit → outbox',
    log: 'outbox → log',
    socket: 'log → socket',
    page: 'socket → page',
  },
  total: 'in all',
  waiting: 'on its way…',
};
