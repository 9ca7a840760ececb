/** The part of Citation.js that the tests use; the package has no types of its own. */
declare module '@citation-js/core' {
  interface Entry {
    id?: string;
    title?: string;
    URL?: string;
    note?: string;
    author?: { literal?: string; family?: string; given?: string; suffix?: string }[];
    publisher?: string;
    issued?: { 'date-parts'?: number[][] };
  }
  export const plugins: {
    input: { chain(text: string, options: { forceType: string; generateGraph: boolean }): Entry[] };
  };
}
declare module '@citation-js/plugin-bibtex';
declare module '@citation-js/plugin-cff';
declare module '@citation-js/plugin-ris';
declare module 'csl-validator-wasm' {
  export function validateStyle(style: string): Promise<string>;
}
