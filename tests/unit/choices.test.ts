import { describe, expect, it } from 'vitest';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { SCENARIOS, scenarioParameters } from '../../lab-ui/bench/scenarios.ts';
import { draftOf, parametersOf, problemsOf, toggleLane, type Draft } from '../../lab-ui/view/choices.ts';

const draft = draftOf(DEFAULT_PARAMETERS, String);
const problems = (change: Partial<Draft>, language = 'fr') => problemsOf({ ...draft, ...change }, language);

/** What the form takes a typed number for; NaN: none. */
const readNumber = (typed: string, language: string) =>
  parametersOf({ ...draft, seed: typed }, DEFAULT_PARAMETERS, language).feed.seed;

describe('a typed number', () => {
  it.each([
    ['0,5', 'fr', 0.5],
    ['0.5', 'fr', 0.5],
    [',5', 'fr', 0.5],
    ['1 000', 'fr', 1_000],
    ['1\u202f000,5', 'fr', 1_000.5],
    ['1\u00a0000', 'fr', 1_000],
    [' 60 ', 'fr', 60],
    ['-3', 'fr', -3],
    ['1,000', 'fr', 1],
    ['1,000', 'en', 1_000],
    ['1,234,567.5', 'en', 1_234_567.5],
    ['0,5', 'en', 0.5],
    ['0.5', 'en', 0.5],
    ['5.', 'en', 5],
  ])('reads %j in %s as %d', (typed, language, value) => {
    expect(readNumber(typed, language)).toBe(value);
  });

  it.each(['', ' ', 'soixante', '1e3', '0x10', '1,2,3', '1.2.3', '.', ',', '--1', '5 s', 'Infinity', '١٢'])(
    'takes %j for no number',
    (typed) => {
      expect(readNumber(typed, 'fr')).toBeNaN();
    },
  );
});

describe('problemsOf', () => {
  it('finds none in the defaults', () => {
    expect(problems({})).toEqual([]);
  });

  it.each([
    ['seconds', '10', '9,9'],
    ['seconds', '600', '600,1'],
    ['pollSeconds', '0,1', '0,09'],
    ['pollSeconds', '60', '61'],
    ['rate', '0,01', '0,009'],
    ['rate', '1000', '1000,5'],
    ['payloadBytes', '50', '49'],
    ['payloadBytes', '10 000', '10 001'],
    ['payloadBytes', '100', '100,5'],
    ['seed', '0', '-1'],
    ['seed', '4294967295', '4294967296'],
    ['seed', '7', '7,5'],
  ] as const)('takes %s %j and not %j', (field, good, bad) => {
    expect(problems({ [field]: good })).toEqual([]);
    expect(problems({ [field]: bad })).toEqual([field]);
  });

  it('names every wrong field, in the order of the form', () => {
    expect(problems({ seed: 'x', seconds: '', rate: '0' })).toEqual(['seconds', 'rate', 'seed']);
  });
});

describe('parametersOf', () => {
  it('reads what was typed, and keeps what the form does not ask', () => {
    const typed: Draft = {
      seconds: '12,5',
      pollSeconds: '0,25',
      rate: '2.5',
      payloadBytes: '1 000',
      seed: '42',
      rhythm: 'regular',
      conditional: true,
      network: NETWORKS['4g'],
      transports: ['websocket', 'short-poll'],
    };
    const { mix } = DEFAULT_PARAMETERS.feed;
    const feed = { seed: 42, rate: 2.5, rhythm: 'regular', payloadBytes: 1_000, mix, seconds: 12.5 };
    expect(parametersOf(typed, DEFAULT_PARAMETERS, 'fr')).toEqual({
      ...DEFAULT_PARAMETERS,
      seconds: 12.5,
      pollMs: 250,
      transports: ['short-poll', 'websocket'],
      conditional: true,
      network: NETWORKS['4g'],
      feed,
    });
  });

  it.each(SCENARIOS.map((scenario) => [scenario.name, scenario] as const))(
    'gives back the parameters of %s, by name',
    (_, scenario) => {
      const parameters = scenarioParameters(scenario);
      const shown = draftOf(parameters, (value) => String(Math.round(value * 1_000) / 1_000));
      expect(parametersOf(shown, parameters, 'fr')).toEqual(parameters);
    },
  );

  it('has no scenario once a field was changed, but whichever lanes and seed', () => {
    const named = (change: Partial<Draft>) =>
      parametersOf({ ...draft, ...change }, DEFAULT_PARAMETERS, 'fr').scenario;
    expect(named({ transports: ['sse'], seed: '7' })).toBe('classroom');
    expect(named({ rate: '0,6' })).toBeNull();
    expect(named({ network: NETWORKS.satellite })).toBeNull();
  });
});

describe('toggleLane', () => {
  it('puts a lane on and off, in the order in which lanes are shown', () => {
    expect(toggleLane(['websocket'], 'short-poll')).toEqual(['short-poll', 'websocket']);
    expect(toggleLane(['short-poll', 'websocket'], 'short-poll')).toEqual(['websocket']);
  });

  it('leaves the last lane on', () => {
    expect(toggleLane(['sse'], 'sse')).toEqual(['sse']);
  });
});
