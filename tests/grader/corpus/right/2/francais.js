// Exercice 2 : la reconnexion. Je numérote mes WebSockets : un vieux numéro n'a plus rien à dire.

export class RealtimeManager {
  constructor(options) {
    this.options = options;
    this.base = 1000;
    if (options.baseReconnectDelay !== undefined) this.base = options.baseReconnectDelay;
    this.plafond = 30000;
    if (options.maxReconnectDelay !== undefined) this.plafond = options.maxReconnectDelay;
    this.limite = 5;
    if (options.maxReconnectAttempts !== undefined) this.limite = options.maxReconnectAttempts;
    this.pauseBattement = 30000;
    if (options.heartbeatInterval !== undefined) this.pauseBattement = options.heartbeatInterval;
    this.patience = 10000;
    if (options.heartbeatTimeout !== undefined) this.patience = options.heartbeatTimeout;

    this.curseur = options.after;
    this.prise = null; // le WebSocket
    this.numero = 0;
    this.essaisRates = 0;
    this.minuterieEssai = null;
    this.minuterieOuverture = null;
    this.minuterieBattement = null;
    this.minuterieReponse = null;

    options.indicator.setAttribute('role', 'status');
    options.indicator.setAttribute('aria-live', 'polite');
    this.afficher('disconnected', 'Déconnecté');
  }

  connect() {
    if (this.prise !== null) return; // déjà ouvert, ou en train
    if (this.minuterieEssai !== null) return; // un essai est prévu, il viendra
    this.essaisRates = 0;
    this.afficher('connecting', 'Connexion...');
    this.ouvrir();
  }

  ouvrir() {
    this.numero = this.numero + 1;
    const monNumero = this.numero;
    const adresse = new URL(this.options.url);
    adresse.searchParams.set('after', this.curseur);
    this.prise = new WebSocket(adresse.toString());

    this.minuterieOuverture = setTimeout(() => {
      if (monNumero === this.numero) this.scheduleReconnect();
    }, this.patience);

    this.prise.onopen = () => {
      if (monNumero !== this.numero) return;
      clearTimeout(this.minuterieOuverture);
      this.afficher('connected', 'Connecté !');
      this.minuterieBattement = setInterval(() => this.battre(monNumero), this.pauseBattement);
    };

    this.prise.onmessage = (message) => {
      if (monNumero !== this.numero) return;
      const contenu = JSON.parse(message.data);
      if (contenu.type === 'pong') {
        clearTimeout(this.minuterieReponse);
        this.minuterieReponse = null;
        this.essaisRates = 0;
        return;
      }
      for (let i = 0; i < contenu.entries.length; i++) {
        this.options.onEntry(contenu.entries[i]);
        this.essaisRates = 0; // une humeur est arrivée : ça marche vraiment
      }
      this.curseur = contenu.next;
    };

    this.prise.onclose = () => {
      if (monNumero === this.numero) this.scheduleReconnect();
    };
  }

  battre(monNumero) {
    if (monNumero !== this.numero) return;
    this.prise.send(JSON.stringify({ type: 'ping' }));
    if (this.minuterieReponse === null) {
      this.minuterieReponse = setTimeout(() => {
        if (monNumero === this.numero) this.scheduleReconnect();
      }, this.patience);
    }
  }

  scheduleReconnect() {
    if (this.minuterieEssai !== null) return;
    this.toutArreter();
    if (this.essaisRates >= this.limite) {
      this.afficher('error', 'Impossible de revenir, réessayez vous-même');
      return;
    }
    this.afficher('reconnecting', 'Reconnexion, essai ' + (this.essaisRates + 1) + ' sur ' + this.limite);
    const attente = this.nextDelay(this.essaisRates);
    this.essaisRates = this.essaisRates + 1;
    this.minuterieEssai = setTimeout(() => {
      this.minuterieEssai = null;
      this.ouvrir();
    }, attente);
  }

  nextDelay(attempt) {
    let attente = this.base;
    for (let i = 0; i < attempt; i++) {
      attente = attente * 2;
      if (attente > this.plafond) attente = this.plafond;
    }
    if (attente > this.plafond) attente = this.plafond;
    // on enlève au hasard jusqu'à 40 %, comme ça on ne dépasse jamais le plafond
    const enMoins = attente * 0.4 * Math.random();
    return attente - enMoins;
  }

  disconnect() {
    this.toutArreter();
    this.essaisRates = 0;
    this.afficher('disconnected', 'Déconnecté');
  }

  toutArreter() {
    this.numero = this.numero + 1; // plus personne n'a le bon numéro
    clearTimeout(this.minuterieEssai);
    clearTimeout(this.minuterieOuverture);
    clearInterval(this.minuterieBattement);
    clearTimeout(this.minuterieReponse);
    this.minuterieEssai = null;
    this.minuterieReponse = null;
    if (this.prise !== null) {
      this.prise.close();
      this.prise = null;
    }
  }

  afficher(etat, texte) {
    this.options.indicator.dataset.state = etat;
    this.options.indicator.textContent = texte;
  }
}
