// Exercice 3. Une petite boucle regarde toutes les 20 ms s'il faut afficher. Pas très malin, mais je la comprends.

export class PerformantRealtimeHandler {
  constructor(options) {
    this.liste = options.list;
    this.total = options.totals;
    this.tailleDuLot = options.maxBatchSize === undefined ? 10 : options.maxBatchSize;
    this.intervalle = options.batchInterval === undefined ? 100 : options.batchInterval;
    this.maximum = options.maxDisplayed === undefined ? 100 : options.maxDisplayed;

    this.file = []; // les événements qui attendent
    this.arriveeDuPremier = 0; // quand le premier de la file est arrivé
    this.derniereEcriture = -100000;
    this.evenementsVus = []; // leurs id
    this.humeurs = []; // { id, seq, ligne } ; ligne vaut null si l'humeur est supprimée
    this.arrete = false;
    this.minuterie = setTimeout(() => this.boucle(), 20);
  }

  addEvent(evenement) {
    if (this.arrete) return;
    if (this.file.length === 0) this.arriveeDuPremier = performance.now();
    this.file.push(evenement);
  }

  boucle() {
    if (this.arrete) return;
    const maintenant = performance.now();
    const assezAttendu = maintenant - this.arriveeDuPremier >= this.intervalle - 20;
    const lotPlein = this.file.length >= this.tailleDuLot;
    const repos = maintenant - this.derniereEcriture >= this.intervalle;
    if (this.file.length > 0 && repos && (assezAttendu || lotPlein)) {
      this.derniereEcriture = maintenant;
      this.traiter();
    }
    this.minuterie = setTimeout(() => this.boucle(), 20);
  }

  traiter() {
    const lot = this.file;
    this.file = [];
    for (const evenement of lot) {
      if (this.estCorrect(evenement)) this.ranger(evenement);
    }
    this.afficher();
  }

  estCorrect(evenement) {
    if (evenement === null || evenement === undefined) return false;
    if (evenement.change === null || evenement.change === undefined) return false;
    if (evenement.change.eventType === 'DELETE') {
      return evenement.change.old !== null && evenement.change.old !== undefined;
    }
    return evenement.change.new !== null && evenement.change.new !== undefined;
  }

  ranger(evenement) {
    // déjà vu ?
    if (this.evenementsVus.indexOf(evenement.id) !== -1) return;
    this.evenementsVus.push(evenement.id);

    let ligne;
    let id;
    if (evenement.change.eventType === 'DELETE') {
      ligne = null;
      id = evenement.change.old.id;
    } else {
      ligne = evenement.change.new;
      id = ligne.id;
    }

    // est-ce que je connais déjà cette humeur ?
    let position = -1;
    for (let i = 0; i < this.humeurs.length; i++) {
      if (this.humeurs[i].id === id) position = i;
    }
    if (position === -1) {
      this.humeurs.push({ id: id, seq: evenement.seq, ligne: ligne });
      // je la fais remonter à sa place : le plus grand id en premier
      let i = this.humeurs.length - 1;
      while (i > 0 && this.humeurs[i - 1].id < this.humeurs[i].id) {
        const autre = this.humeurs[i - 1];
        this.humeurs[i - 1] = this.humeurs[i];
        this.humeurs[i] = autre;
        i = i - 1;
      }
    } else if (this.humeurs[position].seq < evenement.seq) {
      this.humeurs[position].seq = evenement.seq;
      this.humeurs[position].ligne = ligne;
    }
  }

  afficher() {
    while (this.liste.firstChild !== null) this.liste.removeChild(this.liste.firstChild);
    let combien = 0;
    for (let i = 0; i < this.humeurs.length && combien < this.maximum; i++) {
      const ligne = this.humeurs[i].ligne;
      if (ligne === null) continue;
      const element = document.createElement('li');
      element.setAttribute('data-id', ligne.id);
      element.textContent = ligne.nom + ' se sent ' + ligne.emoji + ' et dit : ' + ligne.commentaire;
      this.liste.appendChild(element);
      combien = combien + 1;
    }
    this.total.setAttribute('data-received', this.evenementsVus.length);
    this.total.textContent = this.evenementsVus.length + ' événements reçus';
  }

  dispose() {
    this.arrete = true;
    this.file = [];
    clearTimeout(this.minuterie);
  }
}
