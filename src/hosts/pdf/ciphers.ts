/** MD5, RC4 and AES: what PDFs are locked with that can be opened without a password. Browsers do the first two no more. */

const TURNS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
] as const;
const SINES = Array.from({ length: 64 }, (_, place) => Math.floor(Math.abs(Math.sin(place + 1)) * 2 ** 32));

export function md5(bytes: Uint8Array): Uint8Array {
  const size = ((bytes.length + 8) >> 6) * 64 + 64;
  const padded = new Uint8Array(size);
  padded.set(bytes);
  padded[bytes.length] = 128;
  const view = new DataView(padded.buffer);
  view.setUint32(size - 8, bytes.length * 8, true);
  view.setUint32(size - 4, Math.floor(bytes.length / 2 ** 29), true);
  let state: readonly [number, number, number, number] = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (let block = 0; block < size; block += 64) {
    let [a, b, c, d] = state;
    for (let step = 0; step < 64; step++) {
      const round = step >> 4;
      const mixed =
        round === 0
          ? (b & c) | (~b & d)
          : round === 1
            ? (d & b) | (~d & c)
            : round === 2
              ? b ^ c ^ d
              : c ^ (b | ~d);
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0;
      const sum = (a + mixed + (SINES[step] ?? 0) + view.getUint32(block + (word % 16) * 4, true)) | 0;
      const turn = TURNS[round as 0 | 1 | 2 | 3][(step % 4) as 0 | 1 | 2 | 3];
      [a, d, c, b] = [d, c, b, (b + ((sum << turn) | (sum >>> (32 - turn)))) | 0];
    }
    state = [(state[0] + a) | 0, (state[1] + b) | 0, (state[2] + c) | 0, (state[3] + d) | 0];
  }
  const digest = new DataView(new ArrayBuffer(16));
  state.forEach((word, place) => digest.setUint32(4 * place, word, true));
  return new Uint8Array(digest.buffer);
}

/** The same both ways. */
export function rc4(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, place) => place);
  const swap = (one: number, other: number) => {
    const held = state[one] ?? 0;
    state[one] = state[other] ?? 0;
    state[other] = held;
  };
  let other = 0;
  for (let one = 0; one < 256; one++) {
    other = (other + (state[one] ?? 0) + (key[one % key.length] ?? 0)) & 255;
    swap(one, other);
  }
  let first = 0;
  let second = 0;
  return bytes.map((byte) => {
    first = (first + 1) & 255;
    second = (second + (state[first] ?? 0)) & 255;
    swap(first, second);
    return byte ^ (state[((state[first] ?? 0) + (state[second] ?? 0)) & 255] ?? 0);
  });
}

const doubled = (byte: number): number => ((byte << 1) ^ (byte & 128 ? 0x11b : 0)) & 255;
const S_BOX = new Uint8Array(256);
const INVERSE = new Uint8Array(256);
/** What 9, 11, 13 and 14 times a byte come to in AES's field. */
const TIMES = [9, 11, 13, 14].map((factor) =>
  Uint8Array.from({ length: 256 }, (_, byte) => {
    let product = 0;
    for (let bit = 0, power = byte; bit < 4; bit++, power = doubled(power))
      if (factor & (1 << bit)) product ^= power;
    return product;
  }),
) as [Uint8Array, Uint8Array, Uint8Array, Uint8Array];
for (let one = 1, inverse = 1, step = 0; step < 255; step++) {
  one ^= doubled(one);
  inverse ^= inverse << 1;
  inverse ^= inverse << 2;
  inverse ^= inverse << 4;
  inverse &= 255;
  if (inverse & 128) inverse ^= 9;
  const turned = (turn: number) => ((inverse << turn) | (inverse >> (8 - turn))) & 255;
  S_BOX[one] = inverse ^ turned(1) ^ turned(2) ^ turned(3) ^ turned(4) ^ 0x63;
}
S_BOX[0] = 0x63;
S_BOX.forEach((value, place) => (INVERSE[value] = place));

function roundKeysOf(key: Uint8Array): Uint8Array {
  const words = key.length / 4;
  const keys = new Uint8Array(16 * (words + 7));
  keys.set(key);
  let constant = 1;
  for (let at = key.length; at < keys.length; at += 4) {
    let last = keys.slice(at - 4, at);
    const place = (at / 4) % words;
    if (place === 0) {
      last = Uint8Array.of(last[1] ?? 0, last[2] ?? 0, last[3] ?? 0, last[0] ?? 0).map(
        (byte) => S_BOX[byte] ?? 0,
      );
      last[0] = (last[0] ?? 0) ^ constant;
      constant = doubled(constant);
    } else if (words > 6 && place === 4) last = last.map((byte) => S_BOX[byte] ?? 0);
    for (let byte = 0; byte < 4; byte++)
      keys[at + byte] = (keys[at + byte - key.length] ?? 0) ^ (last[byte] ?? 0);
  }
  return keys;
}

/** AES in CBC mode, backwards; what fills up the last block stays. */
export function aesDecrypted(key: Uint8Array, start: Uint8Array, bytes: Uint8Array): Uint8Array {
  const keys = roundKeysOf(key);
  const rounds = keys.length / 16 - 1;
  const found = new Uint8Array(bytes.length - (bytes.length % 16));
  const block = new Uint8Array(16);
  const moved = new Uint8Array(16);
  const [by9, by11, by13, by14] = TIMES;
  for (let at = 0; at < found.length; at += 16) {
    for (let place = 0; place < 16; place++)
      block[place] = (bytes[at + place] ?? 0) ^ (keys[16 * rounds + place] ?? 0);
    for (let round = rounds - 1; round >= 0; round--) {
      for (let place = 0; place < 16; place++) {
        const from = (place + 16 - 4 * (place % 4)) % 16;
        moved[place] = (INVERSE[block[from] ?? 0] ?? 0) ^ (keys[16 * round + place] ?? 0);
      }
      if (round === 0) block.set(moved);
      else
        for (let place = 0; place < 16; place++) {
          const column = place & 12;
          const of = (turn: number) => moved[column + ((place + turn) & 3)] ?? 0;
          block[place] = (by14[of(0)] ?? 0) ^ (by11[of(1)] ?? 0) ^ (by13[of(2)] ?? 0) ^ (by9[of(3)] ?? 0);
        }
    }
    for (let place = 0; place < 16; place++) {
      const before = at === 0 ? start[place] : bytes[at - 16 + place];
      found[at + place] = (block[place] ?? 0) ^ (before ?? 0);
    }
  }
  return found;
}
