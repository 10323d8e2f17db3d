import { describe, expect, it } from 'vitest';
import { detectLanguage } from '../../../src/core/document/language.ts';
import { createTokens, tokenize } from '../../../src/core/document/tokens.ts';

function languageOf(text: string): { code: string; reliable: boolean } {
  const tokens = createTokens();
  tokenize(text, 0, text.length, tokens);
  return detectLanguage(tokens);
}

describe('detectLanguage', () => {
  it.each([
    [
      'a news paragraph',
      'The council met on Friday and approved the purchase of two tugs for the harbour, which will be paid for by the port.',
    ],
    ['chatty English', "So you're gonna need a coat, 'cause it's freezing out there and the ferry doesn't wait for anyone, mate."],
  ])('is sure of English in %s', (_, text) => {
    expect(languageOf(text)).toEqual({ code: 'en', reliable: true });
  });

  it.each([
    ['German', 'Der Rat hat am Freitag den Kauf von zwei Schleppern für den Hafen gebilligt, die der Hafen selbst bezahlen soll.'],
    ['Spanish', 'El concejo aprobó el viernes la compra de dos remolcadores para el puerto, que pagará la propia autoridad portuaria.'],
    ['French', 'Le conseil a approuvé vendredi l’achat de deux remorqueurs pour le port, qui seront payés par les usagers de la rade.'],
    ['Russian', 'Совет одобрил в пятницу покупку двух буксиров для порта, которые будут оплачены самим портом до конца этого года.'],
  ])('does not take %s for English', (_, text) => {
    expect(languageOf(text)).toEqual({ code: 'und', reliable: false });
  });

  it('guesses at a text too short to tell, and says so', () => {
    expect(languageOf('The ferry was late.')).toEqual({ code: 'en', reliable: false });
  });

  it.each([[''], ['1, 2, 3!'], ['Harbour reopens']])('has no guess at %j', (text) => {
    expect(languageOf(text)).toEqual({ code: 'und', reliable: false });
  });

  it('counts words alone, so that figures do not make a text foreign', () => {
    expect(languageOf(`The ferry sailed on time and it was full on all of the days. ${'12.5 '.repeat(200)}`)).toEqual({
      code: 'en',
      reliable: true,
    });
  });
});
