import type { IncomingMessage } from 'node:http';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { expectOwnHost, expectOwnOrigin, ForeignError, ownNames } from '../../lab-server/host/guard.ts';

const asked = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;
const names = ownNames('192.0.2.7', ['Lab.Example']);
const askHost = (host: string) => () => expectOwnHost(asked({ host }), names);
const askOrigin = (origin: string) => () => expectOwnOrigin(asked({ host: 'localhost:3000', origin }));

describe('expectOwnHost', () => {
  it.each([
    'localhost:3000',
    'LOCALHOST',
    '127.0.0.1:80',
    '[::1]:3000',
    '192.0.2.7:3000',
    'lab.example:3000',
    hostname(),
    `${hostname().toUpperCase()}.local:1`,
  ])('knows %s', (host) => {
    expect(askHost(host)).not.toThrow();
  });

  it.each([
    '',
    'evil.example',
    'evil.example:3000',
    'localhost.evil.example',
    'localhost:3000.evil.example',
    'evil.example:3000@localhost',
    'localhost:',
    '127.0.0.1.nip.io',
  ])('takes %j for foreign', (host) => {
    expect(askHost(host)).toThrow(ForeignError);
  });

  it('says which names it has', () => {
    expect(askHost('evil.example')).toThrow(
      /^Foreign host: expected one of localhost, .*, got "evil.example"$/,
    );
  });

  it('takes a request without the header for foreign', () => {
    expect(() => expectOwnHost(asked({}), names)).toThrow(ForeignError);
  });
});

describe('expectOwnOrigin', () => {
  it('takes programs, which send none, and its own pages', () => {
    expect(() => expectOwnOrigin(asked({ host: 'localhost:3000' }))).not.toThrow();
    expect(askOrigin('http://localhost:3000')).not.toThrow();
    expect(askOrigin('https://localhost:3000')).not.toThrow();
  });

  it.each(['null', '', 'http://localhost', 'http://localhost:3001', 'http://evil.example', 'localhost:3000'])(
    'takes %j for foreign',
    (origin) => {
      expect(askOrigin(origin)).toThrow(ForeignError);
    },
  );
});
