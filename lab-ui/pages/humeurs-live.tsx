import { effect, signal } from '@preact/signals';
import { render } from 'preact';
import { Humeurs } from '../humeurs-live/humeurs.ts';
import { LiveLab } from '../humeurs-live/live-lab.ts';
import { ProjectChoice } from '../humeurs-live/project-choice.ts';
import { HumeursPage } from '../humeurs-live/view/humeurs-page.tsx';

/** So often "two minutes ago" and the statistics are made anew, milliseconds. */
const TICK_MS = 5_000;

const humeurs = new Humeurs();
const choice = new ProjectChoice(humeurs, location.origin, sessionStorage);
const lab = new LiveLab(location.origin, Math.random);
effect(() => {
  if (lab.database.value?.state === 'connected') humeurs.forgiveDatabase();
});
const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), TICK_MS);
render(<HumeursPage {...{ humeurs, choice, lab, now }} />, document.getElementById('app')!);
