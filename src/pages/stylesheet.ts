// How every page looks, on a screen by day and by night, on a phone and on paper. Sizes, spaces and colours are
// those of one scale: text 12, 13, 15, 17, 26; spaces 4, 8, 12, 16, 24, 32; radius 8 and 10.
import { COLOURS } from './tokens.ts';

const BASE = `
*{box-sizing:border-box}html{scroll-padding-top:16px;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:15px/22px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;overflow-wrap:anywhere}
main{margin:0 auto;padding:32px 24px 64px}main.report{max-width:1280px}main.prose{max-width:760px;font-size:17px;line-height:26px}
h1{font-size:26px;line-height:32px;font-weight:600;letter-spacing:-.01em;margin:0 0 8px}h2{font-size:17px;line-height:24px;font-weight:600;margin:32px 0 8px}
h3{font-size:13px;line-height:20px;font-weight:600;margin:0;color:var(--dim)}h4{font-size:13px;line-height:20px;font-weight:600;margin:0;color:var(--dim)}h5{font-size:13px;line-height:20px;font-weight:600;margin:12px 0 0}
p{margin:4px 0;max-width:72ch}a{color:var(--mark)}a:focus-visible,summary:focus-visible{outline:2px solid var(--mark);outline-offset:2px;border-radius:4px}
.dim{color:var(--dim);font-weight:400;font-size:13px;line-height:20px}.lead{color:var(--dim);font-size:17px;line-height:26px}
footer{color:var(--dim);font-size:12px;line-height:18px;margin-top:24px}code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}code{font-size:12px}
main.prose section{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px;margin:0 0 12px}main.prose h2{margin:0 0 4px}
main.prose ul{margin:0;padding:0;list-style:none}main.prose li{padding:8px 0}main.prose li+li{border-top:1px solid var(--line)}main.prose li:last-child{padding-bottom:0}`;

const PIECES = `
.pill{display:inline-block;font-size:12px;line-height:18px;font-weight:600;border-radius:99px;padding:2px 12px;background:var(--none);color:var(--dim);text-decoration:none;white-space:nowrap}
.pill.good{background:var(--good-soft);color:var(--good)}.pill.warn{background:var(--warn-soft);color:var(--warn)}.pill.bad{background:var(--bad-soft);color:var(--bad)}
.t-good{color:var(--good)}.t-warn{color:var(--warn)}.t-bad{color:var(--bad)}h1 .pill{vertical-align:middle;letter-spacing:0;margin-left:8px}
.notice{display:inline-block;background:var(--warn-soft);color:var(--warn);border-radius:8px;padding:8px 12px;margin-top:8px;font-weight:600}
.why{border-left:4px solid var(--bad);background:var(--card);border-radius:4px 10px 10px 4px;padding:12px 16px;margin-top:24px}.why h2{margin:0 0 4px}.why ul{margin:0;padding-left:20px}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(220px,100%),1fr));gap:12px;margin-top:24px}.card{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:16px 20px}
.card>b{display:block;font-size:26px;line-height:32px;font-weight:600;font-variant-numeric:tabular-nums}.card>span{display:block;font-size:13px;line-height:20px;color:var(--dim)}
.range{display:block;width:100%;height:6px;margin:8px 0;border-radius:3px;background:var(--none)}.range rect{fill:var(--mark)}.bar{display:inline-block;width:88px;height:8px;margin-right:8px;border-radius:4px;background:var(--none);vertical-align:middle}.bar rect{fill:var(--base)}.bar .full{fill:var(--plus)}
.wide{overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px;margin:12px 0}
table{border-collapse:collapse;width:100%;font-size:13px;line-height:20px;font-variant-numeric:tabular-nums;overflow-wrap:normal}th,td{padding:6px 16px;text-align:left;font-weight:400;vertical-align:top}tr+tr,tbody tr{border-top:1px solid var(--line)}thead th{color:var(--dim);font-weight:600;white-space:nowrap}tbody tr:first-child{border-top:1px solid var(--line)}
td:first-child,tbody th{min-width:168px}tr.own>*{color:var(--good);font-weight:600}tr:target{background:var(--warn-soft)}
details{margin:8px 0}summary{cursor:pointer;color:var(--dim);font-size:13px;line-height:20px;padding:8px 0}blockquote{margin:8px 0;padding:0 0 0 12px;border-left:3px solid var(--mark);font-style:italic}`;

const CASES = `
.difference{background:var(--card);border:1px solid var(--line);border-radius:10px;padding:12px 0;margin:12px 0;white-space:pre-wrap;font-size:13px;line-height:20px}.difference span{display:block;padding:0 16px}.gone{background:var(--bad-soft)}.new{background:var(--good-soft)}.difference .skipped{color:var(--dim)}
.case{background:var(--card);border:1px solid var(--line);border-radius:10px;margin:8px 0;padding:0 16px}.case:target{outline:2px solid var(--mark)}
.case>summary{display:flex;flex-wrap:wrap;gap:4px 8px;align-items:center;list-style:none;color:var(--ink);font-size:15px}.case>summary::-webkit-details-marker{display:none}.case>summary::before{content:"▸";color:var(--dim);width:12px}.case[open]>summary::before{content:"▾"}
.case>summary .pill{min-width:88px;text-align:center}.case>summary .tag{min-width:0;font-weight:400;border-radius:8px;padding:0 8px}.to{margin-left:auto}
.label{display:grid;grid-template-columns:1fr minmax(220px,320px);gap:8px 24px;border-top:1px solid var(--line);padding:12px 0}.label dl{display:grid;grid-template-columns:auto 1fr;gap:4px 12px;margin:0;align-content:start}.label dt{color:var(--dim)}.label dd{margin:0}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(280px,100%),1fr));gap:12px;padding:4px 0 12px}article{border:1px solid var(--line);border-radius:8px;padding:12px 16px;background:var(--sunk)}article ul{margin:0;padding-left:20px}
.pick{font-size:17px;line-height:24px;font-weight:600}article .gone,article .new{border-radius:4px}sup{color:var(--mark);font-size:12px;line-height:1}
article .grades{list-style:none;padding:8px 0 0;border-top:1px solid var(--line);margin-top:12px;font-size:13px;line-height:20px}.grades .hard b{color:var(--bad)}.grades .scored b{color:var(--warn)}
.more{border-top:1px solid var(--line);margin:0}.facts{columns:2;column-gap:32px;list-style:none;margin:0;padding:0 0 12px;color:var(--dim);font-size:13px;line-height:20px}.facts li{break-inside:avoid}.facts .cited{color:var(--ink)}.facts i{font-style:normal;color:var(--dim)}`;

/** What a plot needs; a picture that stands alone brings it along. */
export const PLOTS = `
svg.plot{font:13px system-ui,-apple-system,"Segoe UI",Roboto,sans-serif;fill:var(--ink)}
.plot .name{font-size:15px;font-weight:600}.plot .row,.plot .note,.plot .end{text-anchor:end}.plot .row{fill:var(--dim)}.plot .tick,.plot .axis{font-size:12px;fill:var(--dim);text-anchor:middle}.plot .tick.end{text-anchor:end}
.plot .note{font-variant-numeric:tabular-nums;fill:var(--dim)}.plot .own .row,.plot .own .note{fill:var(--good);font-weight:600}
.plot .grid{stroke:var(--line);stroke-width:1}.plot .span{fill:var(--plus);opacity:.1}.plot .seed{fill:var(--base);opacity:.4}.plot .error{stroke:var(--base);stroke-width:1.8}.plot .mean{fill:var(--base)}
.plot .own .seed{fill:var(--plus)}.plot .own .error{stroke:var(--plus)}.plot .own .mean{fill:var(--plus)}.plot .limit .seed{fill:var(--warn)}.plot .limit .error{stroke:var(--warn)}.plot .limit .mean{fill:var(--card);stroke:var(--warn);stroke-width:2}
.plot .ideal{stroke:var(--dim);stroke-width:1.2;stroke-dasharray:4 4}.plot .count{fill:var(--plus);opacity:.3}`;

// A picture with letters in it is not made smaller than its letters can bear: it scrolls instead.
const FIGURES = `
.plots{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(480px,100%),1fr));gap:16px;margin:16px 0}.plots.small{grid-template-columns:repeat(auto-fill,minmax(min(300px,100%),1fr))}
figure{margin:0;padding:16px 20px;overflow-x:auto;background:var(--card);border:1px solid var(--line);border-radius:10px}figure svg{display:block;width:100%;height:auto;min-width:520px}.small figure svg{min-width:300px}`;

const PHONE = `
@media(max-width:720px){main{padding:24px 16px 48px}.facts{columns:1}.label{grid-template-columns:1fr}.to{margin-left:20px;flex-basis:100%}th,td{padding:6px 12px}td:first-child,tbody th{min-width:120px}.case,.card,figure,main.prose section{padding-left:16px;padding-right:16px}}`;

const PAPER = `
@media print{body,.card,.case,.wide,.why,article,figure,main.prose section{background:none}main,main.prose{padding:0;max-width:none;font-size:12px;line-height:18px}main.prose section,.card,article,figure,tr,li{break-inside:avoid}h2,h3{break-after:avoid}
main.prose section{border-width:1px 0 0;border-radius:0;padding:12px 0 0}a{color:inherit;text-decoration:none}details::details-content{content-visibility:visible;block-size:auto}.wide{overflow:visible}figure{overflow:visible}figure svg{min-width:0}}`;

/** The one style sheet; no page has another, and no element a style of its own. */
export const STYLESHEET = [COLOURS, BASE, PIECES, CASES, PLOTS, FIGURES, PHONE, PAPER].join('');
