/** The report's whole style sheet: light or dark as the reader's system, and black on white on paper. */
export const REPORT_STYLE = `
:root { color-scheme: light dark; --ground: #f6f5f2; --panel: #fff; --ink: #1c1b19; --soft: #6a675f; --line: #e4e1da;
  --warn: #92400e; --bad: #b91c1c; --good: #047857; --short-poll: #c2410c; --long-poll: #a21caf; --sse: #047857; --websocket: #1d4ed8; --ndjson: #0f766e; --supabase: #92400e; }
@media screen and (prefers-color-scheme: dark) { :root { --ground: #141413; --panel: #1e1d1b; --ink: #f2f0ea;
  --soft: #a5a198; --line: #33312d; --warn: #fcd34d; --bad: #fca5a5; --good: #34d399; --short-poll: #fb923c; --long-poll: #e879f9; --sse: #34d399;
  --websocket: #7aa2ff; --ndjson: #5eead4; --supabase: #fcd34d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 2rem clamp(0.9rem, 3vw, 2.2rem) 3rem; background: var(--ground);
  color: var(--ink); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif; }
h1 { margin: 0; font-size: 1.6rem; line-height: 1.2; }
h2 { margin: 0 0 0.5rem; font-size: 1.1rem; }
p { margin: 0.2rem 0; }
.soft, header p { color: var(--soft); }
.warn { color: var(--warn); font-weight: 600; }
section { margin-top: 1.2rem; padding: 1.1rem 1.2rem; background: var(--panel); border: 1px solid var(--line);
  border-radius: 12px; break-inside: avoid; }
.scroll { position: relative; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: 0.45rem 0.6rem; text-align: right; border-bottom: 1px solid var(--line); vertical-align: top;
  white-space: nowrap; }
thead th { color: var(--soft); font-weight: 400; vertical-align: bottom; white-space: normal; }
th:first-child { padding-left: 0; text-align: left; font-weight: 600; }
tbody th span { padding-left: 0.6rem; border-left: 4px solid var(--lane); }
td small { display: block; color: var(--soft); font-size: 0.85rem; }
td.text, th.text { text-align: left; white-space: normal; overflow-wrap: anywhere; min-width: 14rem; }
td.text div + div { margin-top: 0.3rem; }
.verdict[data-verdict='holds'] { color: var(--good); }
.verdict[data-verdict='does-not-hold'] { color: var(--bad); }
.traffic { min-width: 44rem; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr)); gap: 1.4rem; }
figure { margin: 0; min-width: 0; }
figcaption { color: var(--soft); margin-bottom: 0.3rem; }
svg { display: block; width: 100%; height: auto; }
figure svg text { font-size: 13px; }
figure svg text:not([fill]) { fill: var(--soft); }
svg text.label { font-weight: 600; }
svg text.name:not([fill]) { fill: var(--ink); }
.axes line { stroke: var(--line); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 0.25rem 1.4rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; }
summary { cursor: pointer; font-weight: 600; }
footer { margin-top: 1.4rem; color: var(--soft); }
@media (max-width: 40rem) { dl { grid-template-columns: minmax(0, 1fr); gap: 0; } dd { margin-bottom: 0.5rem; } }
@media print { body { background: #fff; padding: 0; } }
`.trim();
