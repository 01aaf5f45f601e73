import type { SubscribeStatus } from '../humeurs-live/indicator.ts';
import type { MoodChange } from '../humeurs-live/mood.ts';
import type { Project } from './project.ts';

/** From the page to the project's worker; `measure` sends so many rows, one after the other, with this comment. */
export type ProjectOrder =
  | { type: 'open'; project: Project }
  | { type: 'measure'; count: number; commentaire: string };

/** From the project's worker to the page; `measured` ends what `measure` began. */
export type ProjectReport =
  | { type: 'status'; status: SubscribeStatus; reason: string | null }
  | { type: 'change'; change: MoodChange }
  | { type: 'round-trip'; ms: number }
  | { type: 'measured'; problem: string | null };
