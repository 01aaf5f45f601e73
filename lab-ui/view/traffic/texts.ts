import { en as enPage } from '../../i18n/en.ts';
import { fr as frPage, type Texts } from '../../i18n/fr.ts';

const fr = {
  heading: 'Trafic',
  hint: 'Le temps va vers la droite ; chaque flèche est un message, à l’instant où il est passé.',
  waiting: 'Rien n’est encore passé : lancez la comparaison, les flèches apparaîtront ici.',
  freeze: 'Figer',
  follow: 'Suivre',
  zoomIn: 'Agrandir',
  zoomOut: 'Réduire',
  whole: 'Tout voir',
  png: 'PNG : enregistrer ce qui est montré',
  pngFailed: 'Le navigateur n’a pas pu faire l’image : réessayez avec un autre.',
  diagram: 'Diagramme du trafic',
  keys: 'Touches : ← → d’un message à l’autre, ↑ ↓ d’une voie à l’autre, maj + ← → pour se déplacer, + − pour agrandir, 0 pour tout voir, espace pour figer ou suivre.',
  mouse: 'Molette + ctrl : agrandir · glisser : se déplacer · flèches : message par message',
  moods: 'Humeurs publiées',
  client: 'navigateur',
  server: 'serveur',
  waits: (lasted: string) => `attend ${lasted}`,
  held: (lasted: string) => `retenue ${lasted}`,
  open: (lasted: string) => `connexion ouverte ${lasted}`,
  dense: (count: string) => `${count} messages ici : agrandissez pour les distinguer`,
  conditions: {
    freeze: 'plus rien ne passe',
    refuse: 'refus',
    away: 'serveur absent',
    delay: 'retardé',
  },
  kinds: { request: 'Requête', answer: 'Réponse', frame: 'Envoi', ping: 'Ping', pong: 'Pong' },
  fates: { useful: '', useless: 'inutile', refused: 'refusée', lost: 'perdu en route' },
  entries: (count: number, said: string) =>
    count === 0 ? 'aucune humeur' : count === 1 ? '1 humeur' : `${said} humeurs`,
  details: {
    sent: 'Parti à',
    received: 'Arrivé à',
    measured: (took: string) => `${took}, mesuré`,
    expected: (took: string) => `${took} d’après le réseau`,
    waited: 'Attente de la plus ancienne',
    bytes: 'Octets',
    cursor: 'Curseur',
    connection: 'Connexion TCP',
    fresh: (number: string, opening: string) =>
      opening ? `n° ${number}, nouvelle (ouverte en ${opening})` : `n° ${number}, nouvelle`,
    reused: (number: string) => `n° ${number}, réutilisée`,
  },
  pair: (name: string, value: string) => `${name} : ${value}`,
  sayLane: (name: string, requests: string, useless: string, frames: string, failed: string) =>
    `${name} : requêtes ${requests}, inutiles ${useless}, envois ${frames}, échecs ${failed}.`,
  legend: {
    heading: 'Légende',
    brought: 'apporte des humeurs',
    useless: 'question inutile',
    held: 'question retenue par le serveur',
    open: 'connexion ouverte',
    waiting: 'humeur qui attend sur le serveur',
    fresh: 'nouvelle connexion TCP',
    refused: 'refusé',
    lost: 'perdu ou coupé',
    still: 'plus rien ne passe',
    sign: 'signe de vie (ping, pong)',
  },
  last: 'Derniers messages',
  columns: { transport: 'Transport', message: 'Message', at: 'À', bytes: 'Octets' },
};

/** The diagram's texts in one language. */
export type TrafficTexts = typeof fr;

const en: TrafficTexts = {
  heading: 'Traffic',
  hint: 'Time runs to the right; each arrow is a message, at the moment when it passed.',
  waiting: 'Nothing has passed yet: start the comparison, and arrows will appear here.',
  freeze: 'Freeze',
  follow: 'Follow',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  whole: 'See all',
  png: 'PNG: save what is shown',
  pngFailed: 'The browser could not make the image: try again with another one.',
  diagram: 'Traffic diagram',
  keys: 'Keys: ← → from message to message, ↑ ↓ from lane to lane, shift + ← → to move, + − to zoom, 0 to see all, space to freeze or follow.',
  mouse: 'Wheel + ctrl: zoom · drag: move · arrow keys: message by message',
  moods: 'Moods posted',
  client: 'browser',
  server: 'server',
  waits: (lasted) => `waits ${lasted}`,
  held: (lasted) => `held ${lasted}`,
  open: (lasted) => `connection open ${lasted}`,
  dense: (count) => `${count} messages here: zoom in to tell them apart`,
  conditions: { freeze: 'nothing passes', refuse: 'refused', away: 'server away', delay: 'delayed' },
  kinds: { request: 'Request', answer: 'Answer', frame: 'Push', ping: 'Ping', pong: 'Pong' },
  fates: { useful: '', useless: 'useless', refused: 'refused', lost: 'lost on its way' },
  entries: (count, said) => (count === 0 ? 'no mood' : count === 1 ? '1 mood' : `${said} moods`),
  details: {
    sent: 'Sent at',
    received: 'Received at',
    measured: (took) => `${took}, measured`,
    expected: (took) => `${took} by the network’s profile`,
    waited: 'The oldest waited for',
    bytes: 'Bytes',
    cursor: 'Cursor',
    connection: 'TCP connection',
    fresh: (number, opening) =>
      opening ? `no. ${number}, new (opened in ${opening})` : `no. ${number}, new`,
    reused: (number) => `no. ${number}, used again`,
  },
  pair: (name, value) => `${name}: ${value}`,
  sayLane: (name, requests, useless, frames, failed) =>
    `${name}: requests ${requests}, useless ${useless}, pushes ${frames}, failures ${failed}.`,
  legend: {
    heading: 'Legend',
    brought: 'brings moods',
    useless: 'useless question',
    held: 'question held by the server',
    open: 'open connection',
    waiting: 'mood that waits on the server',
    fresh: 'new TCP connection',
    refused: 'refused',
    lost: 'lost or cut',
    still: 'nothing passes',
    sign: 'sign of life (ping, pong)',
  },
  last: 'Latest messages',
  columns: { transport: 'Transport', message: 'Message', at: 'At', bytes: 'Bytes' },
};

/** Everything that the diagram says, in one language; no page is needed for it. */
export interface Wording {
  readonly language: string;
  readonly texts: TrafficTexts;
  readonly transports: Texts['transports'];
}

const WORDINGS: Readonly<Record<'fr' | 'en', Wording>> = {
  fr: { language: 'fr', texts: fr, transports: frPage.transports },
  en: { language: 'en', texts: en, transports: enPage.transports },
};

/** The wording of one language. */
export const wordingIn = (language: 'fr' | 'en'): Wording => WORDINGS[language];
