/** Digits of Arabic (٠١٢), Persian (۰۱۲) and full width (０１２) as those of ASCII; every other sign stays as it is. */
export const plainDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9\uff10-\uff19]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 15));
