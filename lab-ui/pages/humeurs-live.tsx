import { effect, signal, untracked } from '@preact/signals';
import { render } from 'preact';
import { Humeurs } from '../humeurs-live/humeurs.ts';
import { LiveLab } from '../humeurs-live/live-lab.ts';
import { HumeursPage } from '../humeurs-live/view/humeurs-page.tsx';
import { ownProject } from '../project/own-project.ts';
import { labProject } from '../project/project.ts';

/** So often "two minutes ago" and the statistics are made anew, milliseconds. */
const TICK_MS = 5_000;

const humeurs = new Humeurs();
effect(() => {
  const project = ownProject.value ?? labProject(location.origin);
  untracked(() => humeurs.open(project));
});
const lab = new LiveLab(location.origin, Math.random);
effect(() => {
  if (lab.database.value?.state === 'connected') humeurs.forgiveDatabase();
});
const now = signal(Date.now());
setInterval(() => (now.value = Date.now()), TICK_MS);
render(<HumeursPage {...{ humeurs, lab, now }} />, document.getElementById('app')!);
