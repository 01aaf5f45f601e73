import type { Texts } from './fr.ts';

/** The texts of the lanes' faults in English. */
export const enFaults: Texts['faults'] = {
  open: (transport) => `Faults of ${transport}`,
  heading: 'Cause a fault',
  refuse: 'Refuse (503)',
  freeze: 'Freeze: nothing moves',
  delay: 'Delay',
  noDelay: 'none',
  cutClean: 'Cut cleanly',
  cutReset: 'Cut abruptly (reset)',
  realtime: {
    heading: 'Faults of Supabase’s protocol',
    muteHeartbeat: 'No reply to heartbeats',
    muteJoin: 'No reply to the join',
    refuseJoin: 'Refuse the channel',
    deliverAfter: 'Delivery after SUBSCRIBED',
    atOnce: 'at once',
    hint: 'Those of a join show at the next one: after a cut or phx_error.',
    phxError: 'phx_error: the channel joins again',
    phxClose: 'phx_close: closed by the server',
    closeHint: 'After phx_close supabase-js does not come back by itself: here the lab’s link begins anew.',
    active: {
      muteHeartbeat: 'heartbeats muted',
      muteJoin: 'join muted',
      refuseJoin: 'channel refused',
      deliverAfter: (delay) => `delivery +${delay}`,
    },
  },
  active: { refuse: 'refused', freeze: 'frozen' },
  clear: 'Clear the fault',
};
