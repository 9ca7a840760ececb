/** Leads from the address of a renamed page to the new one, with the version and the place that were cited. */
const successor = document.querySelector<HTMLAnchorElement>('a.successor');

if (successor) {
  const next = new URL(successor.href);
  next.search = location.search;
  if (location.hash) next.hash = location.hash;
  location.replace(next);
}

// Makes this file a module, so that its names are its own.
export {};
