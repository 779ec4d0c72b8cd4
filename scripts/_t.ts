import { defaultPack } from '../src/generated/pack';
import { compileLexicon } from '../src/lexicon';
import { readPhrase } from '../src/lexicon/phrase';
import { foldPhrase } from '../src/text';
import { compileTables } from '../src/extract';
const t=(n:string,f:()=>any)=>{const a=process.cpuUsage();const r=f();const b=process.cpuUsage(a);console.log(n,((b.user+b.system)/1000).toFixed(0),'ms');return r};
for(let i=0;i<3;i++){
t('foldPhrase',()=>{let n=0;for(const l of defaultPack.lexicons)for(const c of Object.values(l.concepts))for(const x of c){n+=foldPhrase(typeof x==='string'?x:x.say).length}return n});
t('readPhrase',()=>{let n=0;for(const l of defaultPack.lexicons)for(const c of Object.values(l.concepts))for(const x of c){n+=readPhrase(typeof x==='string'?x:x.say).length}return n});
const lex=t('compile',()=>compileLexicon(defaultPack.concepts,defaultPack.lexicons,defaultPack.locales.map(l=>({language:l.language,...l.negation}))));
console.log('patterns',lex.patternForm.length,'forms',lex.forms.length,'states',lex.automaton.states,'classes',lex.automaton.classes,'edge table',lex.automaton.edgeKey.length);
t('tables',()=>compileTables(defaultPack.locales,defaultPack.knowledge as any));
}
