/** Lets a test wait for a fact instead of for a time: whoever changes something calls `changed`. */
export class Facts {
  #waiting = new Set<() => void>();

  changed(): void {
    for (const look of this.#waiting) look();
  }

  /** Resolves as soon as `holds` does. The test's own time-out is the only limit. */
  until(holds: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (!holds()) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }
}

/** Resolves as soon as `holds` does, for facts that tell nobody when they change. Looks at every turn of the loop. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 1));
}
