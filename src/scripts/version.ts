/** What a page does with its address: a version that was cited, an id that moved. */
const id = decodeURIComponent(location.hash.slice(1));

if (new URLSearchParams(location.search).has('v')) void import('./version-notice.ts');

// An id that was renamed leads on to what now stands for it, with the version that was cited.
const moved = id ? document.getElementById(id)?.dataset.moved : undefined;
if (moved) {
  const next = new URL(moved, location.href);
  next.search = location.search;
  location.replace(next);
}

// Makes this file a module, so that its names are its own.
export {};
