/** What is said of a project of one's own in French; its shape is what any other language must fill. */
export const projectFr = {
  own: 'Votre projet Supabase',
  lane: 'Votre projet',
  url: 'URL du projet',
  key: 'Clé publique (anon)',
  join: 'Rejoindre',
  leave: 'Ne plus suivre',
  privacy:
    'L’adresse et la clé ne quittent cet onglet que pour votre projet ; le lab ne les reçoit jamais. La table humeur doit faire partie de la publication supabase_realtime.',
  refused: (expected: string, got: string) => `Attendu : ${expected}. Reçu : ${got}.`,
  states: {
    disconnected: 'Déconnecté',
    connecting: 'Connexion…',
    connected: 'Connecté',
    reconnecting: 'Reconnexion…',
    rejoining: 'Retour au canal…',
    unreachable: 'Injoignable',
    refused: 'Erreur',
    'timed-out': 'Sans réponse',
    mismatch: 'Erreur',
    closed: 'Fermé',
  },
  unknown: '—',
  requests: 'requêtes HTTP',
  bytes: 'sur le réseau',
  unseen: 'inconnus du lab',
  roundTrip: 'aller-retour',
  roundTrips: (count: string) => `médiane de ${count}`,
  noRoundTrip: 'INSERT → page',
  changes: 'changements',
  notCompared: 'hors comparaison',
  measure: 'Mesurer cinq allers-retours',
  measureHint:
    'Insère une ligne par REST, attend qu’elle revienne par Realtime, puis la supprime. Une seule horloge mesure : celle du navigateur.',
  warning:
    'Cinq lignes « ⏱️ Humeur Lab » seront écrites dans votre projet, une à une, et aussitôt supprimées. Qui suit la table les verra passer.',
  write: 'Écrire et mesurer',
  cancel: 'Annuler',
  probe: 'aller-retour',
  measuring: 'Mesure en cours…',
  problem: 'Le projet a répondu :',
  moods: 'Changements reçus du projet',
  deleted: (id: string) => `#${id} supprimée`,
};

/** The texts in one language. */
export type ProjectTexts = typeof projectFr;
