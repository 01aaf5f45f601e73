import * as student from 'student';
import type { ManagerOptions, RealtimeManagerClass } from '../../../exercises/contract.ts';

/**
 * Puts managers of the student's on a page, each with two buttons, an indicator and the list of what arrived. The
 * elements of the nth one have `-n` in their names, those of the first have none.
 */
const settings = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Partial<ManagerOptions> & {
  after: string;
  client: string;
  clients?: number;
};

const { RealtimeManager } = student as { RealtimeManager?: RealtimeManagerClass };
if (typeof RealtimeManager !== 'function')
  throw new Error(
    `Expected an exported class RealtimeManager, got ${Object.keys(student).join(', ') || 'no export'}.`,
  );

const { client, clients = 1, ...options } = settings;

function place(Manager: RealtimeManagerClass, nth: number): void {
  const ending = nth === 0 ? '' : `-${nth}`;
  const element = (name: string, tag: 'button' | 'div' | 'ol') => {
    const there = document.getElementById(name + ending);
    if (there) return there;
    const made = document.createElement(tag);
    made.id = name + ending;
    document.body.append(made);
    return made;
  };
  const list = element('entries', 'ol');
  const manager = new Manager({
    ...options,
    url: `${location.origin.replace('http', 'ws')}/stream/websocket?client=${client}${ending}`,
    indicator: element('indicator', 'div'),
    onEntry: ({ seq, change }) => {
      const item = document.createElement('li');
      item.textContent = `${seq} ${(change.new ?? change.old).commentaire}`;
      list.append(item);
    },
  });
  element('connect', 'button').addEventListener('click', () => manager.connect());
  element('disconnect', 'button').addEventListener('click', () => manager.disconnect());
}

for (let nth = 0; nth < clients; nth++) place(RealtimeManager, nth);
document.getElementById('ready')!.textContent = 'ready';
