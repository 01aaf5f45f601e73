import {
  HEARTBEAT,
  HEARTBEAT_ANSWER,
  type Batch,
  type ManagerOptions,
  type RealtimeManagerClass,
} from '../../../../../exercises/contract.ts';

/** No class: a function that returns an object, with dice from the crypto API. */
function createManager(options: ManagerOptions) {
  const {
    url,
    indicator,
    onEntry,
    baseReconnectDelay = 1_000,
    maxReconnectDelay = 30_000,
    maxReconnectAttempts = 5,
    heartbeatInterval = 30_000,
    heartbeatTimeout = 10_000,
  } = options;
  let cursor = options.after;
  let attempt = 0;
  let leave: (() => void) | null = null;

  const show = (state: string, text: string) => {
    indicator.setAttribute('role', 'status');
    indicator.dataset['state'] = state;
    indicator.textContent = text;
  };

  const random = () => crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;

  const nextDelay = (n: number) => random() * Math.min(maxReconnectDelay, baseReconnectDelay * 2 ** n);

  function open() {
    const target = new URL(url);
    target.searchParams.set('after', cursor);
    const socket = new WebSocket(target);
    let timer = setTimeout(scheduleReconnect, heartbeatTimeout);
    let isOver = false;
    leave = () => {
      isOver = true;
      leave = null;
      clearTimeout(timer);
      socket.close();
    };
    const rest = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        socket.send(HEARTBEAT);
        timer = setTimeout(scheduleReconnect, heartbeatTimeout);
      }, heartbeatInterval);
    };
    socket.addEventListener('open', () => {
      if (isOver) return;
      show('connected', 'Connected');
      rest();
    });
    socket.addEventListener('message', ({ data }) => {
      if (isOver) return;
      attempt = 0;
      if (data === HEARTBEAT_ANSWER) return rest();
      const batch = JSON.parse(String(data)) as Batch;
      for (const entry of batch.entries) onEntry(entry);
      cursor = batch.next;
    });
    socket.addEventListener('close', () => {
      if (!isOver) scheduleReconnect();
    });
  }

  function scheduleReconnect() {
    leave?.();
    if (attempt >= maxReconnectAttempts) return show('error', 'Lost');
    show('reconnecting', `Back soon (${attempt + 1})`);
    const timer = setTimeout(open, nextDelay(attempt++));
    leave = () => {
      leave = null;
      clearTimeout(timer);
    };
  }

  function connect() {
    const state = indicator.dataset['state'];
    if (state === 'connecting' || state === 'connected') return;
    leave?.();
    attempt = 0;
    show('connecting', 'Connecting');
    open();
  }

  function disconnect() {
    leave?.();
    show('disconnected', 'Offline');
  }

  show('disconnected', 'Offline');
  return { connect, disconnect, scheduleReconnect, nextDelay };
}

export const RealtimeManager = createManager as unknown as RealtimeManagerClass;
