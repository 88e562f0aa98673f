/** The page's only styles: it loads nothing from anywhere. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1d2129; --soft: #5d6675; --faint: #e4e7ec; --ground: #f6f7f9; --card: #ffffff; --tailored: #2f6fed; --base: #d97706; --real: #15803d; --bad: #c02626; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8eaee; --soft: #9aa3b2; --faint: #2b303a; --ground: #14161b; --card: #1c1f26; --tailored: #6ea0ff; --base: #f5a742; --real: #4cc38a; --bad: #ff6b6b; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--ground); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { max-width: 1120px; margin: 0 auto; padding: 40px 24px 64px; }
h1 { font-size: 28px; line-height: 1.2; margin: 0 0 6px; letter-spacing: -0.01em; overflow-wrap: anywhere; }
h2 { font-size: 19px; margin: 44px 0 6px; }
p { margin: 0 0 12px; }
.soft { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(220px, 1fr)); gap: 14px; margin: 26px 0 0; }
.tile { background: var(--card); border: 1px solid var(--faint); border-radius: 12px; padding: 16px 18px; }
.tile b { display: block; font-size: 26px; font-weight: 650; letter-spacing: -0.02em; }
.tile span { color: var(--soft); font-size: 13.5px; }
.scroll { overflow-x: auto; background: var(--card); border: 1px solid var(--faint); border-radius: 12px; margin-top: 12px; }
table { border-collapse: collapse; width: 100%; min-width: 860px; font-variant-numeric: tabular-nums; }
th { text-align: left; font-size: 13px; font-weight: 600; color: var(--soft); padding: 12px 14px; white-space: nowrap; }
td { border-top: 1px solid var(--faint); padding: 12px 14px; vertical-align: top; }
td small { display: block; color: var(--soft); font-size: 12.5px; line-height: 1.4; }
td.what { max-width: 350px; }
td.figure { white-space: nowrap; }
.key { display: inline-block; width: 10px; height: 10px; border-radius: 50%; margin-right: 6px; }
.key.tailored { background: var(--tailored); } .key.base { background: var(--base); } .key.real { background: var(--real); }
svg.whiskers { width: 200px; height: 40px; display: block; }
svg line { stroke-width: 2.5; stroke-linecap: round; } svg circle { stroke: none; }
svg .tailored { stroke: var(--tailored); } svg circle.tailored { fill: var(--tailored); }
svg .base { stroke: var(--base); } svg circle.base { fill: var(--base); }
svg .real { stroke: var(--real); } svg circle.real { fill: var(--real); }
svg .axis { stroke: var(--faint); stroke-width: 1.5; } svg .chance { stroke: var(--soft); stroke-width: 1.5; stroke-dasharray: 3 3; }
.concepts { display: grid; grid-template-columns: repeat(auto-fill, minmax(330px, 1fr)); gap: 16px; margin-top: 14px; }
.concept { background: var(--card); border: 1px solid var(--faint); border-radius: 12px; padding: 14px; min-width: 0; }
.concept h3 { font-size: 14px; margin: 0 0 10px; overflow-wrap: anywhere; }
.three { display: grid; grid-template-columns: repeat(3, 1fr); gap: 8px; }
figure { margin: 0; } figure img { width: 100%; aspect-ratio: 1; object-fit: contain; border-radius: 8px; background: var(--faint); display: block; }
figcaption { font-size: 12px; color: var(--soft); margin-top: 4px; }
.notes { font-size: 12.5px; color: var(--soft); margin: 10px 0 0; }
.notes .missed, .bad { color: var(--bad); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 18px; font-size: 13.5px; background: var(--card); border: 1px solid var(--faint); border-radius: 12px; padding: 16px 18px; margin-top: 12px; }
dt { color: var(--soft); } dd { margin: 0; overflow-wrap: anywhere; }
code { font: 12.5px/1.5 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; }
@media print { body { background: none; } .concept, .tile { break-inside: avoid; } }
`
