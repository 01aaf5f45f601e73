import type { Story } from './story.ts';

/** Each reconnection starts one more interval, and none ends. */
export const heartbeatsStory: Story = {
  title: { fr: 'Le cœur qui s’emballe', en: 'The heart that races' },
  story: {
    fr: 'Après une demi-heure de Wi-Fi capricieux, le serveur reçoit de chaque page treize fois plus de signes de vie que prévu.',
    en: 'After half an hour of moody Wi-Fi the server gets thirteen times as many heartbeats from each page as it should.',
  },
  counter: { fr: 'minuteurs en marche', en: 'timers running' },
  unit: '',
  axis: { fr: 'min', en: 'min' },
  faulty: [
    'network.setInterval(beat, BEAT_MS);',
    'connection.whenOpen = () => {',
    'connection.whenClosed = () => {',
    'network.setTimeout(connect, RETRY_MS);',
  ],
  why: {
    fr: 'Oui. Chaque connexion qui s’ouvre lance un intervalle, et aucune perte n’en arrête un : tous envoient sur la connexion du moment. Gardez l’intervalle, et arrêtez-le quand sa connexion se ferme.',
    en: 'Yes. Each connection that opens starts an interval, and no loss ends one: all of them send on the connection of the moment. Keep the interval, and clear it when its connection closes.',
  },
  nudges: [
    {
      line: "connection.send('heartbeat');",
      say: {
        fr: 'Un seul signe de vie, sur la bonne connexion. Mais combien d’intervalles appellent cette ligne ?',
        en: 'One heartbeat, on the right connection. But how many intervals call this line?',
      },
    },
    {
      line: 'connection = network.open();',
      say: {
        fr: 'Une nouvelle connexion par perte : c’est voulu. Qu’est-ce que l’ancienne a laissé en marche ?',
        en: 'A new connection for each loss: that is intended. What did the old one leave running?',
      },
    },
    {
      line: 'connect();',
      say: {
        fr: 'Il faut bien commencer une fois. Regardez ce qui se répète à chaque reconnexion.',
        en: 'It has to begin once. Look at what is repeated with each reconnection.',
      },
    },
  ],
  nudge: {
    fr: 'Pas cette ligne. Jouez deux pertes de suite : qu’est-ce qui a été lancé trois fois et arrêté zéro fois ?',
    en: 'Not this line. Play two losses in a row: what was started three times and stopped not once?',
  },
  mended: {
    fr: 'Un seul intervalle à la fois, un signe de vie toutes les 30 s, et la connexion revient après chaque perte.',
    en: 'One interval at a time, one heartbeat every 30 s, and the connection comes back after each loss.',
  },
};
