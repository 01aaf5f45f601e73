import * as student from 'student';
import type { ManagerOptions, RealtimeManagerClass } from '../../../exercises/contract.ts';

/** Puts the student's manager on a page with two buttons, an indicator and the list of what arrived. */
const settings = JSON.parse(decodeURIComponent(location.hash.slice(1))) as Partial<ManagerOptions> & {
  after: string;
  client: string;
};
const element = (id: string) => document.getElementById(id)!;
const list = element('entries');

const { RealtimeManager } = student as { RealtimeManager?: RealtimeManagerClass };
if (!RealtimeManager) throw new Error('Expected an exported class RealtimeManager, got none.');

const { client, ...options } = settings;
const manager = new RealtimeManager({
  ...options,
  url: `${location.origin.replace('http', 'ws')}/stream/websocket?client=${client}`,
  indicator: element('indicator'),
  onEntry: ({ seq }) => {
    const item = document.createElement('li');
    item.textContent = String(seq);
    list.append(item);
  },
});
element('connect').addEventListener('click', () => manager.connect());
element('disconnect').addEventListener('click', () => manager.disconnect());
element('ready').textContent = 'ready';
