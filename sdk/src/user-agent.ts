/** The version of this package, as its package.json says it. */
export const version = '0.1.0';

// Looked up by name: there is no such thing in browsers, and no types for it are asked of anybody.
const { process }: { process?: { versions?: { node?: string } } } = Object(globalThis);

/** Sent in Node alone: browsers keep the header to themselves, or ask the service first whether they may send it. */
export const userAgent = process?.versions?.node ? `guichet-sdk/${version}` : undefined;
