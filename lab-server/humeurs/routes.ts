import { json, Router } from 'express';
import * as v from 'valibot';
import { expectOwnOrigin } from '../host/guard.ts';
import type { HumeurStore } from '../store/store.ts';
import { ExpectationError, expectShape } from '../wire/expect.ts';
import { humeurPatchSchema, newHumeurSchema } from '../wire/humeur.ts';

/** Largest body of a write, bytes. */
const MAX_BODY = 64 * 1024;

const limitSchema = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1), v.maxValue(1_000));
const idSchema = v.pipe(v.string(), v.toNumber(), v.integer(), v.minValue(1));

/** `GET`, `POST /humeurs`, `PATCH`, `DELETE /humeurs/:id`. */
export function humeurRoutes(store: HumeurStore): Router {
  const router = Router();
  router.use((_request, response, next) => {
    response.set('Cache-Control', 'no-store');
    next();
  });
  router.get('/', async (request, response) => {
    response.json(await store.list(expectShape('limit', limitSchema, request.query['limit'] ?? '100')));
  });
  router.use((request, _response, next) => {
    expectOwnOrigin(request);
    next();
  });
  router.use(json({ limit: MAX_BODY, strict: false, type: () => true }));
  router.post('/', async (request, response) => {
    response.status(201).json(await store.insert(expectShape('humeur', newHumeurSchema, request.body)));
  });
  router.patch('/:id', async (request, response) => {
    const id = expectShape('id', idSchema, request.params.id);
    const row = await store.update(id, expectShape('change', humeurPatchSchema, request.body));
    response.json(expectRow(id, row));
  });
  router.delete('/:id', async (request, response) => {
    const id = expectShape('id', idSchema, request.params.id);
    response.json(expectRow(id, await store.remove(id)));
  });
  return router;
}

/** A row that is not there: answered with 404. */
export class MissingRowError extends ExpectationError {}

function expectRow<Row>(id: number, row: Row | undefined): Row {
  if (row === undefined) throw new MissingRowError('No such humeur', 'the id of a row', String(id));
  return row;
}
