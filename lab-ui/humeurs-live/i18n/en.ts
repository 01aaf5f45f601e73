import { projectEn } from '../../project/en.ts';
import type { HumeursTexts } from './fr.ts';

/** What the page of live moods says in English. */
export const humeursEn: HumeursTexts = {
  title: 'Live moods',
  skip: 'Skip to the moods',
  intro: 'The course’s application, with the real supabase-js: rows come by REST, changes by Realtime.',
  states: projectEn.states,
  next: {
    disconnected:
      'You have left the channel: the page follows nothing now. Connect again to read what will have come.',
    connecting:
      'supabase-js opens a WebSocket, then joins the channel. After 10 s without an answer it will say so.',
    connected: 'Every change of the table arrives here without being asked for.',
    reconnecting:
      'The connection is lost. supabase-js comes back by itself: it tries after 1, 2, 5, then every 10 s. What is written meanwhile is not repeated; the page will fetch the list anew.',
    rejoining:
      'The server has ended the channel; the connection is still there. supabase-js joins again by itself: it tries after 1, 2, 5, then every 10 s.',
    unreachable:
      'No connection came about: nothing answers at this address, or it refuses. supabase-js tries again after 1, 2, 5, then every 10 s.',
    refused: 'The server refuses the channel. supabase-js asks again after 1, 2, 5, then every 10 s.',
    'timed-out':
      'The server has not answered within 10 s. supabase-js asks again after 1, 2, 5, then every 10 s.',
    mismatch:
      'The server did not take down what the page wants to hear. supabase-js tries no more: check the table, then connect again.',
    closed:
      'The server has closed the channel. supabase-js does not come back by itself: connecting again is up to you.',
  },
  notFlowing:
    'The channel is joined, but Realtime does not deliver yet: what is written at this moment will not come. The page fetches the list anew as soon as it delivers.',
  missedOne: 'One mood came that Realtime did not deliver. The page has fetched it, and marked it ↻.',
  missed: (count) =>
    `${count} moods came that Realtime did not deliver. The page has fetched them, and marked them ↻.`,
  reason: 'Reason:',
  leave: 'Disconnect',
  reopen: 'Connect again',
  toast: (emoji, nom) => `${emoji} New mood from ${nom}`,
  cards: {
    heading: 'The moods, newest first',
    empty: 'No mood yet. Post the first one: it will arrive by Realtime, as it does for everyone else.',
    edit: 'Edit',
    editOf: (nom) => `Edit the mood of ${nom}`,
    remove: 'Delete',
    removeOf: (nom) => `Delete the mood of ${nom}`,
    save: 'Save',
    cancel: 'Cancel',
    gone: 'Someone has just deleted this mood. Your text is still here: post it again, or cancel.',
    postAgain: 'Post again',
    new: 'new',
    changed: 'changed',
    leaving: 'deleted',
    missed: '↻ fetched, not delivered',
  },
  problems: {
    answered: 'The server answered:',
    unreached: 'No answer: the server cannot be reached.',
    'database-away': 'The database is away: try again when it is back.',
    unchanged: 'Nothing was changed: this mood is gone, or the project lets nobody change it.',
  },
  form: {
    heading: 'Post a mood',
    nom: 'Your name',
    emoji: 'Emoji',
    commentaire: 'How are you?',
    submit: 'Post',
    needName: 'A name, please: 1 to 80 characters.',
  },
  statistics: {
    heading: 'Statistics',
    total: 'moods shown',
    totalHint: '100 at most',
    lastFiveMinutes: 'in the last five minutes',
    perMinute: 'a minute',
    byEmoji: 'By emoji',
    others: 'others',
  },
  faults: {
    heading: 'Cause a fault',
    hint: 'Each one shows a state of the indicator. They strike every page of this lab.',
    cut: 'Cut the connection',
    cutThen: 'reconnects within 1 s',
    error: 'phx_error',
    errorThen: 'rejoins within 1 s',
    close: 'phx_close',
    closeThen: 'closed for good',
    refuse: 'Refuse connections (503)',
    refuseThen: 'reconnecting, and no end',
    refuseJoin: 'Refuse the channel',
    refuseJoinThen: 'error',
    muteJoin: 'No reply to the join',
    muteJoinThen: 'no answer, after 10 s',
    muteHeartbeat: 'No reply to heartbeats',
    muteHeartbeatThen: 'reconnects, after 25 to 50 s',
    deliverAfter: 'Deliver 3 s after SUBSCRIBED',
    deliverAfterThen: 'connected, and yet a hole: post during these 3 s',
    clear: 'Lift all faults',
    away: 'The lab does not answer any more: start “npm start” again.',
  },
  project: {
    heading: 'Project',
    lab: 'This lab',
  },
};
