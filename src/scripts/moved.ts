/** Leads from the address of a renamed page to the new one, with the version and the place that were cited. */
const successor = document.querySelector<HTMLAnchorElement>('a.successor');
const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));

// A place that went elsewhere than its page leads there by itself.
if (successor && !place?.dataset.moved) {
  const next = new URL(successor.href);
  next.search = location.search;
  if (location.hash) next.hash = location.hash;
  location.replace(next);
}

// Makes this file a module, so that its names are its own.
export {};
