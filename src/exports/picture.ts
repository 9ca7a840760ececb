import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { splitIntoWords, wrapLabel } from '../charts/text-width.ts';
import { getStrings } from '../i18n/strings.ts';
import type { AnyRecord } from '../model/build-site.ts';
import { escape } from './feed.ts';
import { PICTURE_SIZE } from './picture-size.ts';
import { toPng } from './png.ts';

const WIDTH = 1200;
const HEIGHT = 630;
const MARGIN = 72;
const INK = '#1a1a1a';
const INK_2 = '#4d4d4d';
const ACCENT = '#00118f';

let fonts: Uint8Array[] | undefined;

/** Fonts come with a package, so that every machine draws the same picture. */
async function loadFonts(): Promise<Uint8Array[]> {
  if (fonts) return fonts;
  const require = createRequire(`${process.cwd()}/package.json`);
  await initWasm(readFileSync(require.resolve('@resvg/resvg-wasm/index_bg.wasm')));
  fonts = ['400Regular/BIZUDPGothic_400Regular.ttf', '700Bold/BIZUDPGothic_700Bold.ttf'].map(
    (file) => readFileSync(require.resolve(`@expo-google-fonts/biz-udpgothic/${file}`)),
  );
  return fonts;
}

/** What was drawn before is taken from here: names seldom change, and drawing takes a while. */
const CACHE = '.astro/pictures';

/** The picture that a preview of a page shows: what kind of thing it is and its names in both languages. */
export async function drawPicture(record?: AnyRecord): Promise<Uint8Array<ArrayBuffer>> {
  const svg = toSvg(record);
  const file = `${CACHE}/${createHash('sha256').update(svg).digest('hex').slice(0, 24)}.png`;
  if (existsSync(file)) return new Uint8Array(readFileSync(file));
  const fontBuffers = await loadFonts();
  const resvg = new Resvg(svg, {
    font: { fontBuffers, defaultFontFamily: 'BIZ UDPGothic', loadSystemFonts: false } as never,
    fitTo: { mode: 'width', value: PICTURE_SIZE.width },
  });
  const image = resvg.render();
  const png = toPng(image.pixels, image.width, image.height);
  image.free();
  resvg.free();
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(file, png);
  return png;
}

function toSvg(record: AnyRecord | undefined): string {
  const [ja, en] = [getStrings('ja'), getStrings('en')];
  const kind = record ? `${ja.search.one[record.kind]}  ${en.search.one[record.kind]}` : '';
  const title = record?.name.ja ?? ja.site.name;
  const subtitle = record?.name.en ?? en.site.name;
  const { large, small } = fitNames(title, subtitle);
  let y = 110 + large.size;
  const lines: string[] = [];
  const add = (line: string, size: number, colour: string, weight: number) => {
    lines.push(
      `<text x="${MARGIN}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${colour}">${escape(line)}</text>`,
    );
  };
  for (const line of large.lines) {
    add(line, large.size, INK, 700);
    y += large.size * 1.35;
  }
  y += 8;
  for (const line of small.lines) {
    add(line, small.size, INK_2, 400);
    y += small.size * 1.4;
  }
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="BIZ UDPGothic">
<rect width="${WIDTH}" height="${HEIGHT}" fill="#fff"/>
<rect width="${WIDTH}" height="12" fill="${ACCENT}"/>
<text x="${MARGIN}" y="92" font-size="28" fill="${INK_2}">${escape(kind)}</text>
${lines.join('\n')}
<path d="M${MARGIN} 540H${WIDTH - MARGIN}" stroke="${INK}" stroke-width="3"/>
<path d="M${WIDTH - MARGIN} 540v-34h-34z" fill="${ACCENT}"/>
${record ? `<text x="${MARGIN}" y="590" font-size="26" fill="${INK}" font-weight="700">${escape(ja.site.name)}<tspan dx="20" fill="${INK_2}" font-weight="400">${escape(en.site.name)}</tspan></text>` : ''}
</svg>`;
}

interface Lines {
  size: number;
  lines: string[];
}

/** Room for both names between the kind and the rule, in pixels. */
const ROOM = 390;
const SIZES = [
  [76, 36],
  [64, 32],
  [54, 30],
  [46, 28],
  [40, 26],
] as const;

/** Both names at the largest sizes at which they fit. */
function fitNames(title: string, subtitle: string): { large: Lines; small: Lines } {
  const wrap = (text: string, size: number): Lines => ({
    size,
    // The face of the picture is broader than the one that widths are estimated for.
    lines: wrapLabel(text, (WIDTH - 2 * MARGIN) / 1.1, size, splitIntoWords),
  });
  const sizes = SIZES.map(([a, b]) => ({ large: wrap(title, a), small: wrap(subtitle, b) }));
  const fits = ({ large, small }: { large: Lines; small: Lines }) =>
    large.lines.length * large.size * 1.35 + small.lines.length * small.size * 1.4 <= ROOM;
  return sizes.find(fits) ?? sizes.at(-1)!;
}
