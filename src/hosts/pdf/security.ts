import { Unreadable } from '../xlsx/error';
import { aesDecrypted, md5, rc4 } from './ciphers';
import type { Ref } from './objects';
import { Dict, Name, type PdfValue } from './objects';

/** How what one object holds is read. */
export interface Decryption {
  readonly string: (bytes: Uint8Array, owner: Ref) => Uint8Array;
  readonly stream: (bytes: Uint8Array, owner: Ref) => Uint8Array;
}

type Method = 'none' | 'rc4' | 'aes' | 'aes256';

const locked = () =>
  new Unreadable('encrypted', '设有打开密码，无法读取。请用密码打开，取消密码后另存，或向报送单位另要一份。');
const strange = () =>
  new Unreadable('encrypted', '已加密，加密方式不认识，无法读取。请向报送单位另要没有加密的一份。');

const PADDING = Uint8Array.from(
  '28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a'.match(/../g) ?? [],
  (byte) => parseInt(byte, 16),
);

/**
 * What a file without an open password is read with (ISO 32000-2, 7.6): one that only forbids printing or copying opens by the
 * empty password. Throws Unreadable where a password is needed.
 */
export async function decryptionBy(
  encryption: Dict,
  id: Uint8Array,
  valueOf: (value: PdfValue | undefined) => PdfValue,
): Promise<Decryption> {
  const get = (dict: Dict, key: string) => valueOf(dict.entries.get(key));
  const number = (key: string, otherwise: number) => {
    const value = get(encryption, key);
    return typeof value === 'number' ? value : otherwise;
  };
  const bytes = (key: string) => {
    const value = get(encryption, key);
    if (!(value instanceof Uint8Array)) throw strange();
    return value;
  };
  const filter = get(encryption, 'Filter');
  const version = number('V', 0);
  const revision = number('R', 0);
  if (!(filter instanceof Name) || filter.name !== 'Standard') throw strange();
  if (![1, 2, 4, 5].includes(version)) throw strange();
  const methodOf = (use: string): Method => {
    if (version < 4) return 'rc4';
    const name = get(encryption, use);
    const filters = get(encryption, 'CF');
    const its = name instanceof Name && filters instanceof Dict ? get(filters, name.name) : null;
    const method = its instanceof Dict ? get(its, 'CFM') : null;
    return (method instanceof Name && METHODS.get(method.name)) || 'none';
  };
  const methods = { string: methodOf('StrF'), stream: methodOf('StmF') };
  // Only what is attached is locked.
  if (methods.string === 'none' && methods.stream === 'none')
    return { string: (data) => data, stream: (data) => data };
  const key =
    version === 5
      ? await newKey(bytes('U'), bytes('UE'), revision)
      : oldKey({
          owner: bytes('O').subarray(0, 32),
          user: bytes('U'),
          rights: number('P', 0),
          id,
          revision,
          size: version === 1 ? 5 : version === 4 ? 16 : Math.min(16, Math.max(5, number('Length', 40) >> 3)),
          metadata: get(encryption, 'EncryptMetadata') !== false,
        });
  const by = (method: Method) => (data: Uint8Array, owner: Ref) => decrypted(method, key, data, owner);
  return { string: by(methods.string), stream: by(methods.stream) };
}

const METHODS: ReadonlyMap<string, Method> = new Map([
  ['V2', 'rc4'],
  ['AESV2', 'aes'],
  ['AESV3', 'aes256'],
]);

function decrypted(method: Method, key: Uint8Array, data: Uint8Array, owner: Ref): Uint8Array {
  if (method === 'none') return data;
  if (method === 'aes256') return unpadded(key, data);
  const { number, generation } = owner;
  const place = [number, number >> 8, number >> 16, generation, generation >> 8];
  const salt = method === 'aes' ? [0x73, 0x41, 0x6c, 0x54] : [];
  const own = md5(Uint8Array.from([...key, ...place, ...salt])).subarray(0, Math.min(16, key.length + 5));
  return method === 'aes' ? unpadded(own, data) : rc4(own, data);
}

function unpadded(key: Uint8Array, data: Uint8Array): Uint8Array {
  if (data.length < 32) return new Uint8Array(0);
  const found = aesDecrypted(key, data.subarray(0, 16), data.subarray(16));
  const fill = found.at(-1) ?? 0;
  return fill >= 1 && fill <= 16 ? found.subarray(0, found.length - fill) : found;
}

interface OldLock {
  readonly owner: Uint8Array;
  readonly user: Uint8Array;
  readonly rights: number;
  readonly id: Uint8Array;
  readonly revision: number;
  readonly size: number;
  readonly metadata: boolean;
}

function oldKey({ owner, user, rights, id, revision, size, metadata }: OldLock): Uint8Array {
  const permissions = [rights, rights >> 8, rights >> 16, rights >> 24];
  const unsaid = revision >= 4 && !metadata ? [255, 255, 255, 255] : [];
  let key = md5(Uint8Array.from([...PADDING, ...owner, ...permissions, ...id, ...unsaid])).subarray(0, size);
  if (revision >= 3) for (let time = 0; time < 50; time++) key = md5(key).subarray(0, size);
  let proof = revision >= 3 ? md5(Uint8Array.from([...PADDING, ...id])) : PADDING;
  const times = revision >= 3 ? 20 : 1;
  for (let time = 0; time < times; time++)
    proof = rc4(
      key.map((byte) => byte ^ time),
      proof,
    );
  if (!isSame(proof, user)) throw locked();
  return key;
}

/** The lock of PDF 2.0: its hashes are the browser's, which has them wherever the page is not served in plain. */
async function newKey(user: Uint8Array, wrapped: Uint8Array, revision: number): Promise<Uint8Array> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) throw strange();
  const hash = (salt: Uint8Array) => hashOf(salt, revision, subtle);
  if (!isSame(await hash(user.subarray(32, 40)), user)) throw locked();
  return aesDecrypted(await hash(user.subarray(40, 48)), new Uint8Array(16), wrapped.subarray(0, 32));
}

/** Of the empty password. */
async function hashOf(salt: Uint8Array, revision: number, subtle: SubtleCrypto): Promise<Uint8Array> {
  const digest = async (algorithm: string, bytes: Uint8Array) =>
    new Uint8Array(await subtle.digest(algorithm, bytes as BufferSource));
  let key = await digest('SHA-256', salt);
  if (revision < 6) return key;
  for (let round = 0, last = 0; round < 64 || last > round - 32; round++) {
    const repeated = new Uint8Array(64 * key.length);
    for (let time = 0; time < 64; time++) repeated.set(key, time * key.length);
    const cipher = await subtle.importKey('raw', key.slice(0, 16), 'AES-CBC', false, ['encrypt']);
    const encrypted = await subtle.encrypt({ name: 'AES-CBC', iv: key.slice(16, 32) }, cipher, repeated);
    const mixed = new Uint8Array(encrypted, 0, repeated.length);
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3;
    key = await digest(['SHA-256', 'SHA-384', 'SHA-512'][rest] ?? '', mixed);
    last = mixed.at(-1) ?? 0;
  }
  return key.subarray(0, 32);
}

const isSame = (found: Uint8Array, told: Uint8Array) => {
  const size = Math.min(found.length, 32, told.length >= 48 ? 32 : 16);
  return size > 0 && found.subarray(0, size).every((byte, place) => byte === told[place]);
};
