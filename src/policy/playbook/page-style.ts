// How a page looks on a screen, by night and on paper; in the page itself, so that it loads nothing.

const DAY = '--ink:#1b2330;--dim:#5d6879;--line:#e2e6ed;--paper:#f5f6f9;--card:#fff;--mark:#2a55c8';
const NIGHT =
  '--ink:#e4e8f0;--dim:#98a3b5;--line:#2b3342;--paper:#12161e;--card:#1a202b;--mark:#8fb0ff';

export const PAGE_STYLE = `
:root{${DAY}}@media(prefers-color-scheme:dark){:root{${NIGHT}}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
main{max-width:760px;margin:0 auto;padding:40px 20px 64px}h1{font-size:30px;line-height:1.2;letter-spacing:-.01em;margin:0 0 4px}
.source{color:var(--dim);font-size:14px;margin:0 0 24px}section{background:var(--card);border:1px solid var(--line);border-radius:14px;padding:16px 22px 18px;margin:0 0 14px}
h2{font-size:17px;margin:0 0 8px;color:var(--mark)}ul{margin:0;padding:0;list-style:none}li{padding:5px 0;overflow-wrap:anywhere}li+li{border-top:1px solid var(--line)}
footer{color:var(--dim);font-size:12px;overflow-wrap:anywhere;margin-top:24px}code{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
@media print{body{background:#fff;font-size:12px}main{padding:0;max-width:none}section{border:0;padding:0;break-inside:avoid}}
`;
