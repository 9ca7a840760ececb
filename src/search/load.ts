import type { Load } from './search-index.ts';

/** Fetches files of an index over the network and unpacks them. */
export function createLoad(base: string): Load {
  return async (path, isEntry) => {
    // The entry names the folder of the newest index; everything in that folder never changes.
    const response = await fetch(base + path, { cache: isEntry ? 'no-cache' : 'default' });
    if (!response.ok) throw new Error(`${response.status} ${base}${path}`);
    return unpack(new Uint8Array(await response.arrayBuffer()));
  };
}

/** Unpacks gzip, unless the server has already done so. */
export async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
