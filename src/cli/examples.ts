/** Examples in the help of each command, by its name. */
export const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  '': [
    'toogood explain "캄보디아 TM 직원 모집, 월 1000 보장, 항공권·숙소 제공, 텔레그램 문의"',
    'toogood score ads.jsonl --out verdicts.jsonl',
    'toogood rules check my-pack.yaml',
  ],
  score: [
    'toogood score ads.jsonl --out verdicts.jsonl      one JSON object a line: {"id": 1, "text": "..."}',
    '                                                  or with fields: {"id": 1, "title": "...", "salary": "..."}',
    'toogood score ads/*.txt --brief                   one ad a file',
    'toogood score jobs.csv --columns title=name,description=body --out verdicts.csv',
    'zcat ads.jsonl.gz | toogood score --prior 0.001   from standard input, on a board where lures are rare',
    'toogood score ads.jsonl --rules my-pack.yaml --locale ko',
    '',
    '  A row that cannot be read goes to FILE.rejects.jsonl (toogood.rejects.jsonl without --out) with its reason.',
    '  Exit status: 0 all rows were read, 2 some were rejected, 1 the run could not be done.',
  ],
  explain: [
    'toogood explain ad.txt',
    'toogood explain ad.txt --locale zh --prior 0.1',
    'toogood explain "Earn $300 a day liking videos, no experience, Telegram only"',
    'pbpaste | toogood explain -',
  ],
  evaluate: [
    'toogood evaluate corpora/*/test                        ads with label "lure" or "honest", a row a language',
    'toogood evaluate ads.jsonl.gz --by class --show 10     and the ten worst of each row with their reasons',
    'toogood evaluate corpora/*/test --perturb all          before and after every disguise',
    'toogood evaluate ads.csv --columns text=body,label=class --html report.html   curves and worst cases on one page',
  ],
  train: [
    'toogood train corpora/*/train --out my-model.b64   a model of wording from labelled ads',
    'toogood score ads.jsonl --model my-model.b64       judges ads with it',
  ],
  rules: ['toogood rules check', 'toogood rules check my-pack.yaml', 'toogood rules stats corpora/*/tune'],
  'rules check': [
    'toogood rules check                 the rules that come with toogood',
    'toogood rules check my-pack.yaml    a pack of your own, together with them',
  ],
  'rules stats': [
    'toogood rules stats corpora/*/tune                   the rules that say most and those that say least',
    'toogood rules stats ads.jsonl --rules my-pack.yaml   with rules of your own among them',
  ],
  'help-lines': ['toogood help-lines KR', 'toogood help-lines vn'],
  demo: ['toogood demo', 'toogood demo --locale ko'],
};
