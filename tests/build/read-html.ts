/** One element of a page, as far as the tests look at it. */
export interface Element {
  tag: string;
  attributes: Readonly<Record<string, string>>;
  /** The language it is in: its own, or that of the nearest element around it. */
  lang: string;
  /** The elements around it, outermost first. */
  parents: readonly Element[];
}

/** A run of text with the element that holds it. */
export interface TextRun {
  text: string;
  parent: Element;
}

export interface Html {
  elements: Element[];
  /** Text that a reader sees; what scripts and styles hold is left out. */
  texts: TextRun[];
}

const VOID = new Set([
  'area',
  'base',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'track',
  'wbr',
]);
const TOKEN =
  /<!--[\s\S]*?-->|<!doctype[^>]*>|<(script|style)\b([^>]*)>[\s\S]*?<\/\1>|<(\/?)([a-zA-Z][\w:-]*)((?:\s[^\s=>/]+(?:="[^"]*"|='[^']*'|=[^\s>]+)?)*)\s*(\/?)>|[^<]+/gi;
const ATTRIBUTE = /([^\s=>/]+)(?:="([^"]*)"|='([^']*)'|=([^\s>]+))?/g;
const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
};

/** Reads the well-formed HTML that the build writes; the tests check elsewhere that it is well formed. */
export function readHtml(html: string): Html {
  const elements: Element[] = [];
  const texts: TextRun[] = [];
  const open: Element[] = [];
  const add = (tag: string, written: string) => {
    const attributes = readAttributes(written);
    const lang = attributes.lang ?? open.at(-1)?.lang ?? '';
    const element = { tag, attributes, lang, parents: [...open] };
    elements.push(element);
    return element;
  };
  for (const [token, raw, rawAttributes, slash, name, written, isClosed] of html.matchAll(TOKEN)) {
    if (raw) add(raw.toLowerCase(), rawAttributes ?? '');
    else if (name && slash) {
      const tag = name.toLowerCase();
      const index = open.findLastIndex((element) => element.tag === tag);
      if (index >= 0) open.length = index;
    } else if (name) {
      const element = add(name.toLowerCase(), written ?? '');
      if (!isClosed && !VOID.has(element.tag)) open.push(element);
    } else if (!token.startsWith('<') && token.trim() && open.length > 0) {
      texts.push({ text: decode(token), parent: open.at(-1)! });
    }
  }
  return { elements, texts };
}

function readAttributes(written: string): Record<string, string> {
  return Object.fromEntries(
    [...written.matchAll(ATTRIBUTE)].map(([, name = '', ...values]) => [
      name.toLowerCase(),
      decode(values.find((value) => value !== undefined) ?? ''),
    ]),
  );
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/gi, (whole, decimal, hex, name) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(parseInt(hex, 16));
    return ENTITIES[name] ?? whole;
  });
}
