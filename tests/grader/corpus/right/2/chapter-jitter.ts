import type { ManagerOptions } from '../../../../../exercises/contract.ts';

const CONFIG: Record<string, { icon: string; text: string }> = {
  connected: { icon: '⚡', text: 'Connecté - Synchronisation temps réel' },
  connecting: { icon: '⏳', text: 'Connexion en cours' },
  reconnecting: { icon: '🔄', text: 'Reconnexion' },
  disconnected: { icon: '🔌', text: 'Déconnecté' },
  error: { icon: '💀', text: 'Connexion échouée' },
};

/** Along the lines of the chapter, with its additive jitter; the type of the connection is not even named. */
export class RealtimeManager {
  options: ManagerOptions;
  socket: WebSocket | null = null;
  isConnected = false;
  wanted = false;
  reconnectAttempts = 0;
  reconnectTimer: ReturnType<typeof setTimeout> | null = null;
  heartbeatTimer: ReturnType<typeof setInterval> | null = null;
  pongTimer: ReturnType<typeof setTimeout> | null = null;
  lastCursor: string;

  constructor(options: ManagerOptions) {
    this.options = options;
    this.lastCursor = options.after;
    this.updateUI('disconnected');
  }

  connect(): void {
    if (this.socket !== null) return;
    this.wanted = true;
    this.reconnectAttempts = 0;
    this.cancelReconnect();
    this.updateUI('connecting');
    this.open();
  }

  open(): void {
    const url = new URL(this.options.url);
    url.searchParams.append('after', this.lastCursor);
    const socket = (this.socket = new WebSocket(url));
    this.expectSign();
    socket.onopen = () => {
      this.isConnected = true;
      this.updateUI('connected');
      this.cancelSign();
      this.startHeartbeat();
    };
    socket.onmessage = (event: MessageEvent) => this.handleMessage(JSON.parse(event.data as string));
    socket.onclose = () => this.handleLoss();
  }

  handleMessage(message: { type?: string; entries?: never[]; next?: string }): void {
    this.reconnectAttempts = 0;
    if (message.type === 'pong') {
      this.cancelSign();
      return;
    }
    for (const entry of message.entries ?? []) this.options.onEntry(entry);
    this.lastCursor = message.next ?? this.lastCursor;
  }

  handleLoss(): void {
    this.dropSocket();
    if (this.wanted) this.scheduleReconnect();
  }

  scheduleReconnect(): void {
    if (this.reconnectTimer !== null) return;
    if (this.reconnectAttempts >= (this.options.maxReconnectAttempts ?? 5)) {
      this.updateUI('error');
      return;
    }
    const delay = this.nextDelay(this.reconnectAttempts);
    this.reconnectAttempts++;
    this.updateUI('reconnecting');
    this.reconnectTimer = setTimeout(() => {
      this.reconnectTimer = null;
      this.open();
    }, delay);
  }

  nextDelay(attempt: number): number {
    const { baseReconnectDelay = 1000, maxReconnectDelay = 30000 } = this.options;
    return Math.min(baseReconnectDelay * Math.pow(2, attempt) + Math.random() * 1000, maxReconnectDelay);
  }

  startHeartbeat(): void {
    this.heartbeatTimer = setInterval(() => {
      this.socket?.send('{"type":"ping"}');
      this.expectSign();
    }, this.options.heartbeatInterval ?? 30000);
  }

  expectSign(): void {
    this.cancelSign();
    this.pongTimer = setTimeout(() => this.handleLoss(), this.options.heartbeatTimeout ?? 10000);
  }

  cancelSign(): void {
    if (this.pongTimer !== null) clearTimeout(this.pongTimer);
    this.pongTimer = null;
  }

  cancelReconnect(): void {
    if (this.reconnectTimer !== null) clearTimeout(this.reconnectTimer);
    this.reconnectTimer = null;
  }

  dropSocket(): void {
    this.isConnected = false;
    this.cancelSign();
    if (this.heartbeatTimer !== null) clearInterval(this.heartbeatTimer);
    this.heartbeatTimer = null;
    const socket = this.socket;
    this.socket = null;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  disconnect(): void {
    this.wanted = false;
    this.cancelReconnect();
    this.dropSocket();
    this.updateUI('disconnected');
  }

  updateUI(status: string): void {
    const { indicator } = this.options;
    const { icon, text } = CONFIG[status]!;
    indicator.dataset['state'] = status;
    indicator.role = 'status';
    indicator.innerHTML = `<span aria-hidden="true">${icon}</span> <span>${text}</span>`;
  }
}
