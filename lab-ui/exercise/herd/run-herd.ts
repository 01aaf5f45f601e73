import type { HerdNews } from './news.ts';

/** How a herd's program ended. `hung`: it was stopped. `broken`: it could not be loaded, or threw where it loads. */
export type HerdEnd = { how: 'done' } | { how: 'hung' } | { how: 'broken'; message: string };

/** How long the program may take, milliseconds: it needs a tenth of that. */
const LIMIT_MS = 5_000;
/** How long the lab may take to build and bring it, milliseconds. */
const LOAD_MS = 30_000;

/** Runs the program in a worker of its own and tells its news; resolves when it is over, or was aborted. */
export function runHerd(
  programUrl: string,
  onNews: (news: HerdNews) => void,
  signal: AbortSignal,
): Promise<HerdEnd> {
  const worker = new Worker(programUrl, { type: 'module' });
  return new Promise<HerdEnd>((resolve) => {
    let timer = setTimeout(() => end({ how: 'broken', message: '' }), LOAD_MS);
    const abort = () => end({ how: 'done' });
    function end(how: HerdEnd) {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      worker.terminate();
      resolve(how);
    }
    signal.addEventListener('abort', abort);
    worker.addEventListener('error', ({ message }) => end({ how: 'broken', message }));
    worker.addEventListener('message', ({ data }: MessageEvent<HerdNews>) => {
      if (data.type === 'begun') {
        clearTimeout(timer);
        timer = setTimeout(() => end({ how: 'hung' }), LIMIT_MS);
      } else if (data.type === 'done') end({ how: 'done' });
      else onNews(data);
    });
  });
}
