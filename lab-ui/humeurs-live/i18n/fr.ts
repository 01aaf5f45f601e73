import { projectFr } from '../../project/fr.ts';

/** What the page of live moods says in French; its shape is what any other language must fill. */
export const humeursFr = {
  title: 'Humeurs en direct',
  skip: 'Aller aux humeurs',
  intro:
    'L’application du cours, avec le vrai supabase-js : les lignes viennent par REST, les changements par Realtime.',
  states: projectFr.states,
  next: {
    disconnected:
      'Vous avez quitté le canal : la page ne suit plus rien. Reconnectez-vous pour lire ce qui sera venu.',
    connecting:
      'supabase-js ouvre un WebSocket, puis rejoint le canal. Au bout de 10 s sans réponse, il le dira.',
    connected: 'Chaque changement de la table arrive ici sans être demandé.',
    reconnecting:
      'La connexion est perdue. supabase-js revient seul : il essaie après 1, 2, 5, puis toutes les 10 s. Ce qui s’écrit entre-temps ne sera pas rejoué ; la page relira la liste.',
    rejoining:
      'Le serveur a mis fin au canal ; la connexion est toujours là. supabase-js rejoint le canal de lui-même : il essaie après 1, 2, 5, puis toutes les 10 s.',
    unreachable:
      'La connexion n’a pas pu s’établir : rien ne répond à cette adresse, ou la connexion y est refusée. supabase-js réessaie après 1, 2, 5, puis toutes les 10 s.',
    refused: 'Le serveur refuse le canal. supabase-js redemande après 1, 2, 5, puis toutes les 10 s.',
    'timed-out':
      'Le serveur n’a pas répondu en 10 s. supabase-js redemande après 1, 2, 5, puis toutes les 10 s.',
    mismatch:
      'Le serveur n’a pas retenu ce que la page voulait entendre. supabase-js n’essaie plus : vérifiez la table, puis reconnectez-vous.',
    closed:
      'Le serveur a fermé le canal. supabase-js ne revient pas de lui-même : à vous de vous reconnecter.',
  },
  notFlowing:
    'Le canal est rejoint, mais Realtime ne livre pas encore : ce qui s’écrit en ce moment ne viendra pas. La page relira la liste dès qu’il livrera.',
  missedOne: 'Une humeur est venue sans que Realtime la livre. La page l’a relue, et marquée ↻.',
  missed: (count: string) =>
    `${count} humeurs sont venues sans que Realtime les livre. La page les a relues, et marquées ↻.`,
  reason: 'Motif :',
  leave: 'Se déconnecter',
  reopen: 'Se reconnecter',
  toast: (emoji: string, nom: string) => `${emoji} Nouvelle humeur de ${nom}`,
  cards: {
    heading: 'Les humeurs, la plus récente en premier',
    empty:
      'Aucune humeur encore. Publiez la première : elle arrivera par Realtime, comme chez tous les autres.',
    edit: 'Modifier',
    editOf: (nom: string) => `Modifier l’humeur de ${nom}`,
    remove: 'Supprimer',
    removeOf: (nom: string) => `Supprimer l’humeur de ${nom}`,
    save: 'Enregistrer',
    cancel: 'Annuler',
    gone: 'Quelqu’un vient de supprimer cette humeur. Votre texte est encore là : publiez-le à nouveau, ou annulez.',
    postAgain: 'Publier à nouveau',
    new: 'nouvelle',
    changed: 'modifiée',
    leaving: 'supprimée',
    missed: '↻ relue, non livrée',
  },
  problems: {
    answered: 'Le serveur a répondu :',
    unreached: 'Aucune réponse : le serveur n’est pas joignable.',
    'database-away': 'La base de données est absente : réessayez quand elle sera revenue.',
    unchanged:
      'Rien n’a été modifié : cette humeur n’existe plus, ou le projet ne permet pas de la modifier.',
  },
  form: {
    heading: 'Publier une humeur',
    nom: 'Votre nom',
    emoji: 'Emoji',
    commentaire: 'Comment ça va ?',
    submit: 'Publier',
    needName: 'Un nom, s’il vous plaît : de 1 à 80 caractères.',
  },
  statistics: {
    heading: 'Statistiques',
    total: 'humeurs affichées',
    totalHint: '100 au plus',
    lastFiveMinutes: 'ces cinq dernières minutes',
    perMinute: 'par minute',
    byEmoji: 'Par emoji',
    others: 'autres',
  },
  faults: {
    heading: 'Provoquer une panne',
    hint: 'Chacune montre un état de l’indicateur. Elles touchent toutes les pages de ce lab.',
    cut: 'Couper la connexion',
    cutThen: 'reconnexion en 1 s',
    error: 'phx_error',
    errorThen: 'retour au canal en 1 s',
    close: 'phx_close',
    closeThen: 'fermé pour de bon',
    refuse: 'Refuser les connexions (503)',
    refuseThen: 'reconnexion, qui dure',
    refuseJoin: 'Refuser le canal',
    refuseJoinThen: 'erreur',
    muteJoin: 'Taire la réponse au canal',
    muteJoinThen: 'sans réponse, après 10 s',
    muteHeartbeat: 'Taire les heartbeats',
    muteHeartbeatThen: 'reconnexion, après 25 à 50 s',
    deliverAfter: 'Livrer 3 s après SUBSCRIBED',
    deliverAfterThen: 'connecté, et pourtant un trou : publiez pendant ces 3 s',
    clear: 'Lever toutes les pannes',
    away: 'Le lab ne répond plus : relancez « npm start ».',
  },
  project: {
    heading: 'Projet',
    lab: 'Ce lab',
  },
};

/** The page's texts in one language. */
export type HumeursTexts = typeof humeursFr;
