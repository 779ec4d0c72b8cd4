import { defineCommand } from 'citty';
import { checkCommand } from './rules-check';
import { statsCommand } from './rules-stats';

export const rulesCommand = defineCommand({
  meta: { name: 'rules', description: 'Work on rules' },
  subCommands: { check: checkCommand, stats: statsCommand },
});
