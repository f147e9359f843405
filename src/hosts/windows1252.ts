const FROM_128 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** The character of a byte in Windows' code page 1252. TextDecoder of Node 20 takes 0x80 to 0x9f for control characters. */
export const decode1252 = (byte: number): string =>
  byte >= 0x80 && byte < 0xa0 ? FROM_128.charAt(byte - 0x80) : String.fromCharCode(byte);
