import { signal } from '@preact/signals';
import { describe, expect, it, vi } from 'vitest';
import { NO_FAULT } from '../../lab-server/wire/control.ts';
import { NETWORKS } from '../../lab-server/wire/network.ts';
import type { BenchModel, Phase } from '../../lab-ui/bench/model.ts';
import { DEFAULT_PARAMETERS } from '../../lab-ui/bench/presets.ts';
import { SCENARIOS, scenarioParameters } from '../../lab-ui/bench/scenarios.ts';
import { chosenParameters } from '../../lab-ui/debug/chosen-parameters.ts';
import { change } from '../support/change.ts';

// What the module of languages takes of a page.
vi.stubGlobal('navigator', { languages: ['fr'] });
vi.stubGlobal('document', { documentElement: { lang: '' }, title: '' });
vi.stubGlobal('localStorage', undefined);

const { createRealtime } = await import('../../lab-ui/debug/realtime.ts');
const { printReport } = await import('../../lab-ui/debug/print.ts');
const { LaneLog } = await import('../../lab-ui/debug/lane-log.ts');
const { chooseLanguage } = await import('../../lab-ui/i18n/i18n.ts');

/** A console that writes down what it is told. */
function makePrinter() {
  const said: unknown[] = [];
  let depth = 0;
  const open = (title: string) => said.push(`${'  '.repeat(depth++)}${title}`);
  const printer = {
    group: open,
    groupCollapsed: open,
    groupEnd: () => void depth--,
    log: (...what: unknown[]) => said.push(`${'  '.repeat(depth)}${String(what[0])}`),
    table: (rows: unknown) => said.push(rows),
  };
  return { said, printer, depth: () => depth };
}

/** As much of a bench as the console handles, and what it was asked. */
function makeBench(phase: Phase = 'idle') {
  const asked: unknown[][] = [];
  const note =
    (name: string) =>
    (...args: unknown[]) =>
      void asked.push([name, ...args]);
  const bench = {
    phase: signal(phase),
    parameters: signal(DEFAULT_PARAMETERS),
    lanes: signal([{ transport: 'sse', retry: note('retry') }]),
    start: async (...args: unknown[]) => note('start')(...args),
    stop: note('stop'),
    cut: note('cut'),
    setFault: note('setFault'),
    setNetwork: note('setNetwork'),
    pauseLane: note('pauseLane'),
    resumeLane: note('resumeLane'),
  } as unknown as BenchModel;
  return { asked, realtime: createRealtime(bench, makePrinter().printer) };
}

describe('the parameters of a run from the console', () => {
  const last = { ...DEFAULT_PARAMETERS, pollMs: 2_000 };

  it('are the last ones, a scenario’s, or the last ones with changes', () => {
    expect(chosenParameters(last)).toBe(last);
    expect(chosenParameters(last, 'rush')).toEqual(
      scenarioParameters(SCENARIOS.find(({ name }) => name === 'rush')!),
    );
    const given = chosenParameters(last, { seconds: 20, feed: { rate: 2 } });
    expect(given).toMatchObject({ seconds: 20, pollMs: 2_000, feed: { rate: 2, seed: 7, seconds: 20 } });
  });

  it.each([
    [{ secnds: 20 }, /Unknown parameter: expected one of transports, seconds, .*, got "secnds"/],
    [{ feed: { rte: 2 } }, /Unknown feed parameter: expected one of seed, rate, .*, got "rte"/],
    [{ seconds: 'long' }, /expected number, got "long"/],
    [{ feed: { rate: 5_000 } }, /"feed.rate": expected <=1000, got 5000/],
    ['rsh', /Unknown scenario: expected one of classroom, .*, got "rsh"/],
    [7, /expected parameters such as .*, got 7/],
  ])('refuse %j and say what was expected', (given, message) => {
    expect(() => chosenParameters(last, given)).toThrow(message);
  });
});

describe('window.realtime', () => {
  it('drives lanes, faults and network', () => {
    const { asked, realtime } = makeBench();
    const sse = realtime.lane('sse');
    for (const command of [sse.pause, sse.resume, sse.retry, sse.cut]) command();
    sse.fault({ refuse: true });
    sse.fault();
    realtime.network('4g');
    expect(asked).toEqual([
      ['pauseLane', 'sse'],
      ['resumeLane', 'sse'],
      ['retry'],
      ['cut', 'sse', 'reset'],
      ['setFault', 'sse', { ...NO_FAULT, refuse: true }],
      ['setFault', 'sse', NO_FAULT],
      ['setNetwork', NETWORKS['4g']],
    ]);
  });

  it('starts and stops, each only when it makes sense', () => {
    const idle = makeBench();
    expect(idle.realtime.start({ seconds: 20 })).toContain('20');
    expect(idle.asked).toMatchObject([['start', { seconds: 20 }]]);
    expect(() => idle.realtime.stop()).toThrow('expected a comparison under way, got idle');
    const running = makeBench('running');
    expect(() => running.realtime.start()).toThrow('expected a lab at rest: realtime.stop(), got running');
    running.realtime.stop();
    expect(running.asked).toEqual([['stop']]);
  });

  it('says what it expected', () => {
    const { realtime, asked } = makeBench();
    expect(() => realtime.lane('ssee')).toThrow('Unknown lane: expected one of sse, got "ssee"');
    expect(() => realtime.lane('ndjson')).toThrow('This lane is off: expected one of sse, got "ndjson"');
    expect(() => realtime.network('5g')).toThrow(/expected one of local, .*, or a profile, got "5g"/);
    expect(() => realtime.lane('sse').cut('hard')).toThrow(/at "how": expected .*, got "hard"/);
    expect(() => realtime.lane('sse').fault({ delayMs: -1 })).toThrow(/expected >=0, got -1/);
    expect(() => realtime.lane('sse').fault(3)).toThrow('expected such as { refuse: true }, got 3');
    expect(asked).toEqual([]);
  });
});

describe('what the console prints', () => {
  it('is each lane’s figures in a table and its last events in a group', () => {
    const log = new LaneLog('sse', 0);
    log.takeState({ name: 'connected' }, 10);
    log.takeMoods([{ seq: 7, shownAt: 20, at: 8, sentAt: 9, latencyMs: 12, change: change(7) }]);
    const { said, printer, depth } = makePrinter();
    printReport([log.report(60_000)], printer, String);
    expect(said[0]).toBe('🔍 Debug temps réel');
    expect(said[2]).toEqual([
      {
        voie: 'Server-Sent Events',
        état: 'Connecté',
        'connectée depuis (s)': 60,
        humeurs: 1,
        'par minute': 1,
        types: 'INSERT 1 · UPDATE 0 · DELETE 0',
        'latence moyenne (ms)': 12,
      },
    ]);
    expect(said.slice(4)).toEqual(['    [10] 🔄 Connecté', '    [20] 🔄 ajout #7 · 😴 Zoé · humeur 7']);
    expect(depth()).toBe(0);
  });

  it('is help in the language of the page', () => {
    const bench = { phase: signal('idle'), lanes: signal([]) } as unknown as BenchModel;
    const { said, printer } = makePrinter();
    const realtime = createRealtime(bench, printer);
    realtime.help();
    chooseLanguage('en');
    realtime.help();
    chooseLanguage('fr');
    expect(said[0]).toBe('Piloter le lab depuis la console');
    expect(said).toContain('Drive the lab from the console');
  });
});
