import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type ManagerState,
} from '../../../../../exercises/contract.ts';

/** Private functions by `bind`; waits while the machine has no network, and tries again when it returns. */
export class RealtimeManager {
  options;
  ws: WebSocket | undefined;
  attempt = 0;
  cursor: string;
  state: ManagerState = 'disconnected';
  timer: number | undefined;
  lastSign = 0;
  pulse: number | undefined;

  constructor(options: ManagerOptions) {
    this.options = Object.assign(
      {
        baseReconnectDelay: 1000,
        maxReconnectDelay: 30000,
        maxReconnectAttempts: 5,
        heartbeatInterval: 30000,
        heartbeatTimeout: 10000,
      },
      options,
    );
    this.cursor = options.after;
    this.onOpen = this.onOpen.bind(this);
    this.onClose = this.onClose.bind(this);
    this.onMessage = this.onMessage.bind(this);
    window.addEventListener('online', () => {
      if (this.state === 'reconnecting' || this.state === 'error') this.connect();
    });
    this.setState('disconnected');
  }

  connect() {
    if (this.state === 'connected' || this.ws) return;
    window.clearTimeout(this.timer);
    this.attempt = 0;
    this.setState('connecting');
    this.openSocket();
  }

  disconnect() {
    window.clearTimeout(this.timer);
    this.closeSocket();
    this.setState('disconnected');
  }

  scheduleReconnect() {
    window.clearTimeout(this.timer);
    this.closeSocket();
    const { maxReconnectAttempts } = this.options;
    if (this.attempt >= maxReconnectAttempts) return this.setState('error');
    this.setState('reconnecting');
    if (!navigator.onLine) return;
    this.timer = window.setTimeout(() => {
      this.attempt++;
      this.openSocket();
    }, this.nextDelay(this.attempt));
  }

  nextDelay(attempt: number) {
    // A table instead of a power; jitter of ±50 %, never over the cap.
    const factors = [1, 2, 4, 8, 16, 32, 64];
    const factor = factors[Math.min(attempt, factors.length - 1)]!;
    const { baseReconnectDelay, maxReconnectDelay } = this.options;
    const capped = Math.min(maxReconnectDelay, baseReconnectDelay * factor);
    return Math.min(maxReconnectDelay, capped * (0.5 + Math.random()));
  }

  openSocket() {
    this.ws = new WebSocket(this.options.url + '&after=' + this.cursor);
    this.ws.addEventListener('open', this.onOpen);
    this.ws.addEventListener('close', this.onClose);
    this.ws.addEventListener('message', this.onMessage);
    this.timer = window.setTimeout(this.onClose, this.options.heartbeatTimeout);
  }

  closeSocket() {
    window.clearInterval(this.pulse);
    const ws = this.ws;
    this.ws = undefined;
    ws?.removeEventListener('open', this.onOpen);
    ws?.removeEventListener('close', this.onClose);
    ws?.removeEventListener('message', this.onMessage);
    ws?.close(1000, 'bye');
  }

  onOpen() {
    window.clearTimeout(this.timer);
    this.setState('connected');
    this.pulse = window.setInterval(() => {
      const sent = performance.now();
      this.ws?.send(HEARTBEAT);
      this.timer = window.setTimeout(() => {
        if (this.lastSign < sent) this.onClose();
      }, this.options.heartbeatTimeout);
    }, this.options.heartbeatInterval);
  }

  onClose() {
    this.scheduleReconnect();
  }

  onMessage({ data }: MessageEvent<string>) {
    this.lastSign = performance.now();
    this.attempt = 0;
    if (data === HEARTBEAT_ANSWER) return;
    const batch = JSON.parse(data) as Batch;
    for (const entry of batch.entries) this.options.onEntry(entry);
    this.cursor = batch.next;
  }

  setState(state: ManagerState) {
    this.state = state;
    this.options.indicator.role = 'status';
    this.options.indicator.dataset['state'] = state;
    this.options.indicator.textContent = 'Realtime ' + state;
  }
}
