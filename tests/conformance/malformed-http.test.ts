import { describe, expect, it } from 'vitest';
import { ask, head, RawSocket } from '../support/ask.ts';
import '../support/globals.ts';
import { startLab } from '../support/lab.ts';
import { callWitness } from '../support/witness.ts';

const ERROR = {
  error: expect.any(String) as string,
  expected: expect.any(String) as string,
  got: expect.any(String) as string,
};
const chunked = { 'Transfer-Encoding': 'chunked', 'Content-Type': 'application/json' };

describe('bytes that are no request', () => {
  it.each([
    ['noise', `\0\x01\x02${'\xff'.repeat(200)}\r\n\r\n`, 400],
    ['another protocol', 'SSH-2.0-OpenSSH_9.6\r\n', 400],
    ['the greeting of TLS', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', 400],
    ['no version', 'GET /\r\n\r\n', 403],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n', 403],
    ['a header without a name', head('GET / HTTP/1.1', { '': 'x' }), 400],
    ['a header over many lines', 'GET / HTTP/1.1\r\nHost: localhost\r\nA: b\r\n c\r\n\r\n', 400],
    ['two lengths', head('POST /humeurs HTTP/1.1', { 'Content-Length': '2', 'content-length': '3' }), 400],
    ['a length and chunks', head('POST /humeurs HTTP/1.1', { ...chunked, 'Content-Length': '3' }), 400],
    ['a chunk without a size', `${head('POST /humeurs HTTP/1.1', chunked)}zz\r\n`, 400],
    ['headers over 16 kB', head('GET / HTTP/1.1', { 'X-Much': 'x'.repeat(20_000) }), 431],
    ['an address over 16 kB', head(`GET /stream/sse?client=${'x'.repeat(20_000)} HTTP/1.1`), 431],
  ])('%s → the status that fits, as JSON, and the connection closed', async (_what, bytes, status) => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    const client = new RawSocket(lab.port);
    client.say(Buffer.from(bytes, 'latin1'));
    const [answer, body] = (await client.closed()).split('\r\n\r\n');
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(JSON.parse(body!)).toEqual(ERROR);
    await witness.noticedNothing();
  });

  it.each([
    ['an absolute address', 'GET http://lab:99999/stream/short-poll HTTP/1.1'],
    ['an address with credentials', 'GET http://a:b@[::bad]/stream/short-poll HTTP/1.1'],
    ['two slashes and a stream', 'GET //stream/sse HTTP/1.1'],
    ['a step up', 'GET /../../../etc/passwd HTTP/1.1'],
    ['an encoded step up', 'GET /%2e%2e/%2e%2e/package.json HTTP/1.1'],
    ['a bad escape', 'GET /%zz HTTP/1.1'],
    ['a star', 'OPTIONS * HTTP/1.1'],
    ['an unknown method', 'PURGE /stream/sse HTTP/1.1'],
  ])('%s is no server’s error', async (_what, line) => {
    const lab = await startLab({ pages: 'built' });
    const client = new RawSocket(lab.port);
    client.say(head(line, { Connection: 'close' }));
    const [answer, body] = (await client.closed()).split('\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1.1 4\d\d /);
    expect(JSON.parse(body!)).toEqual(ERROR);
    expect((await ask(lab.origin, '/lab')).status).toBe(200);
  });

  it('a tunnel is refused', async () => {
    const lab = await startLab();
    const client = new RawSocket(lab.port);
    client.say(head('CONNECT example.com:80 HTTP/1.1'));
    await client.closed();
    expect((await ask(lab.origin, '/lab')).status).toBe(200);
  });

  it('half a request, and gone', async () => {
    const lab = await startLab();
    const witness = await callWitness(lab);
    for (const half of [
      'GET /str',
      'POST /humeurs HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n{"n',
    ]) {
      const client = new RawSocket(lab.port);
      client.say(half);
      client.leave();
      await client.closed();
    }
    await witness.noticedNothing();
    expect(lab.log.latest).toBe(`${lab.log.epoch}.3`);
  });
});
