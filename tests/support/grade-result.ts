import {
  gradeResultSchema,
  totals,
  type GradedCheck,
  type GradeResult,
} from '../grader/results/grade-result.ts';
import { expectShape } from '../../lab-server/wire/expect.ts';

const base: GradedCheck = {
  id: '1.starts',
  exercise: 1,
  title: { fr: 'Les deux méthodes s’adressent au serveur', en: 'Both methods reach the server' },
  status: 'pass',
  points: 1,
  maxPoints: 1,
  bonus: false,
  visibility: 'visible',
  dependsOn: [],
  rationale: null,
  expected: null,
  actual: null,
  hint: { fr: 'Lancez les deux ensemble.', en: 'Start both together.' },
  help: { fr: 'exercises/01-comparison/README.fr.md#starts', en: 'exercises/01-comparison/README.md#starts' },
  advice: [],
  thrown: [],
  durationMs: 812.4,
  transcript: [],
  attempts: [{ seed: 7, status: 'pass', durationMs: 812.4 }],
};

const row = { client: 'student', transport: 'short-poll', socket: 1 } as const;

/** Two polls at once, as the server saw them. */
const OVERLAP: GradedCheck['transcript'] = [
  { ...row, id: 1, at: 1_000, exchange: 1, kind: 'request', after: 'e.0', fresh: true, bytes: 490 },
  {
    ...row,
    id: 2,
    at: 1_002,
    exchange: 2,
    socket: 2,
    kind: 'request',
    after: 'e.0',
    fresh: true,
    bytes: 490,
  },
  { ...row, id: 3, at: 1_260, exchange: 1, kind: 'answer', status: 200, entries: 0, bytes: 156 },
  { ...row, id: 4, at: 1_262, exchange: 2, socket: 2, kind: 'answer', status: 200, entries: 2, bytes: 420 },
];

/** One check of every status, with texts that a careless converter would spoil. */
const CHECKS: readonly GradedCheck[] = [
  base,
  {
    ...base,
    id: '1.polls',
    title: { fr: 'Interroge « sans chevauchement »', en: 'Polls "without overlap" & with <cursor>' },
    status: 'fail',
    points: 0,
    maxPoints: 3,
    dependsOn: ['1.starts'],
    rationale: { fr: 'La requête n° 3 est partie trop tôt ; 2 ms.', en: 'Poll no. 3 left too early; 2 ms.' },
    expected: { fr: '=1+1, « une » requête à la fois', en: '=1+1, "one" poll at a time' },
    actual: {
      fr: '<img src=x onerror=alert(1)>\u{7} && ]]> en français',
      en: '<img src=x onerror=alert(1)>\u{7} && ]]> in English',
    },
    thrown: [{ message: 'TypeError: x is\nnot a function', place: { file: 'compare.ts', line: 12 } }],
    transcript: OVERLAP,
    advice: [{ fr: 'Un seul minuteur suffit.', en: 'One timer is enough.' }],
  },
  {
    ...base,
    id: '2.backoff',
    exercise: 2,
    status: 'skip',
    points: 0,
    maxPoints: 2,
    dependsOn: ['2.comes-back'],
    rationale: { fr: 'D’abord l’étape « Revient ».', en: 'First the step “Comes back”.' },
    durationMs: 0,
  },
  { ...base, id: '2.heartbeat', exercise: 2, status: 'flaky', points: 0, maxPoints: 2.5 },
  { ...base, id: '1.quiet', visibility: 'hidden', status: 'fail', points: 0, maxPoints: 1 },
  { ...base, id: '1.bonus', bonus: true, points: 2, maxPoints: 2 },
  { ...base, id: '3.order', exercise: 3, status: 'error', points: 0, maxPoints: 1 },
];

/** A result as the grader writes it, for tests of what is made of one. */
export function exampleResult(changes: Partial<GradeResult> = {}): GradeResult {
  return expectShape('result', gradeResultSchema, {
    schemaVersion: 1,
    status: 'ok',
    message: null,
    startedAt: '2026-11-22T08:30:00.000Z',
    durationMs: 14_321,
    seed: 7,
    graderVersion: '1.0.0',
    submission: { student: 'zoé', files: [{ path: '01-comparison/compare.ts', sha256: 'ab'.repeat(32) }] },
    ...totals(CHECKS),
    checks: CHECKS,
    flags: [],
    ...changes,
  });
}
