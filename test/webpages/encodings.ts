/** Bytes as sites and browsers write them. */

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

export function utf16(text: string, order: 'le' | 'be', mark = true): Uint8Array {
  const codes = [...(mark ? '\ufeff' : ''), ...text].flatMap((sign) =>
    [...Array(sign.length).keys()].map((at) => sign.charCodeAt(at)),
  );
  return Uint8Array.from(
    codes.flatMap((code) => (order === 'le' ? [code & 255, code >> 8] : [code >> 8, code & 255])),
  );
}

let table: ReadonlyMap<string, readonly number[]> | undefined;

/** What GBK has of two bytes, told by the decoder itself. */
function gbkTable(): ReadonlyMap<string, readonly number[]> {
  const known = new Map<string, readonly number[]>();
  const decoder = new TextDecoder('gbk');
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd' && !known.has(sign)) known.set(sign, [lead, trail]);
    }
  }
  return known;
}

/** Signs that GBK has not are written as entities, as editors do. */
export function gbk(text: string): Uint8Array {
  table ??= gbkTable();
  const known = table;
  return Uint8Array.from(
    [...text].flatMap((sign) => {
      if (sign.charCodeAt(0) < 0x80) return sign.charCodeAt(0);
      return known.get(sign) ?? [...`&#${sign.codePointAt(0)};`].map((each) => each.charCodeAt(0));
    }),
  );
}

export function quotedPrintable(bytes: Uint8Array): string {
  let line = '';
  const lines: string[] = [];
  for (const byte of bytes) {
    const plain = byte >= 33 && byte <= 126 && byte !== 61;
    const next =
      plain || byte === 32
        ? String.fromCharCode(byte)
        : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    if (line.length + next.length > 75) {
      lines.push(`${line}=`);
      line = '';
    }
    line += next;
  }
  return [...lines, line].join('\r\n');
}

export const base64 = (bytes: Uint8Array): string =>
  Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');

export interface Part {
  readonly type: string;
  readonly encoding: 'quoted-printable' | 'base64' | '8bit';
  readonly location: string;
  readonly bytes: Uint8Array;
  readonly id?: string;
}

/** A page with its parts in one file; heads go on over lines as mail's do. */
export function archive(fields: readonly string[], boundary: string, parts: readonly Part[]): Uint8Array {
  const pieces: Uint8Array[] = [
    utf8(
      [
        ...fields,
        'MIME-Version: 1.0',
        `Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="${boundary}"`,
        '',
        '',
      ].join('\r\n'),
    ),
  ];
  for (const { type, encoding, location, bytes, id } of parts) {
    const head = [
      `--${boundary}`,
      `Content-Type: ${type}`,
      ...(id === undefined ? [] : [`Content-ID: ${id}`]),
      `Content-Transfer-Encoding: ${encoding}`,
      `Content-Location: ${location}`,
    ];
    pieces.push(utf8(`${head.join('\r\n')}\r\n\r\n`));
    pieces.push(
      encoding === '8bit' ? bytes : utf8(encoding === 'base64' ? base64(bytes) : quotedPrintable(bytes)),
      utf8('\r\n'),
    );
  }
  pieces.push(utf8(`--${boundary}--\r\n`));
  return Uint8Array.from(pieces.flatMap((piece) => [...piece]));
}
