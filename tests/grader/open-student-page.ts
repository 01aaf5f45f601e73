import type { Page } from 'playwright';
import { IsolatedWorld } from './isolated-world.ts';
import { NetworkLog } from './network-log.ts';
import { realTime, virtualTime } from './page-time.ts';
import { StudentError } from './student-error.ts';
import { hashOf, StudentPage, type PageDoings, type PageSettings } from './student-page.ts';
import { Watchdog } from './watchdog.ts';

/** Where the page is, how its time passes, and whether its traffic stands still so that nothing is to be awaited. */
export interface PagePlace {
  origin: string;
  time: 'virtual' | 'real';
  frozen: () => boolean;
}

/** How long a page may take to be ready, milliseconds of real time. */
const READY_MS = 25_000;

/** Opens the student's page on the stage; resolves when its harness is ready, rejects with what ended it before. */
export async function openStudentPage(
  page: Page,
  { origin, time: kind, frozen }: PagePlace,
  settings: PageSettings,
): Promise<StudentPage> {
  const cdp = await page.context().newCDPSession(page);
  const [watchdog, time] = await Promise.all([
    Watchdog.over(page),
    kind === 'virtual' ? virtualTime(page, cdp) : realTime(),
  ]);
  const network = await NetworkLog.of(cdp, () => time.now);
  const doings = doingsOn(page);
  const orFailure = <T>(promise: Promise<T>) => Promise.race([promise, watchdog.failure]);
  await orFailure(page.goto(`${origin}/stage#${hashOf(settings)}`));
  const world = await orFailure(IsolatedWorld.on(cdp));
  await orFailure(ready(page, world, doings));
  return new StudentPage({ page, cdp, time, network, watchdog, world, doings, frozen });
}

function doingsOn(page: Page): PageDoings {
  const doings: PageDoings = { errors: [], usesWorkers: false };
  page.on('pageerror', ({ message, stack }) => doings.errors.push({ message, stack: stack ?? '' }));
  page.on('worker', () => (doings.usesWorkers = true));
  return doings;
}

async function ready(page: Page, world: IsolatedWorld, { errors }: PageDoings): Promise<void> {
  const said = world.filled('#ready', READY_MS);
  const thrown = new Promise<null>((resolve) => {
    const look = () => errors.length > 0 && resolve(null);
    page.on('pageerror', look);
    look();
  });
  if (await Promise.race([said, thrown])) return;
  throw errors[0] ? StudentError.thrown(errors[0]) : NEVER_READY;
}

/** The page has answered, so it is not the machine that is late: its code keeps it from saying that it is ready. */
const NEVER_READY = new StudentError({
  fr: 'La page n’a jamais été prête : votre code attend sans fin, ou a modifié les objets du navigateur.',
  en: 'The page never became ready: your code waits without end, or has changed the browser’s own objects.',
});
