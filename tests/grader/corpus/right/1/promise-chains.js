// Plain JavaScript without `async` and without `await`: promises, chained. Each method is a chain that ends when it is
// over. With the bonus.

/** Runs the four methods side by side, and says what each of them cost and brought. */
export function compareMethods(bench) {
  const stopping = new AbortController();
  const over = stopping.signal;
  const stop = () => stopping.abort();
  const timer = setTimeout(stop, bench.durationMs);
  bench.signal.addEventListener('abort', stop);
  if (bench.signal.aborted) stop();

  const asking = readClock(bench.timeUrl, over, 5, []);
  const counts = {
    polling: count('polling', bench),
    websocket: count('websocket', bench),
    longPolling: count('longPolling', bench),
    sse: count('sse', bench),
  };
  return Promise.all([
    pollAgain(bench.pollingUrl, bench.pollIntervalMs, counts.polling, over),
    streamAgain(bench.websocketUrl, socketStream, counts.websocket, over),
    pollAgain(bench.longPollingUrl, 0, counts.longPolling, over),
    streamAgain(bench.sseUrl, eventStream, counts.sse, over),
  ])
    .then(() => asking)
    .then((offset) =>
      Object.fromEntries(Object.entries(counts).map(([method, one]) => [method, one.result(offset)])),
    )
    .finally(() => {
      clearTimeout(timer);
      bench.signal.removeEventListener('abort', stop);
    });
}

function count(method, bench) {
  const polls = method === 'polling' || method === 'longPolling';
  const sums = { requests: 0, events: 0, payloadBytes: 0, uselessRequests: 0 };
  let raw = 0;
  let newest = 0;
  return {
    cursor: bench.after,
    left() {
      sums.requests += 1;
    },
    /** Takes a body or a message. */
    take(text, at) {
      const batch = JSON.parse(text);
      sums.payloadBytes += new Blob([text]).size;
      if (polls && batch.entries.length === 0) sums.uselessRequests += 1;
      batch.entries
        .filter((entry) => entry.seq > newest)
        .forEach((entry) => {
          newest = entry.seq;
          sums.events += 1;
          raw += at - entry.at;
          bench.received(method, entry);
        });
      this.cursor = batch.next;
    },
    result(offset) {
      return Object.assign({ meanLatencyMs: sums.events === 0 ? null : raw / sums.events + offset }, sums);
    },
  };
}

/** A poll, a pause, and so on; resolves when it is over. */
function pollAgain(address, intervalMs, own, over) {
  if (over.aborted) return Promise.resolve();
  const begun = performance.now();
  own.left();
  return text(withCursor(address, own.cursor), over)
    .then(
      (body) => {
        if (!over.aborted) own.take(body, performance.now());
        return intervalMs;
      },
      () => Math.max(intervalMs, 120),
    )
    .then((ms) => sleep(begun + ms - performance.now(), over))
    .then(() => pollAgain(address, intervalMs, own, over));
}

/** A stream until it is lost, a pause, and so on; resolves when it is over. */
function streamAgain(address, open, own, over) {
  if (over.aborted) return Promise.resolve();
  own.left();
  return open(withCursor(address, own.cursor), own, over)
    .then(() => sleep(200, over))
    .then(() => streamAgain(address, open, own, over));
}

function socketStream(url, own, over) {
  return untilLost(new WebSocket(url), 'close', own, over);
}

function eventStream(url, own, over) {
  return untilLost(new EventSource(url), 'error', own, over);
}

function untilLost(source, loss, own, over) {
  return new Promise((resolve) => {
    source.onmessage = (event) => {
      if (!over.aborted) own.take(event.data, performance.now());
    };
    source.addEventListener(loss, resolve);
    over.addEventListener('abort', resolve);
  }).then(() => source.close());
}

/** Server clock − this page's, milliseconds: the quickest of so many questions. */
function readClock(url, over, left, answers) {
  if (left === 0 || over.aborted) {
    const best = answers.reduce((a, b) => (b.trip < a.trip ? b : a), { trip: Infinity, offset: 0 });
    return Promise.resolve(best.offset);
  }
  const asked = performance.now();
  return text(url, over)
    .then(JSON.parse)
    .then(
      ({ now }) => {
        const answered = performance.now();
        return [{ trip: answered - asked, offset: now - (asked + answered) / 2 }];
      },
      () => [],
    )
    .then((more) => readClock(url, over, left - 1, answers.concat(more)));
}

function text(url, signal) {
  return fetch(url, { cache: 'no-store', signal }).then((response) =>
    response.ok ? response.text() : Promise.reject(new Error(`status ${response.status}`)),
  );
}

function withCursor(address, cursor) {
  const url = new URL(address);
  url.searchParams.set('after', cursor);
  return url.href;
}

function sleep(ms, over) {
  if (over.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.max(0, ms));
    over.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
