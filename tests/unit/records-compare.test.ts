import { afterEach, describe, expect, it } from 'vitest';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { chooseLanguage } from '../../lab-ui/i18n/i18n.ts';
import { readParameters, readWritten, UsageError } from '../bench/compare-options.ts';
import { progressLine } from '../bench/compare-progress.ts';
import { alignedTable, findingsText } from '../bench/compare-table.ts';
import { laneRecord, runRecord } from '../support/record.ts';

const read = (...args: string[]) => readParameters(readWritten(args, ['out']), DEFAULT_PARAMETERS);

describe('the options of npm run compare', () => {
  it('are the chapter’s comparison when nothing is said', () => {
    expect(read()).toEqual(DEFAULT_PARAMETERS);
  });

  it('change what they name, and the feed with it', () => {
    const parameters = read(
      '--duration',
      '20',
      '--rate',
      '2.5',
      '--poll',
      '0.5',
      '--payload',
      '200',
      '--seed',
      '7',
    );
    const feed = { ...DEFAULT_PARAMETERS.feed, seconds: 20, rate: 2.5, payloadBytes: 200, seed: 7 };
    expect(parameters).toEqual({ ...DEFAULT_PARAMETERS, seconds: 20, pollMs: 500, feed });
  });

  it('take a scenario, and go over what it says', () => {
    expect(read('--scenario', 'tunnel', '--network', '4g', '--duration', '40')).toMatchObject({
      scenario: 'tunnel',
      network: NETWORKS['4g'],
      seconds: 40,
      feed: { rate: 1, seconds: 40 },
      incidents: [{ what: 'tunnel' }],
    });
  });

  it('take transports in any order and show them in the usual one', () => {
    expect(read('--transports', 'ndjson, sse,short-poll,sse').transports).toEqual([
      'short-poll',
      'sse',
      'ndjson',
    ]);
  });

  it.each([
    [['--rate', '0'], 'Expected --rate to be a number from 0.01 to 1000, got "0".'],
    [['--duration', 'long'], 'Expected --duration to be a number from 0.1 to 3600, got "long".'],
    [['--poll', ''], 'Expected --poll to be a number from 0.1 to 600, got "".'],
    [['--seed', '1.5'], 'Expected --seed to be a whole number from 0 to 4294967295, got "1.5".'],
    [
      ['--network', '6g'],
      'Expected --network to be one of local, fibre, 4g, slow-3g, satellite, train, got "6g".',
    ],
    [['--transports', 'sse,pigeon'], 'got "pigeon".'],
    [['--scenario', 'toString'], 'got "toString".'],
    [['--unheard-of'], "Unknown option '--unheard-of'. --help lists the options."],
    [['--rate'], '--help lists the options.'],
    [['stray'], '--help lists the options.'],
  ])('refuse %j', (args, message) => {
    expect(() => read(...args)).toThrow(UsageError);
    expect(() => read(...args)).toThrow(message);
  });
});

describe('progressLine', () => {
  it('fills its bar with the time, and says what is waited for after it', () => {
    expect(progressLine('run', 0, 20, 4)).toBe('run ░░░░ 0 / 20 s');
    expect(progressLine('run', 10, 20, 4)).toBe('run ██░░ 10 / 20 s');
    expect(progressLine('run', 25, 20, 4)).toBe('run ████ 20 / 20 s, the last moods are on their way');
  });

  it('is a plain line where there is no terminal', () => {
    expect(progressLine('run', 10.4, 20, 0)).toBe('run 10 / 20 s');
  });
});

describe('findingsText', () => {
  afterEach(() => chooseLanguage('fr'));

  it('has a line for each transport with theory in brackets, in the chosen language', () => {
    chooseLanguage('en');
    const record = runRecord([laneRecord('short-poll', [10, 20], { requests: 13 }), laneRecord('sse', [])]);
    const [header, first, second, ...rest] = findingsText(record).split('\n');
    expect(header).toMatch(/^Transport +Requests +Useless +Mean latency/);
    expect(first).toMatch(/^Short polling +13 \(13\) /);
    expect(second).toMatch(/^Server-Sent Events +0 \(1\) +— \(0%\) +— \(/);
    expect(rest).toEqual(['']);
  });
});

describe('alignedTable', () => {
  it('makes each column as wide as its widest cell', () => {
    expect(
      alignedTable([
        ['a', 'bb'],
        ['ccc', 'd'],
      ]),
    ).toBe('a    bb\nccc   d\n');
  });
});
