/** Characters that would move a terminal's cursor, change its state or hide text, shown instead of sent. */
const CONTROLS =
  /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u061C\u202A-\u202E\u2066-\u2069\u2028\u2029\uFEFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

/** Control pictures for C0 (␛), `<U+202E>` for the rest; a tab becomes a space. */
export function showControls(text: string): string {
  return text.replace(CONTROLS, (char) => {
    const unit = char.charCodeAt(0);
    if (char === '\t') return ' ';
    if (unit < 0x20) return String.fromCharCode(0x2400 + unit);
    if (unit === 0x7f) return '␡';
    return `<U+${unit.toString(16).toUpperCase().padStart(4, '0')}>`;
  });
}
