import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { textModel } from '../../src/generated/model';

describe('the cards of the shipped model', () => {
  it.each(['docs/model-card.md', 'docs/held-out.md'])('%s is of this model', (file) => {
    expect(readFileSync(file, 'utf8')).toContain(`\`${textModel().hash}\``);
  });

  it('models/text.json is of it too', () => {
    expect(JSON.parse(readFileSync('models/text.json', 'utf8')).hash).toBe(textModel().hash);
  });
});
