import type { WrongProgram } from './row.ts';

const CLOSED = 'ifCurrent(() => this.scheduleReconnect()),';
const WAIT = `setTimeout(
      () => {
        this.#retryTimer = undefined;
        this.#open();
      },`;
const HEARTBEAT_SENT = `this.#socket?.send(HEARTBEAT);
      this.#expectWithin(this.#options.heartbeatTimeout);`;
const LEAVE = `    this.#stopTimers();
    this.#drop();
    if (`;

/** Connections that are too many, too few, dead or forgotten. */
export const wrongConnection: readonly WrongProgram[] = [
  {
    id: 'M2-18',
    fault: '`error` plans an attempt, and so does the `close` that follows',
    replace: [
      [
        "    socket.addEventListener('message',",
        `    socket.addEventListener(
      'error',
      ifCurrent(() => setTimeout(() => this.#open(), this.nextDelay(this.#attempt))),
    );
    socket.addEventListener('message',`,
      ],
    ],
    caughtBy: '2.gives-up',
    alsoBy: ['2.backoff-grows', '2.one-at-a-time'],
    says: 'no server: you made at least',
  },
  {
    id: 'M2-19',
    fault: 'connect() leaves the timer of the next attempt running',
    replace: [['if (this.#socket) return;\n    this.#stopTimers();', 'if (this.#socket) return;']],
    caughtBy: '2.one-at-a-time',
    says: 'After connect() during a pause',
  },
  {
    id: 'M2-20',
    fault: 'connect() drops a connection that is good',
    replace: [['if (this.#socket) return;', 'this.#drop();']],
    caughtBy: '2.one-at-a-time',
    says: 'Three connect() in a row',
  },
  {
    id: 'M2-21',
    fault: 'disconnect() leaves its timers running',
    replace: [['disconnect(): void {\n    this.#stopTimers();', 'disconnect(): void {']],
    caughtBy: '2.disconnect',
    says: 'you came back after',
  },
  {
    id: 'M2-24',
    fault: 'the socket that is given up is not closed',
    replace: [[LEAVE, LEAVE.replace('this.#drop()', 'this.#socket = undefined')]],
    caughtBy: '2.heartbeat',
    alsoBy: ['2.connect-timeout'],
    says: 'WebSockets remain open: close the old one',
  },
  {
    id: 'M2-25',
    fault: 'each connection starts one more interval of heartbeats',
    replace: [
      [
        "this.#show('connected');\n    this.#heartbeatLater();",
        "this.#show('connected');\n    this.#stopTimers();\n    setInterval(() => this.#beat(), this.#options.heartbeatInterval);",
      ],
      [
        'this.#attempt = 0;\n      return this.#heartbeatLater();',
        'this.#attempt = 0;\n      return this.#stopTimers();',
      ],
      [
        '  #heartbeatLater(): void {',
        '  #beat(): void {\n    if (this.#socket?.readyState !== WebSocket.OPEN) return;\n    this.#socket.send(HEARTBEAT);\n    this.#expectWithin(this.#options.heartbeatTimeout);\n  }\n\n  #heartbeatLater(): void {',
      ],
    ],
    caughtBy: '2.heartbeat',
    says: 'After three reconnections, you sent',
  },
  {
    id: 'M2-26',
    fault: 'nobody waits for the answer to a heartbeat',
    replace: [[HEARTBEAT_SENT, 'this.#socket?.send(HEARTBEAT);']],
    caughtBy: '2.heartbeat',
    says: 'Nothing has moved for',
  },
  {
    id: 'M2-27',
    fault: 'half the patience that was given',
    replace: [[HEARTBEAT_SENT, HEARTBEAT_SENT.replace('heartbeatTimeout', 'heartbeatTimeout / 2')]],
    caughtBy: '2.heartbeat',
    says: 'The answer to the heartbeat came after',
  },
  {
    id: 'M2-28',
    fault: 'an opening may last for ever',
    replace: [
      ['    this.#expectWithin(this.#options.heartbeatTimeout);\n  }\n\n  #opened', '  }\n\n  #opened'],
    ],
    caughtBy: '2.connect-timeout',
    says: 'The server does not answer the opening',
  },
  {
    id: 'M2-29',
    fault: 'waits for the network to return, which was never gone',
    replace: [
      [WAIT, `setTimeout(\n      () => addEventListener('online', () => {\n        this.#open();\n      }),`],
    ],
    caughtBy: '2.comes-back',
    says: 'After loss no. 1 (code 1001)',
  },
  {
    id: 'M2-37',
    fault: 'a loss that was announced is no loss',
    replace: [
      [CLOSED, '(event) => ifCurrent(() => !(event as CloseEvent).wasClean && this.scheduleReconnect())(),'],
    ],
    caughtBy: '2.comes-back',
    says: 'After loss no. 1 (code 1001)',
  },
  {
    id: 'M2-38',
    fault: 'two connect() in a row open two sockets',
    replace: [['if (this.#socket) return;', '']],
    caughtBy: '2.one-at-a-time',
    says: 'Three connect() in a row',
  },
  {
    id: 'M2-39',
    fault: 'the attempt is made at once, and its result is what waits',
    replace: [[WAIT, 'setTimeout(\n      this.#open() as never,']],
    caughtBy: '2.comes-back',
    says: 'no new WebSocket was open 10 s later',
  },
  {
    id: 'M2-40',
    fault: '`this` is lost in the timer',
    replace: [[WAIT, 'setTimeout(\n      this.#open,']],
    caughtBy: '2.comes-back',
    says: 'After loss no. 1',
  },
];
