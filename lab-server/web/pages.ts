import { existsSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import express, { Router, type RequestHandler } from 'express';
import helmet from 'helmet';
import { otherLoopback } from '../exercises/local.ts';
import { buildPages } from './build-pages.ts';

/** How pages come: built once, or made from their sources at each request while they are worked on. */
export type PageMode = 'built' | 'sources';

/** Something that serves pages, and the way to end what it started. */
export interface Pages {
  pages: RequestHandler;
  close(): Promise<void>;
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const built = fileURLToPath(new URL('../../lab-ui/dist', import.meta.url));

/** Serves the lab's pages on the lab's own origin; `close` ends what serving them from sources started. */
export async function servePages(mode: PageMode, server: Server): Promise<Pages> {
  if (mode === 'sources') return serveSources(server);
  await buildIfMissing();
  const pages = Router();
  pages.use(named);
  const [forPages, forExercises, forProjects] = [securityHeaders(), exerciseHeaders(), projectHeaders()];
  pages.use((request, response, next) => {
    const { path } = request;
    if (path === EXERCISE_PAGE) forExercises(request, response, next);
    else (TALKS_TO_PROJECTS.test(path) ? forProjects : forPages)(request, response, next);
  });
  pages.use(
    express.static(built, {
      extensions: ['html'],
      setHeaders: (response, path) => {
        if (/[\\/]assets[\\/]/.test(path))
          response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
        else response.setHeader('Cache-Control', 'no-cache');
      },
    }),
  );
  return { pages, close: async () => {} };
}

/** Pages with an address of their own. */
const named: RequestHandler = (request, _response, next) => {
  if (request.path === '/humeurs-live') request.url = request.url.replace(request.path, HUMEURS_PAGE);
  next();
};

/**
 * Scripts and styles only from the lab itself and never inline. Cross-origin isolation gives the pages a clock of
 * 5 µs instead of 100 µs.
 */
function securityHeaders(directives = DIRECTIVES): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    strictTransportSecurity: false,
  });
}

/** An exercise's page shows a frame of the lab's other loopback name, and is therefore not isolated. */
function exerciseHeaders(): RequestHandler {
  const frameSrc = ({ headers }: IncomingMessage) => otherLoopback(headers.host) ?? "'none'";
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: { ...DIRECTIVES, frameSrc: [frameSrc] } },
    strictTransportSecurity: false,
  });
}

/**
 * Where supabase-js may be pointed at a real project: any, for its address is typed into the page and must not come
 * to the lab, not even to be put into a policy. Scripts are the lab's own there too, so that nobody else chooses.
 */
function projectHeaders(): RequestHandler {
  return securityHeaders({ ...DIRECTIVES, connectSrc: ["'self'", 'https:', 'wss:', ...OWN_MACHINE] });
}

/** `supabase start` serves a project on this machine. */
const OWN_MACHINE = ['http', 'ws'].flatMap((scheme) => [
  `${scheme}://localhost:*`,
  `${scheme}://127.0.0.1:*`,
]);

const HUMEURS_PAGE = '/pages/humeurs-live.html';

/** A worker follows the policy of its own file: that of a project's lane too. */
const TALKS_TO_PROJECTS = /^\/(pages\/humeurs-live(\.html)?|assets\/project\.worker-[\w-]+\.js)$/;

const EXERCISE_PAGE = '/pages/exercise.html';

const DIRECTIVES = {
  defaultSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  connectSrc: ["'self'"],
  workerSrc: ["'self'"],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'self'"],
};

async function serveSources(server: Server) {
  const { createServer } = await import('vite');
  const vite = await createServer({
    configFile: `${root}vite.config.ts`,
    appType: 'mpa',
    server: { middlewareMode: true, hmr: { server } },
  });
  const pages = Router().use(named, vite.middlewares as RequestHandler);
  return { pages, close: () => vite.close() };
}

async function buildIfMissing() {
  if (existsSync(`${built}/index.html`)) return;
  await buildPages();
}
