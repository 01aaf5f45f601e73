import { signal } from '@preact/signals';
import type { Humeurs } from './humeurs.ts';
import { keepProject, keptProject, labProject, type Project } from '../project/project.ts';

/** Which project the page follows: the lab, or one that a person has typed in. */
export class ProjectChoice {
  /** The person's own project; null: the lab. */
  readonly own = signal<Project | null>(null);
  readonly #humeurs: Humeurs;
  readonly #lab: Project;
  readonly #storage: Storage;

  constructor(humeurs: Humeurs, origin: string, storage: Storage) {
    this.#humeurs = humeurs;
    this.#lab = labProject(origin);
    this.#storage = storage;
    this.join(keptProject(storage));
  }

  /** Follows this project, or the lab. */
  join(own: Project | null): void {
    keepProject(own, this.#storage);
    this.own.value = own;
    this.#humeurs.open(own ?? this.#lab);
  }
}
