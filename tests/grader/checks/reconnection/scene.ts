import type { ManagerOptions, ManagerState } from '../../../../exercises/contract.ts';
import { NO_FAULT, type Cut } from '../../../../lab-server/wire/control.ts';
import { Failure, type Check, type Finding, type Text } from '../../check.ts';
import type { SeenSocket } from '../../network-log.ts';
import type { Stage } from '../../stage.ts';
import type { StudentPage } from '../../student-page.ts';
import { listed, textsSince } from './committed.ts';
import { say } from './say.ts';

/** How long a page may stay disconnected when nothing stands in the way, milliseconds of real time. */
const HANDSHAKE_MS = 3_000;

/** How late the page may be, milliseconds of its own time: nobody sees it. And how finely that passes. */
const [SOON_MS, SOON_STEP_MS] = [100, 20];

type Settings = Partial<Omit<ManagerOptions, 'url' | 'indicator' | 'onEntry'>>;

/** One manager of the student's on a page in virtual time, and the server that it is connected to. */
export class Scene {
  readonly stage: Stage;
  readonly student: StudentPage;

  private constructor(stage: Stage, student: StudentPage) {
    this.stage = stage;
    this.student = student;
  }

  static async open(stage: Stage, settings: Settings = {}): Promise<Scene> {
    return new Scene(stage, await stage.page({ after: stage.lab.log.latest, ...settings }, true));
  }

  static over(stage: Stage, student: StudentPage): Scene {
    return new Scene(stage, student);
  }

  /** The same, with the connection open. */
  static async connected(stage: Stage, settings: Settings = {}): Promise<Scene> {
    const scene = await Scene.open(stage, settings);
    await scene.press('connect');
    await scene.see(['connected'], { fr: 'Après connect()', en: 'After connect()' });
    return scene;
  }

  get sockets(): readonly SeenSocket[] {
    return this.student.sockets;
  }

  /** From now on attempts are answered with 503. */
  refuse(): void {
    this.#fault({ refuse: true });
  }

  /** From now on nothing moves: neither what is open nor what is tried. */
  freeze(): void {
    this.#fault({ freeze: true });
  }

  /** From now on everything goes well; what was frozen moves on. */
  accept(): void {
    this.#fault({});
  }

  /** Takes what is open away from the client, and waits until the page knows. */
  async cut(how: Cut): Promise<void> {
    const { network } = this.student;
    const lost = network.open;
    this.stage.lab.host.gate.cut('websocket', how);
    await network.until(() => lost.every(({ closedAt }) => closedAt !== null), HANDSHAKE_MS);
    await this.student.settle();
  }

  async press(button: 'connect' | 'disconnect'): Promise<void> {
    await this.student.click(button);
    await this.student.settle();
  }

  /** Expects the indicator to show one of these states now; `when` begins the sentence if it does not. */
  async see(states: readonly ManagerState[], when: Text): Promise<void> {
    const shows = async () => (states as readonly (string | null)[]).includes(await this.student.state());
    if (await this.#soon(shows)) return;
    const state = (await this.student.state()) ?? '';
    const wanted = states.join(' / ');
    throw new Failure(`data-state="${wanted}"`, `data-state="${state}"`, {
      fr: `${when.fr}, l’indicateur dit « ${state} » ; attendu : « ${wanted} ».`,
      en: `${when.en}, the indicator says “${state}”; expected “${wanted}”.`,
    });
  }

  /** Expects a text on the indicator, and says which. */
  async seeText(): Promise<string> {
    const text = (await this.student.world.text('#indicator')).trim();
    if (text !== '') return text;
    const state = (await this.student.state()) ?? '';
    throw new Failure(
      { fr: 'un texte', en: 'a text' },
      { fr: 'aucun', en: 'none' },
      {
        fr: `Dans l’état « ${state} », l’indicateur n’a aucun texte.`,
        en: `In the state “${state}” the indicator has no text.`,
      },
    );
  }

  /** Expects the indicator to be announced to those who do not see it. */
  async seeRole(): Promise<void> {
    const role = (await this.student.world.attribute('#indicator', 'role')) ?? '';
    if (role === 'status') return;
    throw new Failure('role="status"', `role="${role}"`, {
      fr: `L’indicateur a role="${role}" ; attendu : role="status".`,
      en: `The indicator has role="${role}"; expected role="status".`,
    });
  }

  /** Lets time pass until a socket is open; false when none is after so long. */
  async untilOpen(ms: number, stepMs?: number): Promise<boolean> {
    const { student } = this;
    await student.advance(ms + 10 * student.slackMs, () => student.network.open.length > 0, stepMs);
    return student.network.open.length > 0;
  }

  /** Lets time pass until `count` sockets were made in all; at most so long. */
  untilSockets(count: number, ms: number, stepMs?: number): Promise<void> {
    const { student } = this;
    return student.advance(ms + 10 * student.slackMs, () => this.sockets.length >= count, stepMs);
  }

  /** Expects everything committed after this cursor to be on the page, once and in order. */
  async seeAllSince(cursor: string, when: Text): Promise<void> {
    const { student } = this;
    const expected = textsSince(this.stage, cursor);
    await this.#soon(async () => (await student.texts()).length >= expected.length);
    const found = await student.texts();
    if (found.join('\n') === expected.join('\n')) return;
    const [wanted, got] = [listed(expected), listed(found)];
    throw new Failure(
      wanted,
      got,
      say(
        [when, wanted, got],
        (w, e, f) => `${w} : attendu, une fois chacune et dans l’ordre, ${e} ; arrivé : ${f}.`,
        (w, e, f) => `${w}: expected, once each and in order, ${e}; got ${f}.`,
      ),
    );
  }

  /** Whether a fact is so, or comes true within a moment: code that looks again and again is as good as events. */
  async #soon(fact: () => Promise<boolean>): Promise<boolean> {
    await this.student.advance(SOON_MS, fact, SOON_STEP_MS);
    return this.student.eventually(fact);
  }

  #fault(fault: Partial<typeof NO_FAULT>) {
    this.stage.lab.host.gate.set('websocket', { ...NO_FAULT, ...fault });
  }
}

/** How long the manager waited before each attempt, from the loss of the socket before, milliseconds. */
export function pausesOf(sockets: readonly SeenSocket[]): number[] {
  return sockets.slice(1).map(({ createdAt }, n) => createdAt - (sockets[n]!.closedAt ?? createdAt));
}

/** The longest that a first pause may be, whatever the jitter, milliseconds; see the statement. */
export function longestFirstPause(base: number): number {
  return 3 * base + 1_000;
}

/** A check of this exercise; all of them are visible. */
export function step(
  id: string,
  about: Pick<Check, 'points' | 'needs' | 'section' | 'title' | 'hint'> & { limitMs?: number },
  run: (stage: Stage) => Promise<Finding>,
): Check {
  return { id: `2.${id}`, exercise: 2, visibility: 'visible', limitMs: 300_000, ...about, run };
}
