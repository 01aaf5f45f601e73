import { describe, expect, it } from 'vitest';
import { parseAddress, reasonOf } from '../../lab-server/store/postgres/address.ts';

describe('parseAddress', () => {
  it.each([
    ['postgres://lab:s3cret@db.example:6543/humeurs', 'db.example:6543/humeurs'],
    ['postgresql://lab@127.0.0.1/humeurs?sslmode=disable', '127.0.0.1:5432/humeurs'],
  ])('names %s without user and password', (url, label) => {
    expect(parseAddress(url)).toEqual({ connectionString: url, label });
  });

  it.each(['', 'humeurs', 'mysql://lab:s3cret@db/humeurs', 'postgres://lab:s3cret@db:port/x'])(
    'refuses "%s" without quoting it',
    (url) => {
      expect(() => parseAddress(url)).toThrow(
        /^Invalid address of the database: expected postgres:\/\/user:password@host:port\/name, got something else$/,
      );
    },
  );
});

describe('reasonOf', () => {
  it('says each of several failures', () => {
    expect(reasonOf(new AggregateError([new Error('::1 refused'), new Error('127.0.0.1 refused')]))).toBe(
      '::1 refused; 127.0.0.1 refused',
    );
  });
});
