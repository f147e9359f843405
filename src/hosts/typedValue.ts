/** Digits that a number keeps; a longer row of them is somebody's code or card number. */
const DIGITS = 15;

const NUMBER = /^-?(0|[1-9]\d*|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/;

/**
 * What Excel and WPS take for a number is one, in full-width digits and with commas too; all else is text: so is what a
 * number would cut short, as 0 before a telephone number.
 */
export function typedValue(text: string): number | string {
  const plain = text
    .trim()
    .replace(/[，－．０-９]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - FULL_WIDTH));
  const kept = NUMBER.test(plain) && plain.replace(/\D/g, '').length <= DIGITS;
  return kept ? Number(plain.replaceAll(',', '')) : text;
}

/** How far full-width signs stand behind their ASCII ones. */
const FULL_WIDTH = 0xfee0;
