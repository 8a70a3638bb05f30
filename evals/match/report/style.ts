// How the page and its plots look, by day and by night; in the page itself, so that one file can be sent.

/** Colours and type of the plots; a picture that stands alone brings them along. */
export const PLOT_STYLE = `
svg{font:13px ui-sans-serif,system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif;fill:var(--ink)}
.name{font-size:15px;font-weight:650}.row,.note,.end{text-anchor:end}.row{fill:var(--dim)}.tick,.axis{font-size:11.5px;fill:var(--dim);text-anchor:middle}.tick.end{text-anchor:end}
.note{font-size:12.5px;font-variant-numeric:tabular-nums;fill:var(--dim)}.own .row,.own .note{fill:var(--own);font-weight:650}
.grid{stroke:var(--line);stroke-width:1}.span{fill:var(--own);opacity:.1}.seed{fill:var(--other);opacity:.38}.error{stroke:var(--other);stroke-width:1.8}.mean{fill:var(--other)}
.own .seed{fill:var(--own)}.own .error{stroke:var(--own)}.own .mean{fill:var(--own)}.limit .seed{fill:var(--limit)}.limit .error{stroke:var(--limit)}.limit .mean{fill:var(--paper);stroke:var(--limit);stroke-width:2}
.ideal{stroke:var(--dim);stroke-width:1.2;stroke-dasharray:4 4}.count{fill:var(--own);opacity:.3}`;

export const DAY =
  '--ink:#1d242b;--dim:#5b6570;--line:#e6e2d8;--paper:#fffdf9;--ground:#f5f2ea;--own:#1f7a4d;--other:#7d8894;--limit:#9a6a1c;--bad:#b3372f';
const NIGHT =
  '--ink:#e8eaed;--dim:#a3adb8;--line:#333c46;--paper:#1b2127;--ground:#12161a;--own:#5cc48f;--other:#8b97a4;--limit:#d9a64c;--bad:#f0837a';

export const STYLE = `
:root{color-scheme:light dark;${DAY}}@media(prefers-color-scheme:dark){:root{${NIGHT}}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:16px/1.55 ui-sans-serif,system-ui,-apple-system,"Segoe UI",Helvetica,Arial,sans-serif}
main{max-width:1200px;margin:0 auto;padding:48px 24px 96px}h1{font-size:34px;line-height:1.15;letter-spacing:-.015em;margin:0 0 12px}h2{font-size:21px;letter-spacing:-.01em;margin:56px 0 8px}
p{margin:0 0 14px;max-width:78ch}.lead{font-size:18px;color:var(--dim)}.dim{color:var(--dim);font-size:14px}
.verdict{display:inline-block;text-decoration:none;font-weight:650;font-size:14px;padding:4px 14px;border-radius:99px;background:var(--own);color:var(--paper);margin-bottom:18px}.verdict.missed{background:var(--bad)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(210px,1fr));gap:16px;margin:28px 0 0}.card,figure,.wide{background:var(--paper);border:1px solid var(--line);border-radius:14px}
.card{padding:18px 20px}.card b{display:block;font-size:34px;line-height:1.15;letter-spacing:-.02em;font-variant-numeric:tabular-nums}.card span{display:block;font-size:14px;color:var(--dim)}
.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(480px,100%),1fr));gap:18px;margin:18px 0}.plots.small{grid-template-columns:repeat(auto-fill,minmax(300px,1fr))}
figure{margin:0;padding:20px 22px 14px}figure svg{display:block;width:100%;height:auto}.wide{overflow-x:auto;margin:14px 0}
table{border-collapse:collapse;width:100%;font-size:14px;font-variant-numeric:tabular-nums}th,td{text-align:left;padding:8px 16px;white-space:nowrap}th{font-weight:600;color:var(--dim);font-size:13px}tbody tr{border-top:1px solid var(--line)}
tr.own td{color:var(--own);font-weight:650}td.yes{color:var(--own);font-weight:600}td.no{color:var(--bad);font-weight:700}td:first-child{white-space:normal;min-width:170px}
details{margin:14px 0}summary{cursor:pointer;color:var(--dim);font-size:14px;padding:6px 0}a{color:var(--own)}
${PLOT_STYLE}
@media print{body{background:#fff}figure,.wide{break-inside:avoid}}
`;
