/** Reads what a page says as text, with a mark behind each figure that has a proof. */

/** A figure that has a proof. */
export interface Mark {
  claim: string;
}
export type Cell = (string | Mark)[];

/** The claims that the marks of an element lead to. */
export function listClaims(root: Element): string[] {
  const links = root.querySelectorAll('svg a, a.claim');
  return [...new Set([...links].map(getClaim))].filter((id) => id !== '');
}

/** The id of the claim that a mark leads to; a link inside a chart has no `hash` of its own. */
export function getClaim(link: Element): string {
  return decodeURIComponent(/#(.*)/.exec(link.getAttribute('href') ?? '')?.[1] ?? '');
}

/** The text of an element as it is read, with a mark behind each figure. */
export function readCell(element: Element, without?: Element): Cell {
  const cell: Cell = [];
  const write = (node: Node) => {
    if (node instanceof Text) return void cell.push(node.data.replace(/\s+/g, ' '));
    // What only tells a control apart is no text of the table.
    if (!(node instanceof Element) || node === without) return;
    if (node.matches('[hidden], .hidden, button, th > a.meta, a.cite, svg')) return;
    // What a drawing shows stands beside it, in words, in a template.
    if (node instanceof HTMLTemplateElement) return node.content.childNodes.forEach(write);
    const isBlock = node !== element && node.matches('div, p, li, br, dt, dd');
    if (isBlock) cell.push('\n');
    node.childNodes.forEach(write);
    if (node.matches('a.claim')) cell.push({ claim: getClaim(node) });
    if (isBlock) cell.push('\n');
  };
  write(element);
  return tidy(cell);
}

/** Joins the runs of text and takes away the breaks and spaces that only the markup had. */
function tidy(cell: Cell): Cell {
  const joined: Cell = [];
  for (const run of cell) {
    const last = joined.at(-1);
    if (typeof run === 'string' && typeof last === 'string') joined[joined.length - 1] = last + run;
    else joined.push(run);
  }
  const clean = joined.map((run) =>
    typeof run === 'string' ? run.replace(/ *\n[ \n]*/g, '\n').replace(/ +/g, ' ') : run,
  );
  const edge = (at: number, blank: RegExp) => {
    const run = clean.at(at);
    if (typeof run === 'string') clean.splice(at, 1, run.replace(blank, ''));
  };
  edge(0, /^\s+/);
  edge(-1, /\s+$/);
  return clean.filter((run) => run !== '');
}
