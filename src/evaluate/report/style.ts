/** The page's whole style. Colours of the lines are told apart by lightness and dashes too, for those who see no hues and for print. */
export const STYLE = `
:root{color-scheme:light dark;--paper:#fcfbf8;--card:#fff;--ink:#1d1f24;--soft:#5b606b;--faint:#e4e1d9;--accent:#1f5fa8;--bad:#b3261e;--good:#2b7a4b;
--badfill:#fbdcd6;--goodfill:#d3eedd;--s0:#1f5fa8;--s1:#c8591a;--s2:#2b7a4b;--s3:#8154b8;--s4:#7a7f88;--s5:#b0246a}
@media (prefers-color-scheme:dark){:root{--paper:#15171b;--card:#1c1f25;--ink:#e9e7e2;--soft:#a2a7b1;--faint:#30343c;--accent:#7fb2f0;--bad:#ff9a8d;--good:#7fd3a0;
--badfill:#5a2620;--goodfill:#1d4a30;--s0:#7fb2f0;--s1:#f2a065;--s2:#7fd3a0;--s3:#c3a1f0;--s4:#9aa0aa;--s5:#f08abb}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Noto Sans CJK KR",sans-serif;overflow-wrap:break-word}
header,main,footer{max-width:1120px;margin:0 auto;padding:0 20px}
header{padding-top:40px}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .6rem;letter-spacing:-.01em}
h2{font-size:1.3rem;margin:3rem 0 .8rem;padding-top:.6rem;border-top:2px solid var(--ink)}
h3{font-size:1.02rem;margin:1.8rem 0 .4rem}
p{max-width:46rem;margin:.6rem 0}
.lead{font-size:1.14rem}
.warning{border-left:4px solid var(--bad);padding:.5rem 0 .5rem .9rem}
nav{margin:1.2rem 0 0}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.2rem 1.1rem;margin:0;padding:0}
a{color:var(--accent)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));gap:.9rem 1.4rem;margin:1.4rem 0}
dl.facts dt{color:var(--soft);font-size:.84rem}
dl.facts dd{margin:0;font-size:1.12rem;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
dl.words dt{font-weight:600;margin-top:.7rem}
dl.words dd{margin:0;max-width:46rem}
.plots{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,400px),1fr));gap:1.6rem 2rem;margin:1rem 0}
figure{margin:0;break-inside:avoid}
figure.wide{max-width:600px}
.nb{white-space:nowrap}
figure svg{width:100%;height:auto;display:block}
figcaption{color:var(--soft);font-size:.88rem;line-height:1.45;margin-top:.4rem}
figcaption b{color:var(--ink)}
svg text{fill:var(--soft);font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
svg .axis{fill:var(--ink)}
svg .label,svg .value{fill:var(--ink);font-size:13px}
svg .note{fill:var(--soft);font-size:11px}
svg .grid{stroke:var(--faint);stroke-width:1}
svg .chance{stroke:var(--soft);stroke-width:1.2;stroke-dasharray:3 4;fill:none}
svg .line{fill:none;stroke-width:2.2;stroke-linejoin:round}
svg .bar{fill:var(--s0);opacity:.75}
svg .mark{stroke:var(--ink);stroke-width:2}
svg .whisker{stroke:var(--ink);stroke-width:1.2;fill:none}
svg .dot{fill-opacity:.7}
.line.s0{stroke:var(--s0)}.line.s1{stroke:var(--s1);stroke-dasharray:9 3}.line.s2{stroke:var(--s2);stroke-dasharray:2 3}.line.s3{stroke:var(--s3);stroke-dasharray:12 3 2 3}.line.s4{stroke:var(--s4);stroke-dasharray:5 5}.line.s5{stroke:var(--s5)}
.dot.s0{fill:var(--s0)}.dot.s1{fill:var(--s1)}.dot.s2{fill:var(--s2)}.dot.s3{fill:var(--s3)}.dot.s4{fill:var(--s4)}.dot.s5{fill:var(--s5)}
.legend{list-style:none;padding:0;margin:1rem 0 0;display:flex;flex-wrap:wrap;gap:.3rem 1.6rem;font-size:.92rem}
.legend svg{width:28px;height:10px;margin-right:.5rem;vertical-align:middle}
.scroll{overflow-x:auto;margin:1rem 0 1.8rem;background:var(--card);border:1px solid var(--faint);border-radius:6px}
.scroll:focus-visible,summary:focus-visible,a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
table{border-collapse:collapse;width:100%;font-size:.88rem;font-variant-numeric:tabular-nums}
caption{text-align:left;padding:.7rem .6rem;color:var(--soft)}
caption span{display:block;position:sticky;left:.6rem;max-width:min(60rem,calc(100vw - 4rem))}
caption b{color:var(--ink)}
th,td{padding:.4rem .6rem;border-top:1px solid var(--faint);vertical-align:top;text-align:right;white-space:nowrap}
thead th{font-weight:600;color:var(--soft);vertical-align:bottom;white-space:normal;min-width:4.6rem}
tbody th,.word{text-align:left;font-weight:400}
thead th:first-child,tbody th{position:sticky;left:0;background:var(--card)}
tbody th{font-weight:600;white-space:normal;min-width:8.5rem}
td.word{white-space:normal;min-width:9rem}
.range{display:block;color:var(--soft);font-size:.82em;font-weight:400;line-height:1.3}
.range.sure{color:var(--ink);font-weight:600}
.sd{color:var(--soft);font-size:.82em}
.few{opacity:.55}
code{font:.9em ui-monospace,SFMono-Regular,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.advice{width:14rem;white-space:normal}td code,th code{overflow-wrap:normal}
.act{text-transform:capitalize}.act.promote{color:var(--good)}.act.retire,.act.narrow,.act.lower{color:var(--bad)}
details.case{border:1px solid var(--faint);border-radius:6px;margin:.5rem 0;background:var(--card);break-inside:avoid}
summary{cursor:pointer;padding:.5rem .8rem}
.case>:not(summary){margin:.6rem .9rem}
.score{font-variant-numeric:tabular-nums;font-weight:600;display:inline-block;min-width:3.6em}
.score.against{color:var(--bad)}.score.for{color:var(--good)}
.meta{color:var(--soft);font-size:.88rem}
.snippet{display:block;color:var(--soft);font-size:.88rem;overflow:hidden;text-overflow:ellipsis;white-space:nowrap}
.case[open] .snippet{display:none}
.id{font-family:ui-monospace,SFMono-Regular,Consolas,monospace;font-size:.88rem;overflow-wrap:anywhere}
.ad{border-left:3px solid var(--faint);padding-left:.9rem}
.ad p{max-width:none;white-space:pre-wrap;margin:.3rem 0;overflow-wrap:anywhere}
.field{color:var(--soft);font-size:.8rem}
mark{color:inherit;border-radius:3px;padding:0 .1em}
mark.against{background:var(--badfill);border-bottom:2px solid var(--bad)}mark.for{background:var(--goodfill);border-bottom:2px dotted var(--good)}
.reasons{list-style:none;padding:0}
.reasons li{margin:.25rem 0}
.none,.ids{color:var(--soft);max-width:none}
footer{color:var(--soft);font-size:.86rem;padding-top:2rem;padding-bottom:3rem}
@media (max-width:600px){body{font-size:15px}header{padding-top:24px}h1{font-size:1.5rem}svg text{font-size:14px}}
@media print{:root{--paper:#fff;--card:#fff;--ink:#000;--soft:#444;--faint:#ccc;--s0:#1f5fa8;--s1:#c8591a;--s2:#2b7a4b;--s3:#8154b8;--s4:#7a7f88;--s5:#b0246a;--badfill:#fbdcd6;--goodfill:#d3eedd;--bad:#b3261e;--good:#2b7a4b}
body{font-size:10pt}nav{display:none}.scroll{overflow:visible;border:0}table{font-size:7.5pt}th,td{padding:.2rem .3rem;white-space:normal}thead th,tbody th,td.word{min-width:0}h2{break-after:avoid}tr{break-inside:avoid}thead th:first-child,tbody th{position:static}::details-content{content-visibility:visible;block-size:auto}@page{margin:14mm}}
`;
