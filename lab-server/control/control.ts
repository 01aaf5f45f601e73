import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import type { Feed } from '../feed/feed.ts';
import type { Host } from '../host/host.ts';
import type { RealtimeFaults } from '../supabase/faults.ts';
import {
  controlRequestSchema,
  type Conditions,
  type ControlNews,
  type ControlRequest,
  type LabInfo,
} from '../wire/control.ts';
import { ExpectationError, expectJson, expectShape } from '../wire/expect.ts';
import { placeOf } from './place.ts';

/** Readings and transcript leave so often, milliseconds. */
const NEWS_MS = 250;

/** Largest request, bytes. */
const MAX_REQUEST = 16 * 1024;

export interface ControlParts {
  host: Host;
  realtimeFaults: RealtimeFaults;
  feed: Feed;
  lab: LabInfo;
  newEpoch: () => string;
}

/**
 * The control WebSocket at `/control`: readings and transcript out, feed and faults in. Nothing of it is counted
 * or delayed: the instrument is not part of what it measures.
 */
export class Control {
  readonly #host: Host;
  readonly #realtimeFaults: RealtimeFaults;
  readonly #lab: LabInfo;
  readonly #newEpoch: () => string;
  readonly #feed: Feed;
  readonly #server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: MAX_REQUEST,
  });
  #toldEpoch: string;
  /** Who started the feed: when that page goes, the feed ends. */
  #feedOwner: WebSocket | undefined;

  constructor({ host, realtimeFaults, feed, lab, newEpoch }: ControlParts) {
    this.#newEpoch = newEpoch;
    this.#host = host;
    this.#realtimeFaults = realtimeFaults;
    this.#feed = feed;
    this.#lab = lab;
    this.#toldEpoch = lab.epoch;
  }

  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (peer) => this.#welcome(peer));
  }

  /** Tells every page how the feed stands, and where the log is. */
  tellFeed(): void {
    const { state } = this.#feed;
    this.#tellAll({ type: 'feed', feed: state, cursor: this.#host.log.latest });
  }

  /** Tells every page whether the database is there; one with another log is another lab. */
  tellDatabase(): void {
    const { database, epoch } = this.#lab;
    if (database) this.#tellAll({ type: 'database', database });
    if (epoch !== this.#toldEpoch) this.#tellAll(this.#hello());
    this.#toldEpoch = epoch;
  }

  close(): void {
    for (const peer of this.#server.clients) peer.close(1001, 'the lab is closing');
  }

  #welcome(peer: WebSocket) {
    let watched: string | undefined;
    let unwatch = () => {};
    let told = this.#host.transcript.last;
    const timer = setInterval(() => {
      if (watched !== undefined) this.#tellReadings(peer, watched, told);
      told = this.#host.transcript.last;
    }, NEWS_MS);
    const watch = (client: string) => {
      unwatch();
      unwatch = this.#host.transcript.watch(client);
      watched = client;
    };
    peer.on('error', () => {});
    peer.on('close', () => {
      clearInterval(timer);
      unwatch();
      if (this.#feedOwner === peer) void this.#feed.stop();
    });
    peer.on('message', (data: Buffer, isBinary) => {
      try {
        const said = isBinary ? 'a binary frame' : expectJson('control request', data.toString());
        const asked = expectShape('control request', controlRequestSchema, said);
        if (asked.type === 'watch') watch(asked.client);
        else this.#do(peer, asked);
      } catch (error) {
        if (!(error instanceof ExpectationError)) throw error;
        tell(peer, { type: 'refused', ...error.body });
      }
    });
    tell(peer, this.#hello());
  }

  #do(peer: WebSocket, asked: Exclude<ControlRequest, { type: 'watch' }>) {
    switch (asked.type) {
      case 'feed-start':
        if (!this.#feed.start(asked.feed)) {
          throw new ExpectationError('The feed is busy', 'an idle feed', 'one that another page has started');
        }
        this.#feedOwner = peer;
        break;
      case 'time':
        tell(peer, { type: 'time', probe: asked.probe, now: this.#host.now() });
        break;
      case 'place':
        tell(peer, { type: 'place', place: asked.place, cursor: placeOf(this.#host.log, asked.place) });
        break;
      case 'feed-stop':
        void this.#feed.stop();
        break;
      case 'fault':
        this.#host.gate.set(asked.transport, asked.fault);
        this.#tellFaults();
        break;
      case 'realtime-fault':
        this.#realtimeFaults.set(asked.fault);
        this.#tellFaults();
        break;
      case 'realtime-end':
        this.#realtimeFaults.endChannels(asked.how);
        break;
      case 'network':
        this.#host.gate.network.set(asked.network);
        this.#tellFaults();
        break;
      case 'restart':
        this.#host.restart(asked.awayMs, this.#newEpoch());
        this.#tellAll(this.#hello());
        break;
      case 'cut':
        this.#host.gate.cut(asked.transport, asked.how);
        break;
    }
  }

  #tellReadings(peer: WebSocket, client: string, after: number) {
    const readings = this.#host.meter.read(client);
    const transcript = this.#host.transcript.since(after, client);
    if (readings.length > 0) tell(peer, { type: 'readings', at: this.#host.now(), readings, transcript });
  }

  #hello(): ControlNews {
    const { latest } = this.#host.log;
    return { type: 'hello', lab: this.#lab, feed: this.#feed.state, cursor: latest, ...this.#conditions() };
  }

  #tellFaults() {
    this.#tellAll({ type: 'faults', ...this.#conditions() });
  }

  #conditions(): Conditions {
    const { faults, network } = this.#host.gate;
    return { faults, realtime: this.#realtimeFaults.fault, network: network.profile };
  }

  #tellAll(news: ControlNews) {
    for (const peer of this.#server.clients) tell(peer, news);
  }
}

function tell(peer: WebSocket, news: ControlNews): void {
  if (peer.readyState === peer.OPEN) peer.send(JSON.stringify(news));
}
