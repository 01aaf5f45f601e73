/** The page that student code runs on: what the statements promise, and nothing that helps to cheat. */
export const stageHtml = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Exercise</title>
    <script type="module" src="/stage.js"></script>
  </head>
  <body>
    <output id="ready"></output>
    <button id="connect">Connect</button>
    <button id="disconnect">Disconnect</button>
    <button id="start">Start</button>
    <button id="stop">Stop</button>
    <div id="indicator"></div>
    <output id="totals"></output>
    <ul id="list"></ul>
    <ol id="entries"></ol>
    <pre id="result"></pre>
  </body>
</html>
`;
