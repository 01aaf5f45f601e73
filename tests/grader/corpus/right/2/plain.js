/** Plain JavaScript as it was written ten years ago. */
export function RealtimeManager(options) {
  this.options = options;
  this.base = options.baseReconnectDelay || 1000;
  this.max = options.maxReconnectDelay || 30000;
  this.limit = options.maxReconnectAttempts === undefined ? 5 : options.maxReconnectAttempts;
  this.interval = options.heartbeatInterval || 30000;
  this.timeout = options.heartbeatTimeout || 10000;
  this.cursor = options.after;
  this.tries = 0;
  this.ws = null;
  this.timers = [];
  this.display('disconnected', 'déconnecté');
}

RealtimeManager.prototype.connect = function () {
  if (this.ws) return;
  this.clear();
  this.tries = 0;
  this.display('connecting', 'connexion');
  this.start();
};

RealtimeManager.prototype.start = function () {
  const self = this;
  const ws = new WebSocket(this.options.url + '&after=' + encodeURIComponent(this.cursor));
  this.ws = ws;
  this.later(function () {
    self.lose(ws);
  }, this.timeout);
  ws.onopen = function () {
    if (self.ws !== ws) return;
    self.clear();
    self.display('connected', 'connecté');
    self.heartbeat(ws);
  };
  ws.onclose = function () {
    self.lose(ws);
  };
  ws.onmessage = function (message) {
    if (self.ws !== ws) return;
    self.tries = 0;
    const data = JSON.parse(message.data);
    if (data.type === 'pong') {
      self.clear();
      self.heartbeat(ws);
      return;
    }
    self.cursor = data.next;
    for (let i = 0; i < data.entries.length; i++) self.options.onEntry(data.entries[i]);
  };
};

RealtimeManager.prototype.heartbeat = function (ws) {
  const self = this;
  this.later(function () {
    ws.send('{"type":"ping"}');
    self.later(function () {
      self.lose(ws);
    }, self.timeout);
  }, this.interval);
};

RealtimeManager.prototype.lose = function (ws) {
  if (this.ws !== ws) return;
  this.ws = null;
  ws.close();
  this.scheduleReconnect();
};

RealtimeManager.prototype.scheduleReconnect = function () {
  const self = this;
  this.clear();
  if (this.tries >= this.limit) {
    this.display('error', 'erreur');
    return;
  }
  this.display('reconnecting', 'reconnexion');
  this.later(function () {
    self.start();
  }, this.nextDelay(this.tries));
  this.tries++;
};

RealtimeManager.prototype.nextDelay = function (attempt) {
  return Math.random() * Math.min(this.max, this.base * Math.pow(2, attempt));
};

RealtimeManager.prototype.disconnect = function () {
  this.clear();
  const ws = this.ws;
  this.ws = null;
  if (ws) ws.close();
  this.display('disconnected', 'déconnecté');
};

RealtimeManager.prototype.later = function (act, ms) {
  this.timers.push(setTimeout(act, ms));
};

RealtimeManager.prototype.clear = function () {
  this.timers.forEach(clearTimeout);
  this.timers = [];
};

RealtimeManager.prototype.display = function (state, text) {
  const indicator = this.options.indicator;
  indicator.setAttribute('role', 'status');
  indicator.setAttribute('data-state', state);
  indicator.textContent = text;
};
