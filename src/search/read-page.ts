import type { Block, SearchPage } from './page.ts';

type Text = Pick<SearchPage, 'title' | 'headings' | 'blocks'>;

interface Open {
  tag: string;
  id: string;
  isSkipped: boolean;
  isPrinted: boolean;
  isKey: boolean;
}

const TOKEN =
  /<!--[\s\S]*?-->|<(script|style|template|noscript)\b[\s\S]*?<\/\1>|<(\/?)([a-zA-Z][\w:-]*)((?:\s[^\s=>/]+(?:="[^"]*"|='[^']*'|=[^\s>]+)?)*)\s*(\/?)>|[^<]+/gi;
const ATTRIBUTE = /([^\s=>/]+)(?:="([^"]*)"|='([^']*)'|=([^\s>]+))?/g;
const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'wbr']);
/** Text goes on through these; every other element begins and ends a block. */
const INLINE = new Set(
  'a abbr b bdi bdo br cite code data del dfn em i ins kbd mark q s samp small span strong sub sup time tspan u var wbr'.split(
    ' ',
  ),
);
const HEADING = /^h[1-6]$/;
/** The section of a record's names and the block of the title hold other names; must match `RecordFacts.astro` and `Page.astro`. */
const NAMES_ID = 'names';
const TITLE_CLASS = 'title';

/**
 * Reads the text of a built page: what stands in its `data-search-body`, less what is marked `data-search-skip`
 * or hidden. Undefined for a page that is not to be found.
 */
export function readPage(html: string): Text | undefined {
  const start = html.search(/<[^>]*\sdata-search-body[\s=>]/);
  if (start < 0) return undefined;
  const walker = new Walker();
  for (const match of html.slice(start).matchAll(TOKEN)) {
    const [token, raw, slash, name, attributes = '', isClosed] = match;
    if (raw || token.startsWith('<!')) continue;
    if (!name) walker.addText(decode(token));
    else if (slash) walker.close(name.toLowerCase());
    else walker.open(name.toLowerCase(), readAttributes(attributes), Boolean(isClosed));
    if (walker.isDone) break;
  }
  return walker.finish();
}

class Walker {
  #open: Open[] = [];
  #text = '';
  #drawn = new Set<string>();
  #hasTitle = false;
  readonly #page: Text = { title: '', headings: [], blocks: [] };

  get isDone(): boolean {
    return this.#open.length === 0;
  }

  addText(text: string): void {
    if (!this.#open.at(-1)?.isSkipped) this.#text += text;
  }

  open(tag: string, attributes: Map<string, string>, isClosed: boolean): void {
    if (tag === 'br') this.addText(' ');
    if (!INLINE.has(tag)) this.#endBlock();
    if (isClosed || VOID.has(tag)) return;
    const parent = this.#open.at(-1);
    const classes = (attributes.get('class') ?? '').split(' ');
    // A link leads to the page itself rather than to its body, and to what is around a chart.
    const isInside =
      parent && !this.#open.some((element) => element.tag === 'svg') && tag !== 'svg';
    const id = isInside ? attributes.get('id') : undefined;
    this.#open.push({
      tag,
      id: id ?? parent?.id ?? '',
      isSkipped:
        Boolean(parent?.isSkipped) ||
        attributes.has('hidden') ||
        attributes.has('data-search-skip'),
      isPrinted: classes.includes('printed') || Boolean(parent?.isPrinted),
      isKey: id === NAMES_ID || classes.includes(TITLE_CLASS) || Boolean(parent?.isKey),
    });
  }

  close(tag: string): void {
    const index = this.#open.findLastIndex((element) => element.tag === tag);
    if (index < 0) return;
    if (!INLINE.has(tag)) this.#endBlock();
    this.#open.length = index;
  }

  finish(): Text {
    this.#endBlock();
    return this.#page;
  }

  #endBlock(): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    this.#text = '';
    const element = this.#open.at(-1);
    if (!text || !element) return;
    const { headings, blocks } = this.#page;
    const isHeading = this.#open.some(({ tag }) => HEADING.test(tag));
    const isTitle = isHeading && !this.#hasTitle && this.#open.some(({ tag }) => tag === 'h1');
    // Charts are drawn twice, for wide and narrow windows, with the same words.
    const isDrawn = this.#open.some(({ tag }) => tag === 'svg');
    if (isDrawn && this.#drawn.has(text)) return;
    if (isDrawn) this.#drawn.add(text);
    if (isTitle) {
      this.#hasTitle = true;
      this.#page.title = text;
    } else if (isHeading) {
      headings.push({ text, id: this.#getSectionId() });
    }
    const role = isTitle ? 'title' : isHeading || element.isKey ? 'key' : 'body';
    blocks.push({
      text,
      heading: headings.length - 1,
      id: isHeading ? this.#getSectionId() : element.id,
      role,
      isPrinted: element.isPrinted,
    } satisfies Block);
  }

  /** A link leads to the section of a heading rather than to the heading, which the section's name points at. */
  #getSectionId(): string {
    const section = this.#open.findLast(({ tag }) => tag === 'section');
    const heading = this.#open.findLast(({ tag }) => HEADING.test(tag));
    return (heading?.tag === 'h2' ? section?.id : heading?.id) || heading?.id || '';
  }
}

function readAttributes(written: string): Map<string, string> {
  return new Map(
    [...written.matchAll(ATTRIBUTE)].map(([, name = '', ...values]) => [
      name.toLowerCase(),
      decode(values.find((value) => value !== undefined) ?? ''),
    ]),
  );
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Reads the entities of a built page's text or attributes. */
export function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}
