// Plain JavaScript, callbacks and closures, no class and no async function.

export function compareMethods(bench) {
  var over = false;
  var ends = [];
  var clock = { offset: 0, trip: Infinity };

  function onEnd(end) {
    ends.push(end);
  }

  function counter(method) {
    var seen = {};
    var result = { requests: 0, events: 0, meanLatencyMs: null, payloadBytes: 0, uselessRequests: 0 };
    var raw = 0;
    var self = {
      after: bench.after,
      result: result,
      take: function (text) {
        var now = Date.now();
        var batch = JSON.parse(text);
        result.payloadBytes += unescape(encodeURIComponent(text)).length;
        batch.entries.forEach(function (entry) {
          if (seen[entry.seq]) return;
          seen[entry.seq] = true;
          result.events += 1;
          raw += now - entry.at;
          bench.received(method, entry);
        });
        self.after = batch.next;
        return batch.entries.length;
      },
      done: function () {
        if (result.events > 0) result.meanLatencyMs = raw / result.events + clock.offset;
        return result;
      },
    };
    return self;
  }

  function get(url, callback) {
    var request = new XMLHttpRequest();
    var forget = function () {
      request.abort();
    };
    request.open('GET', url);
    request.onload = function () {
      callback(request.status === 200 ? request.responseText : null);
    };
    request.onerror = function () {
      callback(null);
    };
    request.send();
    onEnd(forget);
  }

  var polling = counter('polling');
  var websocket = counter('websocket');

  function poll() {
    var begun = Date.now();
    polling.result.requests += 1;
    get(bench.pollingUrl + '&after=' + polling.after, function (text) {
      if (over) return;
      if (text !== null && polling.take(text) === 0) polling.result.uselessRequests += 1;
      var timer = setTimeout(poll, Math.max(0, bench.pollIntervalMs - (Date.now() - begun)));
      onEnd(function () {
        clearTimeout(timer);
      });
    });
  }

  function listen() {
    websocket.result.requests += 1;
    var socket = new WebSocket(bench.websocketUrl + '&after=' + websocket.after);
    socket.onmessage = function (event) {
      if (!over) websocket.take(event.data);
    };
    socket.onclose = function () {
      if (over) return;
      var timer = setTimeout(listen, 200);
      onEnd(function () {
        clearTimeout(timer);
      });
    };
    onEnd(function () {
      socket.close();
    });
  }

  function askTime(left) {
    var before = Date.now();
    get(bench.timeUrl + '?' + left, function (text) {
      if (text === null) return;
      var after = Date.now();
      if (after - before < clock.trip) {
        clock = { offset: JSON.parse(text).now - (before + after) / 2, trip: after - before };
      }
      if (left > 1 && !over) askTime(left - 1);
    });
  }

  return new Promise(function (resolve) {
    function finish() {
      if (over) return;
      over = true;
      ends.forEach(function (end) {
        end();
      });
      resolve({ polling: polling.done(), websocket: websocket.done() });
    }
    askTime(4);
    poll();
    listen();
    var timer = setTimeout(finish, bench.durationMs);
    onEnd(function () {
      clearTimeout(timer);
    });
    bench.signal.onabort = finish;
  });
}
