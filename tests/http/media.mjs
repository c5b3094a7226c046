// Files as telephones make them, for tests: beginnings of each type, a film with hidden data.
import { randomBytes } from 'node:crypto';
import { deflateSync } from 'node:zlib';

export const hex = (text) => Buffer.from(text.replaceAll(' ', ''), 'hex');
export const HEADS = {
  mp4: Buffer.concat([hex('00000018'), Buffer.from('ftypisom'), hex('00000200'), Buffer.from('isommp42')]),
  mov: Buffer.concat([hex('00000014'), Buffer.from('ftypqt  '), hex('00000000'), Buffer.from('qt  ')]),
  '3gp': Buffer.concat([hex('00000014'), Buffer.from('ftyp3gp5'), hex('00000000'), Buffer.from('3gp5')]),
  m4a: Buffer.concat([hex('00000014'), Buffer.from('ftypM4A '), hex('00000000'), Buffer.from('M4A ')]),
  webm: Buffer.concat([hex('1a45dfa39f4286810142f7810142f2810442f381084282847765626d')]),
  ogg: Buffer.from('OggS\0\x02'),
  wav: Buffer.concat([Buffer.from('RIFF'), hex('24000000'), Buffer.from('WAVEfmt ')]),
  amr: Buffer.from('#!AMR\n'),
  mp3: Buffer.from('ID3\x03\0\0\0\0\0\0', 'latin1'),
  pdf: Buffer.from('%PDF-1.4\n'),
};
export const fileOf = (type, bytes) => Buffer.concat([HEADS[type], randomBytes(bytes - HEADS[type].length)]);

// A box of MP4 and its relatives.
export function box(type, ...parts) {
  const body = Buffer.concat(parts.map((p) => Buffer.from(p)));
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

// A film that says where it was taken, by what, when.
export const FILM = Buffer.concat([box('ftyp', 'isom\0\0\x02\0isommp42'), box('mdat', Buffer.alloc(5000, 7)),
  box('moov', box('mvhd', Buffer.alloc(4), Buffer.alloc(8, 0x61), Buffer.alloc(88, 1)),
    box('trak', box('tkhd', Buffer.alloc(4), Buffer.alloc(8, 0x62), Buffer.alloc(72, 2)),
      box('mdia', box('mdhd', Buffer.alloc(4), Buffer.alloc(8, 0x63), Buffer.alloc(12, 3)))),
    box('udta', box('\xa9xyz', '+20.9583+107.0489/'), box('\xa9mod', 'kimcamera ABC')))]);

function crc(bytes) {
  let c = ~0;
  for (const byte of bytes) {
    c ^= byte;
    for (let i = 0; i < 8; i++) c = (c >>> 1) ^ (c & 1 ? 0xedb88320 : 0);
  }
  return ~c >>> 0;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length);
  ends.writeUInt32BE(crc(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

// A white picture.
export function whitePng(width, height) {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  const line = Buffer.concat([Buffer.alloc(1), Buffer.alloc(3 * width, 255)]);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', size),
    chunk('IDAT', deflateSync(Buffer.concat(Array.from({ length: height }, () => line)))),
    chunk('IEND', Buffer.alloc(0))]);
}
