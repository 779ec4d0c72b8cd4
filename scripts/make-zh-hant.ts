/**
 * Writes rules/messages/zh-Hant.yaml from zh.yaml and the Chinese sentences of the rules: OpenCC's Taiwanese phrases, then the words
 * of work and banking that it does not know. Run after either changes: npx tsx scripts/make-zh-hant.ts
 */
import { readFileSync, writeFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import { parse, stringify } from 'yaml';
import { loadRuleSources } from '../src/authoring/load';

const WORDS: readonly (readonly [string, string])[] = [
  ['賬', '帳'],
  ['型別', '類型'],
  ['報道', '報導'],
  ['代購裝置', '代購設備'],
  ['裝置', '設備'],
  ['上崗', '上工'],
  ['崗位', '職位'],
  ['工資', '薪資'],
  ['招聘騙局', '求職詐騙'],
  ['招聘', '徵才'],
  ['應聘者', '應徵者'],
  ['應聘', '應徵'],
  ['二維碼', 'QR Code'],
  ['境外', '海外'],
  ['合同', '合約'],
  ['釋出', '發布'],
  ['郵箱', '信箱'],
];
const convert = OpenCC.Converter({ from: 'cn', to: 'twp' });
const written = (text: string) => WORDS.reduce((done, [from, to]) => done.replaceAll(from, to), convert(text));
const deep = (value: unknown): unknown =>
  typeof value === 'string'
    ? written(value)
    : Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, deep(inner)]));

const rules = loadRuleSources('rules', 'zh-Hant', []).rules.filter((r) => r.status !== 'retired');
const catalogue = {
  ...(deep(parse(readFileSync('rules/messages/zh.yaml', 'utf8'))) as object),
  locale: 'zh-Hant',
  rules: Object.fromEntries(rules.map((r) => [r.id, written(r.says.zh ?? r.says.en)])),
};
writeFileSync(
  'rules/messages/zh-Hant.yaml',
  `# Made by scripts/make-zh-hant.ts. Do not edit.\n${stringify(catalogue, { lineWidth: 130 })}`,
);
