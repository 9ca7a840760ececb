/** The search page: asks Pagefind for the query in the address, shows the results and filters them by kind. */
interface Pagefind {
  filters(): Promise<unknown>;
  search(query: string | null, options?: { filters?: Record<string, unknown> }): Promise<Found>;
}

interface Found {
  results: { data(): Promise<Hit> }[];
  filters: Record<string, Record<string, number>>;
}

interface Hit {
  url: string;
  excerpt: string;
  meta: { title?: string };
  filters: { kind?: string[] };
  locations: number[];
  sub_results: { title: string; url: string; excerpt: string }[];
}

const PAGE_SIZE = 20;
const root = document.querySelector<HTMLElement>('#search');

if (root) void start(root);

async function start(area: HTMLElement): Promise<void> {
  const status = area.querySelector<HTMLElement>('[role="status"]')!;
  const list = area.querySelector('ol')!;
  const more = area.querySelector<HTMLButtonElement>('button')!;
  const facet = area.querySelector<HTMLFieldSetElement>('fieldset')!;
  const words = JSON.parse(area.dataset.messages ?? '{}') as Record<string, string>;
  const address = new URLSearchParams(location.search);
  const query = (address.get('q') ?? '').normalize('NFKC').trim();
  area.hidden = false;
  for (const input of document.querySelectorAll<HTMLInputElement>('input[name="q"]'))
    input.value = query;
  if (!query) return;

  status.textContent = words.waiting ?? '';
  let engine: Pagefind;
  try {
    engine = (await import(/* @vite-ignore */ area.dataset.bundle!)) as Pagefind;
    // Counts by kind come with a search only after this call.
    await engine.filters();
  } catch {
    status.textContent = words.failed ?? '';
    return;
  }

  const kinds = address.getAll('kind');
  await show(kinds);

  facet.addEventListener('change', () => {
    const chosen = [...facet.querySelectorAll('input:checked')].map(
      (box) => (box as HTMLInputElement).value,
    );
    address.delete('kind');
    for (const kind of chosen) address.append('kind', kind);
    history.replaceState(null, '', `?${address}`);
    void show(chosen);
  });

  async function show(chosen: string[]): Promise<void> {
    const all = await engine.search(query);
    const found =
      chosen.length > 0 ? await engine.search(query, { filters: { kind: { any: chosen } } }) : all;
    const pattern =
      found.results.length === 0
        ? words.none
        : found.results.length === 1
          ? words.one
          : words.results;
    const text = (pattern ?? '')
      .replace('{query}', query)
      .replace('-1', String(found.results.length));
    status.textContent = text;
    document.title = text;
    showFacet(all.filters.kind ?? {}, chosen);
    list.replaceChildren();
    await showMore(found, 0);
  }

  async function showMore(found: Found, from: number): Promise<void> {
    const hits = await Promise.all(
      found.results.slice(from, from + PAGE_SIZE).map((result) => result.data()),
    );
    list.append(...hits.map(toItem));
    const next = from + PAGE_SIZE;
    more.hidden = next >= found.results.length;
    more.onclick = () => void showMore(found, next);
  }

  function showFacet(counts: Record<string, number>, chosen: string[]): void {
    const labels = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .sort((a, b) => b[1] - a[1])
      .map(([kind, count]) => {
        const label = document.createElement('label');
        const box = Object.assign(document.createElement('input'), {
          type: 'checkbox',
          value: kind,
          checked: chosen.includes(kind),
        });
        const number = document.createElement('span');
        number.textContent = String(count);
        label.append(box, ` ${kind} `, number);
        return label;
      });
    facet.hidden = labels.length === 0;
    facet.querySelector('div')!.replaceChildren(...labels);
  }

  function toItem(hit: Hit): HTMLElement {
    const item = document.createElement('li');
    const kind = document.createElement('small');
    kind.className = 'meta';
    kind.textContent = hit.filters.kind?.[0] ?? '';
    const heading = document.createElement('h2');
    const link = Object.assign(document.createElement('a'), { href: hit.url });
    link.textContent = hit.meta.title ?? hit.url;
    heading.append(link);
    const excerpt = document.createElement('p');
    // Pagefind escapes the text of the page and adds only <mark>.
    excerpt.innerHTML = hit.excerpt;
    const place = document.createElement('p');
    place.className = 'meta';
    const part = hit.sub_results.find(({ url }) => url.includes('#'));
    if (part)
      place.append(
        Object.assign(document.createElement('a'), { href: part.url, textContent: part.title }),
        ' ',
      );
    place.append((words.matches ?? '').replace('-1', String(hit.locations.length)));
    item.append(kind, heading, excerpt, place);
    return item;
  }
}

// Makes this file a module, so that its names are its own.
export {};
