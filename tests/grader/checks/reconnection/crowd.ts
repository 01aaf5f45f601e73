import type { ManagerOptions } from '../../../../exercises/contract.ts';
import { NO_FAULT } from '../../../../lab-server/wire/control.ts';
import { Failure } from '../../check.ts';
import type { Stage } from '../../stage.ts';
import type { StudentPage } from '../../student-page.ts';
import { CLIENT } from '../../student-page.ts';
import { pausesOf } from './scene.ts';

/** Attempts that nobody here comes to: how many there may be is another check's. */
const NO_LIMIT = 1_000;

interface CrowdSettings {
  managers: number;
  /** How many of each one's attempts are looked at. */
  attempts: number;
  /** Between the losses of two managers, milliseconds. */
  apartMs: number;
}

/**
 * Many managers on one page, all of them without a server. They lose it one after the other, a moment apart: a
 * browser holds back attempts that many make at once.
 */
export class Crowd {
  readonly student: StudentPage;
  readonly size: number;
  readonly #stage: Stage;

  readonly #attempts: number;

  private constructor(stage: Stage, student: StudentPage, size: number, attempts: number) {
    this.#attempts = attempts;
    this.#stage = stage;
    this.student = student;
    this.size = size;
  }

  /** Connects each manager, and takes its connection away; from then on every attempt is refused. */
  static async stranded(
    stage: Stage,
    { managers, attempts, apartMs }: CrowdSettings,
    options: Partial<ManagerOptions>,
  ): Promise<Crowd> {
    const settings = { clients: managers, maxReconnectAttempts: NO_LIMIT, ...options };
    const student = await stage.page({ after: stage.lab.log.latest, ...settings }, true);
    const crowd = new Crowd(stage, student, managers, attempts);
    for (let nth = 0; nth < managers; nth++) {
      await crowd.#strand(nth);
      await student.advance(apartMs, undefined, apartMs);
    }
    return crowd;
  }

  /** What each manager waited before the attempts that are looked at, milliseconds: by manager, then by attempt. */
  get pauses(): number[][] {
    return this.#sockets().map((sockets) => pausesOf(sockets).slice(0, this.#attempts));
  }

  /** What all managers waited before this attempt (0, 1, 2, …), as far as it came to it. */
  pausesBefore(attempt: number): number[] {
    return this.pauses.flatMap((pauses) => pauses[attempt] ?? []);
  }

  /** Every pause with its attempt (0, 1, 2, …), also those that last still: so long at least. */
  get allPauses(): { attempt: number; ms: number }[] {
    return this.#sockets().flatMap((sockets) => {
      const pauses = pausesOf(sockets).slice(0, this.#attempts);
      const since = this.student.time - (sockets.at(-1)?.closedAt ?? this.student.time);
      const all = pauses.length < this.#attempts ? [...pauses, since] : pauses;
      return all.map((ms, attempt) => ({ attempt, ms }));
    });
  }

  /** Whether every manager has made all its attempts. */
  get exhausted(): boolean {
    return this.pauses.every(({ length }) => length >= this.#attempts);
  }

  #sockets() {
    const names = Array.from({ length: this.size }, (_, nth) => nameOf(nth));
    return names.map((name) => this.student.sockets.filter(({ client }) => client === name));
  }

  async #strand(nth: number): Promise<void> {
    const { student } = this;
    const { gate } = this.#stage.lab.host;
    gate.set('websocket', NO_FAULT);
    await student.click('connect', nth);
    const isOpen = () => student.network.open.some(({ client }) => client === nameOf(nth));
    if (!(await student.network.until(isOpen, 3_000))) {
      const expected = { fr: `${this.size} gestionnaires connectés`, en: `${this.size} managers connected` };
      throw new Failure(expected, `${nth}`, {
        fr: `Plusieurs gestionnaires sur une même page : le n° ${nth + 1} ne se connecte pas. Un état partagé entre instances ?`,
        en: `Several managers on one page: no. ${nth + 1} does not connect. Is state shared between instances?`,
      });
    }
    await student.settle();
    gate.set('websocket', { ...NO_FAULT, refuse: true });
    gate.cut('websocket', 'reset');
    await student.network.until(() => !isOpen(), 3_000);
    await student.settle();
  }
}

function nameOf(nth: number): string {
  return nth === 0 ? CLIENT : `${CLIENT}-${nth}`;
}
