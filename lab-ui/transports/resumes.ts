import type { TransportName } from '../../lab-server/wire/transports.ts';

/** Whether a transport goes on from a cursor. Supabase Realtime does not: what it has missed never comes. */
export function resumes(transport: TransportName): boolean {
  return transport !== 'supabase';
}
