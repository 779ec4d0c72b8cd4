import { defineCommand } from 'citty';
import { help } from '../index';
import { parse, UsageError } from './arguments';

const ARGS = {
  country: { type: 'positional', required: true, description: 'Country as a two-letter code, such as KR' },
} as const;

export const helpLinesCommand = defineCommand({
  meta: {
    name: 'help-lines',
    description: 'Where to turn to in a country: police, fraud and trafficking lines, consular help',
  },
  args: ARGS,
  run({ rawArgs }) {
    const { positionals } = parse(rawArgs, ARGS, 'help-lines');
    const [country, ...others] = positionals;
    if (country === undefined || others.length > 0)
      throw new UsageError('Name one country by its two-letter code, such as KR.');
    const lines = help(country);
    if (lines.length === 0)
      throw new UsageError(`No help line is known for ${country.toUpperCase()}; turn to the police or your embassy.`);
    for (const line of lines) {
      const note = line.note === undefined ? '' : ` (${line.note})`;
      process.stdout.write(
        `${line.number ?? line.url}  ${line.name}: ${line.for.join(', ')}${note}\n    ${line.source}, ${line.date}\n`,
      );
    }
  },
});
