// Exercice 1. J'ai mis des noms français et des petites attentes, comme ça je comprends ce que je fais.

export async function compareMethods(bench) {
  let fini = bench.signal.aborted;
  const arret = new AbortController();
  bench.signal.onabort = function () {
    fini = true;
  };
  const debut = Date.now();

  // ---- l'horloge du serveur ----
  let decalage = 0; // heure du serveur - mon heure
  let meilleurTrajet = 100000;
  async function demanderHeure() {
    for (let essai = 1; essai <= 4; essai++) {
      try {
        const avant = Date.now();
        const reponse = await fetch(bench.timeUrl + '?essai=' + essai, { signal: arret.signal });
        const json = await reponse.json();
        const apres = Date.now();
        if (apres - avant < meilleurTrajet) {
          meilleurTrajet = apres - avant;
          decalage = json.now - (avant + apres) / 2;
        }
      } catch (erreur) {
        // tant pis, on garde ce qu'on a
      }
    }
  }

  // ---- le polling ----
  let requetesPolling = 0;
  let inutiles = 0;
  let octetsPolling = 0;
  const latencesPolling = [];
  const vusPolling = [];
  let curseurPolling = bench.after;
  let prochain = debut;
  async function boucleDePolling() {
    while (fini === false) {
      if (Date.now() < prochain) {
        await attendre(5);
        continue;
      }
      prochain = Date.now() + bench.pollIntervalMs;
      requetesPolling = requetesPolling + 1;
      try {
        const reponse = await fetch(bench.pollingUrl + '&after=' + encodeURIComponent(curseurPolling), {
          cache: 'no-store',
          signal: arret.signal,
        });
        if (reponse.status === 200) {
          const texte = await reponse.text();
          const arrivee = Date.now();
          if (fini) return;
          octetsPolling = octetsPolling + octets(texte);
          const lot = JSON.parse(texte);
          if (lot.entries.length === 0) inutiles = inutiles + 1;
          for (let i = 0; i < lot.entries.length; i++) {
            const humeur = lot.entries[i];
            if (!vusPolling.includes(humeur.id)) {
              vusPolling.push(humeur.id);
              latencesPolling.push(arrivee - humeur.at);
              bench.received('polling', humeur);
            }
          }
          curseurPolling = lot.next;
        }
      } catch (erreur) {
        // refusé ou coupé : on redemande la même chose au tour suivant
      }
    }
  }

  // ---- le WebSocket ----
  let ouvertures = 0;
  let octetsSocket = 0;
  const latencesSocket = [];
  const vusSocket = [];
  let curseurSocket = bench.after;
  let socket = null;
  let perdu = true;
  let rouvrirA = debut;
  function ouvrir() {
    perdu = false;
    ouvertures = ouvertures + 1;
    socket = new WebSocket(bench.websocketUrl + '&after=' + encodeURIComponent(curseurSocket));
    socket.onmessage = function (message) {
      const arrivee = Date.now();
      if (fini) return;
      octetsSocket = octetsSocket + octets(message.data);
      const lot = JSON.parse(message.data);
      for (let i = 0; i < lot.entries.length; i++) {
        const humeur = lot.entries[i];
        if (!vusSocket.includes(humeur.id)) {
          vusSocket.push(humeur.id);
          latencesSocket.push(arrivee - humeur.at);
          bench.received('websocket', humeur);
        }
      }
      curseurSocket = lot.next;
    };
    socket.onclose = function () {
      perdu = true;
      rouvrirA = Date.now() + 200;
    };
  }

  // ---- tout démarre ici ----
  demanderHeure();
  boucleDePolling();
  while (fini === false) {
    if (perdu === true && Date.now() >= rouvrirA) ouvrir();
    await attendre(10);
    if (Date.now() - debut >= bench.durationMs) fini = true;
  }
  arret.abort();
  if (socket !== null) socket.close();

  return {
    polling: {
      requests: requetesPolling,
      events: vusPolling.length,
      meanLatencyMs: moyenne(latencesPolling, decalage),
      payloadBytes: octetsPolling,
      uselessRequests: inutiles,
    },
    websocket: {
      requests: ouvertures,
      events: vusSocket.length,
      meanLatencyMs: moyenne(latencesSocket, decalage),
      payloadBytes: octetsSocket,
      uselessRequests: 0,
    },
  };
}

function attendre(ms) {
  return new Promise(function (continuer) {
    setTimeout(continuer, ms);
  });
}

function moyenne(liste, decalage) {
  if (liste.length === 0) return null;
  let somme = 0;
  for (const valeur of liste) somme = somme + valeur + decalage;
  return somme / liste.length;
}

// combien d'octets en UTF-8, caractère par caractère
function octets(texte) {
  let total = 0;
  for (const caractere of texte) {
    const code = caractere.codePointAt(0);
    if (code < 0x80) total += 1;
    else if (code < 0x800) total += 2;
    else if (code < 0x10000) total += 3;
    else total += 4;
  }
  return total;
}
