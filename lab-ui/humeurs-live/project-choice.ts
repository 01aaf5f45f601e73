import { signal } from '@preact/signals';
import type { Humeurs } from './humeurs.ts';
import { keepProject, keptProject, labProject, readProject, type Project } from './project.ts';

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
    this.#join(keptProject(storage));
  }

  /** Throws an ExpectationError when they are no address and no public key. */
  joinOwn(url: string, key: string): void {
    this.#join(readProject(url, key));
  }

  joinLab(): void {
    this.#join(null);
  }

  #join(own: Project | null) {
    keepProject(own, this.#storage);
    this.own.value = own;
    this.#humeurs.open(own ?? this.#lab);
  }
}
