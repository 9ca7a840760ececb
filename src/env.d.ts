declare namespace App {
  interface Locals {
    /** The claims of the page in the order of its list, for parts that are rendered without its view. */
    claimIds?: string[];
  }
}
