import { randomBytes } from 'node:crypto';
import { escapeIdentifier, escapeLiteral, type ClientBase, type Pool } from 'pg';
import { reasonOf } from '../store/postgres/address.ts';
import { askOnce } from '../store/postgres/ask-once.ts';
import { inTransaction } from '../store/postgres/transaction.ts';

/** Held while the role is made, so that of several labs that start together one makes it. */
const LOCK = 4_861_754;

/** So long the login is tried, ms. */
const PATIENCE_MS = 2_000;

export interface SqlLogin {
  role: string;
  password: string;
}

/**
 * A login that may read and write public.humeur and nothing else, made where there is none. A login and not a role that
 * a session takes on: what a session took on, a statement can lay down again. Rejects where the lab may not make one.
 */
export async function ensureSqlLogin(pool: Pool): Promise<SqlLogin> {
  const client = await pool.connect();
  try {
    return await inTransaction(client, async () => {
      await client.query('SELECT pg_advisory_xact_lock($1)', [LOCK]);
      const login = (await readLogin(client)) ?? (await makeLogin(client));
      await ensureRole(client, login);
      return login;
    });
  } finally {
    client.release();
  }
}

async function readLogin(client: ClientBase): Promise<SqlLogin | undefined> {
  return (await client.query<SqlLogin>('SELECT role, password FROM humeur_lab.sql_login')).rows[0];
}

/** Roles are the whole server's: the database's own number keeps those of several labs apart. */
async function makeLogin(client: ClientBase): Promise<SqlLogin> {
  const { rows } = await client.query<SqlLogin>(
    `INSERT INTO humeur_lab.sql_login (role, password)
      SELECT 'humeur_sql_' || oid, $1 FROM pg_database WHERE datname = current_database() RETURNING role, password`,
    [randomBytes(24).toString('base64url')],
  );
  return rows[0]!;
}

/** Also where the database was moved to another server, or the role is left over from one that is gone. */
async function ensureRole(client: ClientBase, { role, password }: SqlLogin): Promise<void> {
  const name = escapeIdentifier(role);
  const there = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = there.rowCount === 0 ? 'CREATE' : 'ALTER';
  const rights = 'LOGIN NOCREATEDB NOCREATEROLE NOINHERIT CONNECTION LIMIT 10';
  await client.query(`${verb} ROLE ${name} ${rights} PASSWORD ${escapeLiteral(password)}`);
  await client.query(`ALTER ROLE ${name} RESET ALL`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${name}`);
  await client.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON public.humeur TO ${name}`);
}

/** Why this login is not safe or does not work; undefined: it is and does. */
export async function loginTrouble(connectionString: string): Promise<string | undefined> {
  try {
    const [login] = await askOnce<{ public: boolean; super: boolean }>(
      connectionString,
      `SELECT has_schema_privilege('public', 'CREATE') AS public, rolsuper AS super
        FROM pg_roles WHERE rolname = current_user`,
      PATIENCE_MS,
    );
    if (login?.super !== false) return 'the login is a superuser';
    if (login.public) return 'everybody may make tables: REVOKE CREATE ON SCHEMA public FROM PUBLIC';
    return undefined;
  } catch (error) {
    return `the login does not work: ${reasonOf(error)}`;
  }
}
