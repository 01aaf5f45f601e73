/** What the feed writes with: names, emojis and phrases of a French class of programmers. */
export const NAMES =
  `Zoé Amine Inès Paul Léa Hugo Fatou Jules Chloé Noé Sarah Mehdi Camille Théo Lina Anaïs Maël
Élodie Yanis Manon Gaël Awa Baptiste Jade Élie Nour Clément Océane Rémi Aïcha Loïc Maïwenn`.split(/\s+/);

export const EMOJIS = '😴 🚀 🤯 😊 😭 🔥 🎉 🤔 😎 🥱 🐛 💡 ☕ 🙃 😱 🧘 🤓 💪 🫠 🌈'.split(' ');

export const PHRASES = [
  'Besoin de café',
  'Tests au vert',
  'Encore une regex',
  'Enfin compilé',
  'Le bug était dans la virgule',
  'Premier commit de la journée',
  'Ça marche, mais pourquoi ?',
  'La prod tient bon',
  'Refactoring terminé, personne ne verra rien',
  'Merge sans conflit',
  'Déploiement un vendredi',
  'Relecture de code très agréable',
  'J’ai renommé une variable pendant une heure',
  'Docker a mangé mon disque',
  'Un point-virgule m’a échappé',
  'Pair programming avec mon chat',
  'Documentation à jour, si si',
  'Le WebSocket chante',
  'Trop d’onglets ouverts',
  'Ça compile à l’ombre',
];
