import type { RunParameters } from '../../lab-server/wire/run.ts';
import { DEFAULT_PARAMETERS } from './presets.ts';

/** A named set of parameters, and what it is there to show. To add one, add one. */
export interface Scenario {
  name: string;
  title: { fr: string; en: string };
  lookFor: { fr: string; en: string };
  parameters: Partial<Omit<RunParameters, 'feed' | 'scenario'>> & { feed?: Partial<RunParameters['feed']> };
}

export const SCENARIOS: readonly Scenario[] = [
  {
    name: 'classroom',
    title: { fr: 'Salle de classe', en: 'Classroom' },
    lookFor: {
      fr: 'Une humeur toutes les deux secondes : qui l’affiche tout de suite, et qui fait attendre ?',
      en: 'A mood every two seconds: who shows it at once, and who keeps you waiting?',
    },
    parameters: {},
  },
  {
    name: 'quiet',
    title: { fr: 'Journée calme', en: 'Quiet day' },
    lookFor: {
      fr: 'Une humeur par minute : comptez les questions qui n’apportent rien.',
      en: 'One mood a minute: count the questions that bring nothing.',
    },
    parameters: { seconds: 120, feed: { rate: 1 / 60 } },
  },
  {
    name: 'rush',
    title: { fr: 'Heure de pointe', en: 'Rush hour' },
    lookFor: {
      fr: '200 humeurs par seconde : le polling en rapporte mille d’un coup. Qui dépense le moins par humeur ?',
      en: '200 moods a second: one poll brings back a thousand. Who spends least on each mood?',
    },
    parameters: { seconds: 20, feed: { rate: 200 } },
  },
  {
    name: 'cookies',
    title: { fr: 'Gros cookies', en: 'Heavy cookies' },
    lookFor: {
      fr: 'Chaque requête porte 2 ko de cookies : qui les paie à chaque fois, qui une seule fois ?',
      en: 'Every request carries 2 kB of cookies: who pays each time, who only once?',
    },
    parameters: { cookieBytes: 2_048 },
  },
  {
    name: 'restart',
    title: { fr: 'Redémarrage du serveur', en: 'Server restart' },
    lookFor: {
      fr: 'À 20 s le serveur disparaît 3 s et oublie son journal : qui revient quand, et qui s’aperçoit du trou ?',
      en: 'At 20 s the server is gone for 3 s and forgets its log: who is back when, and who notices the gap?',
    },
    parameters: { feed: { rate: 1 }, incidents: [{ atMs: 20_000, forMs: 3_000, what: 'restart' }] },
  },
  {
    name: 'tunnel',
    title: { fr: 'Tunnel', en: 'Tunnel' },
    lookFor: {
      fr: 'De 20 à 28 s plus rien ne passe, et rien n’est coupé : que dit l’état, et qu’arrive-t-il à la sortie ?',
      en: 'From 20 to 28 s nothing passes, and nothing is cut: what do the states say, and what comes at the end?',
    },
    parameters: { feed: { rate: 1 }, incidents: [{ atMs: 20_000, forMs: 8_000, what: 'tunnel' }] },
  },
  {
    name: 'refusal',
    title: { fr: 'Coupure, puis refus', en: 'Cut, then refusal' },
    lookFor: {
      fr: 'Tout est coupé à 6 s, puis à 14 s pendant que le serveur refuse (503) : quand SSE revient-il de lui-même, et quand non ?',
      en: 'Everything is cut at 6 s, then at 14 s while the server refuses (503): when does SSE come back by itself, when not?',
    },
    parameters: {
      seconds: 24,
      pollMs: 2_000,
      feed: { rate: 1 },
      incidents: [
        { atMs: 6_000, forMs: 0, what: 'cut' },
        { atMs: 13_000, forMs: 4_000, what: 'refuse' },
        { atMs: 14_000, forMs: 0, what: 'cut' },
      ],
    },
  },
  {
    name: 'six-connections',
    title: { fr: 'Six connexions', en: 'Six connections' },
    lookFor: {
      fr: 'Quatre EventSource de plus occupent les six connexions HTTP/1.1 : qui attend son tour, qui n’y est pas soumis ?',
      en: 'Four more EventSources take up the six HTTP/1.1 connections: who has to queue, and who is exempt?',
    },
    parameters: { seconds: 30, extraStreams: 4 },
  },
  {
    name: 'hidden-tab',
    title: { fr: 'Onglet caché', en: 'Hidden tab' },
    lookFor: {
      fr: 'Le polling court compte ici sur les minuteurs de la page : passez à un autre onglet, puis revenez.',
      en: 'Short polling relies on the page’s own timers here: go to another tab for a while, then come back.',
    },
    parameters: { seconds: 60, pollMs: 500, thread: 'page' },
  },
];

/** The run that a scenario stands for. */
export function scenarioParameters({ name, parameters }: Scenario): RunParameters {
  const { feed, ...rest } = parameters;
  const merged = { ...DEFAULT_PARAMETERS, ...rest };
  return { ...merged, feed: { ...merged.feed, ...feed, seconds: merged.seconds }, scenario: name };
}
