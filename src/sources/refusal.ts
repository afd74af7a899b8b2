/** The check will not follow an address; the message says why, as half a sentence. */
export class Refusal extends Error {}

/** A host asked to be left alone for longer than the check waits. */
export class AskedToWait extends Error {}
