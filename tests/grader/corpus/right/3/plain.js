// Plain JavaScript, and the first that comes to mind.
export class PerformantRealtimeHandler {
  constructor(options) {
    this.list = options.list;
    this.totals = options.totals;
    this.maxBatchSize = options.maxBatchSize || 10;
    this.batchInterval = options.batchInterval || 100;
    this.maxDisplayed = options.maxDisplayed || 100;
    this.queue = [];
    this.timer = null;
    this.lastWrite = -Infinity;
    this.ids = {};
    this.received = 0;
    this.rows = {};
  }

  addEvent(event) {
    if (this.queue === null) return;
    this.queue.push(event);
    if (this.queue.length >= this.maxBatchSize && performance.now() - this.lastWrite >= this.batchInterval) {
      this.processBatch();
    } else if (this.timer === null) {
      this.timer = setTimeout(() => this.processBatch(), this.batchInterval);
    }
  }

  processBatch() {
    clearTimeout(this.timer);
    this.timer = null;
    this.lastWrite = performance.now();
    const batch = this.queue;
    this.queue = [];
    for (let i = 0; i < batch.length; i++) {
      try {
        this.processEvent(batch[i]);
      } catch (e) {
        // next one
      }
    }
    this.updateDisplay();
  }

  processEvent(event) {
    const row = event.change.new || event.change.old;
    const id = row.id;
    if (this.ids[event.id]) return;
    this.ids[event.id] = true;
    this.received++;
    if (this.rows[id] && this.rows[id].seq > event.seq) return;
    this.rows[id] = { seq: event.seq, deleted: event.change.eventType === 'DELETE', row };
  }

  updateDisplay() {
    const ids = Object.keys(this.rows)
      .filter((id) => !this.rows[id].deleted)
      .sort((a, b) => b - a)
      .slice(0, this.maxDisplayed);
    while (this.list.firstChild) this.list.removeChild(this.list.firstChild);
    ids.forEach((id) => {
      const row = this.rows[id].row;
      const li = document.createElement('li');
      li.dataset.id = id;
      li.appendChild(document.createTextNode(row.emoji + ' ' + row.nom + ' : ' + row.commentaire));
      this.list.appendChild(li);
    });
    this.totals.dataset.received = this.received;
    this.totals.textContent = this.received + ' reçus, ' + ids.length + ' affichés';
  }

  dispose() {
    clearTimeout(this.timer);
    this.queue = null;
  }
}
