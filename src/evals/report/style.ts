// How the page looks; in the page itself, so that one file can be sent and kept.

export const STYLE = `
:root{--ink:#1c2330;--dim:#667085;--line:#e3e7ee;--paper:#f6f7fa;--good:#18794e;--bad:#c4314b;--warn:#9a6700;--mark:#2f5bd0}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1180px;margin:0 auto;padding:32px 20px 80px}h1{font-size:28px;margin:0 0 8px}h2{font-size:18px;margin:36px 0 12px}
p{margin:4px 0}.dim{color:var(--dim);font-weight:400}.simulated{background:#fff4d6;border:1px solid #efd88c;border-radius:8px;padding:8px 12px;font-weight:600}
.verdict{font-size:15px;padding:3px 12px;border-radius:99px;color:#fff;vertical-align:middle}.v0{background:var(--good)}.v1{background:var(--bad)}.v3{background:var(--warn)}
.why{background:#fdecef;border:1px solid #f3c3cc;border-radius:10px;padding:2px 18px 12px;margin-top:20px}.why h2{margin-top:12px}.why ul{margin:0;padding-left:18px}a{color:var(--mark)}
.cards{display:grid;grid-template-columns:repeat(auto-fit,minmax(230px,1fr));gap:14px;margin-top:22px}.card{background:#fff;border:1px solid var(--line);border-radius:12px;padding:16px 18px}
.card h3{margin:0;font-size:14px;color:var(--dim);font-weight:600}.card b{display:block;font-size:32px;line-height:1.2}.card span{display:block;font-size:13px;color:var(--dim)}
table{border-collapse:collapse;width:100%;background:#fff;border:1px solid var(--line);border-radius:12px;overflow:hidden}th,td{padding:7px 14px;text-align:left;border-top:1px solid var(--line);font-weight:400}thead th{border:0;color:var(--dim);font-size:13px}
.bar{display:inline-block;width:90px;height:8px;background:#eceff4;border-radius:9px;margin-right:10px;vertical-align:middle}.bar i{display:block;height:8px;border-radius:9px;background:#d9a400}.bar i.full{background:#2e9e6b}
main>details{background:#fff;border:1px solid var(--line);border-radius:12px;margin:8px 0;padding:0 16px}summary{cursor:pointer;padding:10px 0}summary em{font-style:normal;font-size:12px;background:#eef1f7;border-radius:6px;padding:1px 7px;color:var(--dim)}
.state{display:inline-block;min-width:84px;text-align:center;font-size:12px;border-radius:99px;padding:2px 10px;background:#eef1f7}.s-passed,.s-fixed{background:#dff3e8;color:var(--good)}.s-failed,.s-broken{background:#fbdfe4;color:var(--bad)}.s-flaky,.s-not-passed{background:#fdf0cf;color:var(--warn)}
.sides{display:grid;grid-template-columns:repeat(auto-fit,minmax(250px,1fr));gap:14px;padding:4px 0 12px}article{border:1px solid var(--line);border-radius:10px;padding:10px 14px;background:#fbfcfe;font-size:14px}h4{margin:0;font-size:12px;text-transform:uppercase;letter-spacing:.05em;color:var(--dim)}h5{margin:10px 0 2px;font-size:13px}
.pick{font-size:17px;font-weight:600}.pick .dim{font-size:13px}article ul,.facts ul{margin:0;padding-left:18px}sup{color:var(--mark);font-size:10px}.grades{list-style:none;padding:8px 0 0!important;border-top:1px solid var(--line);margin-top:10px!important;font-size:13px}.grades .hard{color:var(--bad)}.grades .scored{color:var(--warn)}
.facts{font-size:13px;border-top:1px solid var(--line)}.facts ul{padding-bottom:12px;columns:2;column-gap:40px;list-style:none;padding-left:0}.facts i{color:var(--dim);font-style:normal}
@media(max-width:700px){.facts ul{columns:1}}
`;
