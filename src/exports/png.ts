import { crc32, deflateSync } from 'node:zlib';

const SHADES = 12;
/** Darkest first: shades of grey, then the accent from full to faint. */
const PALETTE: [number, number, number][] = [
  ...Array.from({ length: SHADES }, (_, index): [number, number, number] => {
    const grey = Math.round((index * 255) / (SHADES - 1));
    return [grey, grey, grey];
  }),
  [0, 17, 143],
  [85, 96, 180],
  [150, 158, 211],
  [210, 213, 236],
];

/**
 * Writes RGBA pixels as a PNG of 16 colours. The renderer's own encoder keeps millions, which takes four
 * times as long and as many bytes; these pictures are grey letters and one accent.
 */
export function toPng(pixels: Uint8Array, width: number, height: number): Uint8Array<ArrayBuffer> {
  const stride = Math.ceil(width / 2) + 1;
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = (y * width + x) * 4;
      const index = toIndex(pixels[at]!, pixels[at + 2]!);
      rows[y * stride + 1 + (x >> 1)]! |= x % 2 === 0 ? index << 4 : index;
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  // Four bits a pixel, each an index into the palette.
  head.set([4, 3, 0, 0, 0], 8);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      toChunk('IHDR', head),
      toChunk('PLTE', Buffer.from(PALETTE.flat())),
      toChunk('IDAT', deflateSync(rows, { level: 6 })),
      toChunk('IEND', Buffer.alloc(0)),
    ]),
  );
}

function toIndex(red: number, blue: number): number {
  // Blue stands out from red only in the accent and its soft edges.
  if (blue - red > 12) return SHADES + Math.min(3, Math.round(red / 70));
  return Math.round((red * (SHADES - 1)) / 255);
}

function toChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}
