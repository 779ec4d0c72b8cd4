import { defaultPack } from '../src/generated/pack';
import { readPhrase } from '../src/lexicon/phrase';
const rows:any[]=[];let byLang:any={};
for(const l of defaultPack.lexicons)for(const [c,xs] of Object.entries(l.concepts))for(const x of xs){const say=typeof x==='string'?x:x.say;let n=0;for(const p of readPhrase(say))for(const q of p.pieces)n+=q.length;rows.push([n,c,say]);byLang[l.language]=(byLang[l.language]??0)+n}
rows.sort((a,b)=>b[0]-a[0]);console.log(byLang);for(const r of rows.slice(0,25))console.log(r.join(' ').slice(0,220));
for(const q of [50,100,200,500,1000,2000,3000,4000])console.log(q,rows[q]?.[0]);
