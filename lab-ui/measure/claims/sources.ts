import type { Bilingual } from './claim.ts';

/** Who says it, and where to read it. */
export interface Source {
  readonly title: Bilingual;
  readonly where: Bilingual;
}

/** The sources of the claims, in the order in which they are shown. */
export const SOURCES = {
  table: {
    title: { fr: 'Le tableau du chapitre', en: 'The chapter’s table' },
    where: {
      fr: '« Comparaison des approches temps réel », section 2',
      en: '“Comparison of real-time approaches”, section 2',
    },
  },
  chapter: {
    title: { fr: 'Le code du chapitre', en: 'The chapter’s code' },
    where: { fr: 'Les commentaires de la section 1', en: 'The comments in section 1' },
  },
  kaazing: {
    title: { fr: 'Kaazing, websocket.org', en: 'Kaazing, websocket.org' },
    where: {
      fr: '« A Quantum Leap in Scalability for the Web »',
      en: '“A Quantum Leap in Scalability for the Web”',
    },
  },
  rfc6202: {
    title: { fr: 'RFC 6202', en: 'RFC 6202' },
    where: { fr: 'Long polling : section 2.2, performances', en: 'Long polling: section 2.2, performance' },
  },
  nchan: {
    title: { fr: 'Nchan', en: 'Nchan' },
    where: { fr: 'Sa feuille de mesures', en: 'Its benchmark sheet' },
  },
  bozdag: {
    title: { fr: 'Bozdag, Mesbah, van Deursen, 2007', en: 'Bozdag, Mesbah, van Deursen, 2007' },
    where: {
      fr: '« A Comparison of Push and Pull Techniques for AJAX »',
      en: '“A Comparison of Push and Pull Techniques for AJAX”',
    },
  },
  signalr: {
    title: { fr: 'SignalR', en: 'SignalR' },
    where: { fr: 'Ticket 2293 du projet', en: 'The project’s issue 2293' },
  },
  etherpad: {
    title: { fr: 'Etherpad', en: 'Etherpad' },
    where: { fr: 'Ticket 7767 du projet', en: 'The project’s issue 7767' },
  },
} as const satisfies Record<string, Source>;
export type SourceName = keyof typeof SOURCES;
