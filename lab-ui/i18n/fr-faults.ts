/** The texts of the lanes' faults in French. */
export const frFaults = {
  open: (transport: string) => `Pannes de ${transport}`,
  heading: 'Provoquer une panne',
  refuse: 'Refuser (503)',
  freeze: 'Geler : plus rien ne bouge',
  delay: 'Retard',
  noDelay: 'aucun',
  cutClean: 'Couper proprement',
  cutReset: 'Couper net (reset)',
  realtime: {
    heading: 'Pannes du protocole Supabase',
    muteHeartbeat: 'Taire les heartbeats',
    muteJoin: 'Taire la réponse au canal',
    refuseJoin: 'Refuser le canal',
    deliverAfter: 'Livraison après SUBSCRIBED',
    atOnce: 'aussitôt',
    hint: 'Celles du canal se voient à la prochaine demande : après une coupure ou phx_error.',
    phxError: 'phx_error : le canal se redemande',
    phxClose: 'phx_close : fermé par le serveur',
    closeHint:
      'Après phx_close, supabase-js ne revient pas de lui-même : ici, c’est le lien du lab qui recommence.',
    active: {
      muteHeartbeat: 'heartbeats muets',
      muteJoin: 'canal muet',
      refuseJoin: 'canal refusé',
      deliverAfter: (delay: string) => `livraison +${delay}`,
    },
  },
  active: { refuse: 'refusée', freeze: 'gelée' },
  clear: 'Lever la panne',
};
