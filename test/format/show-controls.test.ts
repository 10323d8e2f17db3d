import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showControls } from '../../src/format/show-controls.ts';

describe('showControls', () => {
  it.each([
    ['the escape that begins a terminal command', 'a\u001b[2Jb', 'a␛[2Jb'],
    ['NUL', '\u0000', '␀'],
    ['a bell', '\u0007', '␇'],
    ['a carriage return and a line feed', '\r\n', '␍␊'],
    ['delete', '\u007f', '␡'],
    ['a C1 control', '\u009b31m', '<U+009B>31m'],
    ['a right-to-left override', '\u202Eabc', '<U+202E>abc'],
    ['an isolate', '\u2066abc\u2069', '<U+2066>abc<U+2069>'],
    ['a direction mark', 'a\u200Fb\u061Cc', 'a<U+200F>b<U+061C>c'],
    ['a line separator', 'a\u2028b', 'a<U+2028>b'],
    ['a byte order mark', '\uFEFFa', '<U+FEFF>a'],
    ['a lone high surrogate', '\uD83Dx', '<U+D83D>x'],
    ['a lone low surrogate', 'x\uDE00', 'x<U+DE00>'],
  ])('shows %s instead of sending it', (_, text, shown) => {
    expect(showControls(text)).toBe(shown);
  });

  it('makes a tab a space', () => {
    expect(showControls('a\tb')).toBe('a b');
  });

  it.each([[''], ['Rain fell, twice.'], ['naïve café — “quoted” …'], ['👩‍👩‍👧 👍🏽'], ['שלום مرحبا 你好']])(
    'leaves %j as it is',
    (text) => {
      expect(showControls(text)).toBe(text);
    },
  );

  it('lets no control, bidirectional command or lone surrogate through, and changes nothing when run again', () => {
    const unit = fc.oneof(
      fc.integer({ min: 0, max: 0xffff }),
      fc.integer({ min: 0, max: 0xa0 }),
      fc.integer({ min: 0x2000, max: 0x2070 }),
      fc.integer({ min: 0xd7ff, max: 0xe000 }),
    );
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 40 }), (units) => {
        const shown = showControls(String.fromCharCode(...units));
        expect(shown).not.toMatch(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/u);
        expect(showControls(shown)).toBe(shown);
      }),
      { seed: 1, numRuns: 1000 },
    );
  });
});
