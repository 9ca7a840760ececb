/** The part of citeproc-js that is used here; the package has no types of its own. */
declare module 'citeproc' {
  interface System {
    retrieveLocale(language: string): string;
    retrieveItem(id: string): unknown;
  }
  interface Engine {
    setOutputFormat(format: 'text' | 'html'): void;
    updateItems(ids: string[]): void;
    makeBibliography(): [unknown, string[]] | false;
  }
  const CSL: {
    Engine: new (system: System, style: string, language?: string, force?: boolean) => Engine;
  };
  export default CSL;
}
