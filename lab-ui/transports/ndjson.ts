import { readBatch, RefusedError, type ClientTransport } from './session.ts';

/** Reads one answer that never ends, line by line; an empty line is a sign of life. */
export const ndjson: ClientTransport = async (session) => {
  const response = await fetch(session.url(), { cache: 'no-store', signal: session.signal });
  if (!response.ok || !response.body) throw new RefusedError(response);
  session.opened();
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) throw new Error('The stream has ended');
    const lines = (rest + value).split('\n');
    rest = lines.pop()!;
    for (const line of lines) if (line !== '') session.deliver(readBatch(line));
  }
};
