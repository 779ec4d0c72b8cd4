import { describe, expect, it } from 'vitest';
import { createScorer as createCore, OptionError, type ScorerOptions } from '../src/core';
import * as english from '../src/generated/languages/en';
import { createScorer } from '../src/index';

function optionErrorOf(make: () => unknown): OptionError {
  try {
    make();
  } catch (error) {
    expect(error).toBeInstanceOf(OptionError);
    return error as OptionError;
  }
  throw new Error('nothing was thrown');
}

describe('options of a scorer', () => {
  it.each([
    [
      ['my-pack.yaml'],
      /^rules: must be packs made by parsePack of toogood\/rules; number 1 is the text "my-pack\.yaml"$/,
    ],
    [
      'my-pack.yaml',
      /^rules: must be a list of packs made by parsePack of toogood\/rules; got the text "my-pack\.yaml"$/,
    ],
    [[english.en, null], /number 2 is null$/],
    [[{ name: 'mine', rules: [] }], /number 1 is an object$/],
    [english.en, /^rules: must be a list .*got an object$/],
    [null, /got null$/],
  ])('rules %#: say what a pack is', (rules, message) => {
    const error = optionErrorOf(() => createScorer({ rules } as unknown as ScorerOptions));
    expect(error.option).toBe('rules');
    expect(error.message).toMatch(message);
  });

  it.each([
    [[english], /^languages: .*number 1 is a module: take its default$/],
    [['en'], /^languages: must be packs imported from toogood\/languages; number 1 is the text "en"$/],
    [[english.en, undefined], /number 2 is undefined$/],
    [[], /^languages: must name at least one/],
    [undefined, /^languages: must name at least one/],
  ])('languages %#: say what a language is', (languages, message) => {
    const error = optionErrorOf(() => createCore({ languages } as never));
    expect(error.option).toBe('languages');
    expect(error.message).toMatch(message);
  });

  it('wants options where languages are to be chosen', () => {
    expect(optionErrorOf(() => (createCore as () => unknown)()).option).toBe('languages');
  });
});
