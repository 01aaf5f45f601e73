/** A statement that is not for the SQL box, what it would be, and PostgreSQL's SQLSTATE; null: the lab itself refuses. */
export type Escape = readonly [what: string, sql: string, code: string | null];

/** What ends at once. */
export const ESCAPES: readonly Escape[] = [
  ['two statements', 'SELECT 1; DROP TABLE humeur', '42601'],
  ['a semicolon in front', '; DROP TABLE humeur', null],
  ['DO', "DO $$ BEGIN EXECUTE 'RESET ROLE'; END $$", null],
  ['DO behind a comment', '/* SELECT */ -- SELECT\n DO $$ BEGIN RESET ROLE; END $$', null],
  ['COMMIT', 'COMMIT', null],
  ['SET', 'SET statement_timeout = 0', null],
  ['ALTER ROLE of itself', "ALTER ROLE current_user PASSWORD 'mine'", null],
  ['TRUNCATE', 'TRUNCATE humeur', null],
  ['COPY to a program', "COPY (SELECT 1) TO PROGRAM 'id'", null],
  ['another role', "SELECT set_config('role', 'postgres', false)", '42501'],
  ['another session', "SELECT set_config('session_authorization', 'postgres', false)", '42501'],
  ['a statement inside XML', "SELECT query_to_xml('DROP TABLE humeur', true, false, '')", '0A000'],
  [
    'a role inside XML',
    "SELECT query_to_xml('ALTER ROLE current_user PASSWORD ''x''', true, false, '')",
    '0A000',
  ],
  ['a file of the server', "SELECT pg_read_file('/etc/passwd')", '42501'],
  ['the outbox', 'SELECT * FROM humeur_lab.outbox', '42501'],
  ['its own password', 'SELECT * FROM humeur_lab.sql_login', '42501'],
  ['a change of the outbox', 'WITH gone AS (DELETE FROM humeur_lab.outbox RETURNING 1) SELECT 1', '42501'],
  ['a function of the lab', "SELECT humeur_lab.record('INSERT', NULL, NULL)", '42501'],
  ['a new table', 'SELECT * INTO copied FROM humeur', '42501'],
  ['the passwords', 'SELECT * FROM pg_authid', '42501'],
  [
    'ending others',
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    '42501',
  ],
  ['a flood', "SELECT repeat('x', 1000000) FROM generate_series(1, 1000)", null],
];

/** What would never end. */
export const SLEEPS: readonly Escape[] = [
  ['sleep', 'SELECT pg_sleep(60)', '57014'],
  [
    'sleep without the time-out',
    "SELECT pg_sleep(60) FROM (SELECT set_config('statement_timeout', '0', false) AS s) off WHERE s = '0'",
    '57014',
  ],
];

/** What the role may not do either, on a connection of its own without the box before it. */
export const BEYOND_THE_ROLE: readonly string[] = [
  "DO $$ BEGIN RESET ROLE; EXECUTE 'DROP TABLE humeur'; END $$",
  'SET ROLE postgres',
  'SET SESSION AUTHORIZATION postgres',
  'TRUNCATE humeur',
  'CREATE TABLE mine ()',
  'ALTER TABLE humeur DISABLE TRIGGER ALL',
  "COPY (SELECT 1) TO PROGRAM 'id'",
  'CREATE ROLE other',
];
