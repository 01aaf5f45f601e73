import { signal } from '@preact/signals';
import { keepProject, keptProject, type Project } from './project.ts';

/** The project of one's own that this tab follows: beside the lab's lanes, or as live moods; null: none. */
export const ownProject = signal<Project | null>(
  typeof sessionStorage === 'undefined' ? null : keptProject(sessionStorage),
);

/** Follows another project, or none, and keeps it as long as the tab is open. */
export function chooseProject(project: Project | null): void {
  keepProject(project, sessionStorage);
  ownProject.value = project;
}
