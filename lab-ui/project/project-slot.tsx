import { useSignal, useSignalEffect } from '@preact/signals';
import type { FunctionComponent } from 'preact';
import { ownProject } from './own-project.ts';
import type { Project } from './project.ts';

type Card = FunctionComponent<{ project: Project }>;

/** The lane of a project of one's own, fetched when there is one: no part of the page's first scripts. */
export function ProjectSlot() {
  const card = useSignal<{ Shown: Card } | null>(null);
  const project = ownProject.value;
  useSignalEffect(() => {
    if (!ownProject.value || card.peek()) return;
    void import('./project-card.tsx').then(({ ProjectCard }) => (card.value = { Shown: ProjectCard }));
  });
  if (!project || !card.value) return null;
  return <card.value.Shown key={project.url + project.key} project={project} />;
}
