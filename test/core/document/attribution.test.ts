import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/core/score.ts';
import type { Voice } from '../../../src/core/types.ts';

/** The words of the text's last sentence that have the voice, as normalised keys. */
function wordsWithVoice(voice: Voice, text: string): string {
  const { tokens, sentences } = readDocument(text);
  const { firstToken, lastToken } = sentences[sentences.length - 1];
  return tokens.keys
    .filter((key, i) => i >= firstToken && i < lastToken && tokens.voices[i] === voice && /[\p{L}\p{N}]/u.test(key))
    .join(' ');
}

const attributed = (text: string): string => wordsWithVoice('attributed', text);

describe('attribution', () => {
  it.each([
    ['a name', 'Yesterday Ada Brook said the vote was crucial.', 'the vote was crucial'],
    ['a full name at the start', 'Ada Brook said that prices could rise.', 'that prices could rise'],
    ['a lone surname in front', 'Brook said the vote was crucial.', 'the vote was crucial'],
    ['a name with an apposition', 'Ada Brook, a grocer, said the vote was crucial.', 'the vote was crucial'],
    ['an identifiable group', 'Western governments say prices could rise.', 'prices could rise'],
    ['a defined noun', 'The minister called the vote crucial.', 'the vote crucial'],
    ['a pronoun', 'She said the vote was crucial.', 'the vote was crucial'],
    ['counted insiders', 'Two officials said the deal could fail.', 'the deal could fail'],
    ['insiders who were spoken to', 'People familiar with the talks said the deal could fail.', 'the deal could fail'],
    ['a possessive', 'Their lawyer argued the fine was absurd.', 'the fine was absurd'],
  ])('after a verb of saying the words are those of %s', (_, text, words) => {
    expect(attributed(text)).toBe(words);
  });

  it.each([
    ['a name', 'Prices could rise, Ada Brook said.', 'prices could rise'],
    ['a body', 'Prices could rise, the ministry said on Friday.', 'prices could rise'],
    ['a pronoun', 'The vote was crucial, she added.', 'the vote was crucial'],
    ['a name behind the verb', 'Prices could rise, said Ada Brook.', 'prices could rise'],
    ['an office behind the verb', 'Prices could rise, said the minister.', 'prices could rise'],
    ['a speaker who is put in between', 'The vote, she said, was crucial.', 'the vote was crucial'],
  ])('around a verb of saying set off by commas they are those of %s', (_, text, words) => {
    expect(attributed(text)).toBe(words);
  });

  it.each([
    ['in front', 'According to the ministry, prices could rise.'],
    ['at the end', 'Prices could rise, according to Ada Brook.'],
    ['at the end, without a full stop', 'Prices could rise, according to Reuters'],
  ])('"according to" a source owns the statement when it stands %s', (_, text) => {
    expect(attributed(text)).toBe('prices could rise');
  });

  it('ends with the clause', () => {
    expect(attributed('She said the vote was crucial; nobody could doubt it.')).toBe('the vote was crucial');
  });

  it('does not outlast its sentence', () => {
    expect(attributed('She said the vote was crucial. Prices could rise.')).toBe('');
  });

  it.each([
    ['Critics said the vote was a disgrace.'],
    ['Some experts say prices could rise.'],
    ['The critics said the vote was a disgrace.'],
    ['Prices could rise, observers said.'],
    ['According to critics, prices could rise.'],
    ['According to some observers, prices could rise.'],
    ['Prices could rise, according to the critics.'],
    ['It is said that prices could rise.'],
    ['Critics of the plan said the vote was a disgrace.'],
    ['Some of the residents said the vote was a disgrace.'],
    ['According to many of the critics, prices could rise.'],
    ['Rumours said the mayor could resign.'],
    ['Reports say prices could rise.'],
    ['Media reports said prices could rise.'],
    ['Observers in Paris said the vote was a disgrace.'],
    ['Critics of Ada Brook said the vote was a disgrace.'],
    ['Critics of the 2019 vote said prices could rise.'],
    ['According to experts across Europe, prices could rise.'],
  ])('a vague source owns nothing: %j', (text) => {
    expect(attributed(text)).toBe('');
  });

  it('leaves quoted words quoted', () => {
    expect(wordsWithVoice('quoted', 'Ada Brook said the vote was “a disgrace” to all.')).toBe('a disgrace');
  });

  it('does not take a verb of saying within a quotation for an attribution', () => {
    expect(attributed('The play has “the king said the war was lost” in it.')).toBe('');
  });

  it('leaves a sentence without a verb of saying to its author', () => {
    expect(attributed('The ministry could raise prices by Friday.')).toBe('');
  });

  it('does not depend on how the sentence before it ends', () => {
    expect(attributed('“We won.” Ada Brook said it was crucial.')).toBe('it was crucial');
  });

  it('hands back to the author after a comma and "but"', () => {
    expect(attributed('The king said the war was lost, but prices could rise.')).toBe('the war was lost');
  });

  it.each([['She said'], ['According to'], ['said, said, said'], ['Said']])('takes a fragment: %j', (text) => {
    expect(attributed(text)).toBe('');
  });

  it.each([
    ['Analysts at Hale & Brook said prices could rise.'],
    ['Traders at two banks said prices could rise.'],
    ['Yesterday Hale economists said prices could rise.'],
    ['Two observers in Paris said prices could rise.'],
  ])('a vague noun that says whose people they are, or how many, is a source: %j', (text) => {
    expect(attributed(text)).toBe('prices could rise');
  });

  it('does not depend on the last word of the heading before it', () => {
    expect(attributed('Who knew what\nAda Brook said the vote was crucial.')).toBe('the vote was crucial');
  });

  it('does not depend on the first word of the paragraph after it', () => {
    const { tokens } = readDocument('Prices could rise, Ada Brook said\nBecause rain fell, boats stayed in port.');
    expect(tokens.keys.filter((_, i) => tokens.voices[i] === 'attributed')).toEqual(['prices', 'could', 'rise', ',']);
  });
});
