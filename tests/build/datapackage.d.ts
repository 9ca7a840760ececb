/** The part of the Frictionless libraries that the tests use; the packages have no types of their own. */
declare module 'datapackage' {
  export class Package {
    static load(descriptor: string, options: { strict: boolean }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: Error[];
    readonly resourceNames: string[];
  }
}

declare module 'tableschema' {
  export class Table {
    /** Options besides `schema` and `encoding` are those of the reader of CSV. */
    static load(source: string, options: Record<string, unknown>): Promise<Table>;
    read(options: { keyed: boolean }): Promise<object[]>;
  }
}
