import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Stage } from './stage.ts';
import { startBrowser } from './start-browser.ts';

let browser: Browser;
beforeAll(async () => void (browser = await startBrowser()));
afterAll(() => browser.close());

/** Something on this machine that is not the lab, and what has come to it: by TCP and by UDP. */
async function elsewhere() {
  const came: string[] = [];
  const server = createServer((request, response) => {
    came.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connection', () => came.push('a connection'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const datagrams = createSocket('udp4', () => came.push('a datagram'));
  await once(datagrams.bind(0, '127.0.0.1'), 'listening');
  const close = async () => {
    datagrams.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const tcp = (server.address() as AddressInfo).port;
  return { came, close, http: `http://127.0.0.1:${tcp}`, udp: datagrams.address().port };
}

/** Tries every way out of a page, says when all have come to an end, and is a ready page. */
function waysOut(http: string, udp: number): string {
  return `
    const heard = (target, ...names) =>
      new Promise((resolve) => names.forEach((name) => target.addEventListener(name, resolve)));
    const frame = document.createElement('iframe');
    frame.src = '${http}/frame';
    document.body.append(frame);
    const image = new Image();
    image.src = '${http}/image';
    const peer = new RTCPeerConnection({ iceServers: [{ urls: 'stun:127.0.0.1:${udp}' }] });
    peer.createDataChannel('way out');
    const ends = [
      fetch('${http}/fetch').catch(() => {}),
      heard(image, 'load', 'error'),
      heard(new WebSocket('${http.replace('http', 'ws')}/socket'), 'open', 'error'),
      // A datagram that leaves is sent again and again: the end would be long in coming.
      new Promise((resolve) => {
        peer.onicecandidate = resolve;
        peer.onicegatheringstatechange = () => peer.iceGatheringState === 'complete' && resolve();
      }),
    ];
    navigator.sendBeacon('${http}/beacon');
    await peer.setLocalDescription();
    await Promise.all(ends);
    open('${http}/window');
    document.getElementById('ready').textContent = 'ready';`;
}

it('a page reaches the lab and nothing else', async () => {
  const { came, close, http, udp } = await elsewhere();
  const stage = await Stage.open(browser, waysOut(http, udp), 1);
  try {
    const { page } = await stage.page({});
    const popups = page.context().pages().slice(1);
    for (const popup of popups) if (!popup.isClosed()) await popup.waitForEvent('close');
    expect(came).toEqual([]);
  } finally {
    await stage.close();
    await close();
  }
});
