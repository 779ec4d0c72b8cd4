/** Prints the functional suite: pairs ranked right and on the right side of `high`, by capability and language. */
import { runPairs, tableOf } from '../test/support/functional';

const results = runPairs();
console.log(tableOf(results));
const wrong = results.filter((r) => !(r.ranked && r.sided));
for (const { pair, ranked, sided } of wrong)
  console.log(`${pair.id}: ${ranked ? '' : 'ranked wrong '}${sided ? '' : 'not on the right sides of high'}`);
console.log(
  `${results.length - wrong.length} of ${results.length} pairs right (${((100 * (results.length - wrong.length)) / results.length).toFixed(1)} %)`,
);
