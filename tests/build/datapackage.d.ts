/** The part of the Frictionless library that the tests use; the package has no types of its own. */
declare module 'datapackage' {
  export class Package {
    static load(descriptor: string, options: { strict: boolean }): Promise<Package>;
    readonly valid: boolean;
    readonly errors: Error[];
    readonly resourceNames: string[];
  }
}
