import { json, Router } from 'express';
import { expectOwnOrigin } from '../host/guard.ts';
import { refuseRequest } from '../host/refuse.ts';
import { expectShape } from '../wire/expect.ts';
import { sqlRequestSchema } from '../wire/sql.ts';
import type { SqlBox } from './sql-box.ts';

/** Largest body, bytes. */
const MAX_BODY = 64 * 1024;

/** `POST /sql`; 404 with the reason where there is no box. */
export function sqlRoutes(box: SqlBox | string): Router {
  const router = Router();
  router.use((request, _response, next) => {
    expectOwnOrigin(request);
    next();
  });
  router.use(json({ limit: MAX_BODY, strict: false, type: () => true }));
  router.post('/', async (request, response) => {
    if (typeof box === 'string') {
      const body = {
        error: 'No SQL here',
        expected: 'a database, and a user of it who may make roles',
        got: box,
      };
      return refuseRequest(response, { status: 404, body });
    }
    const { sql } = expectShape('statement', sqlRequestSchema, request.body);
    return void response.set('Cache-Control', 'no-store').json(await box.run(sql));
  });
  return router;
}
