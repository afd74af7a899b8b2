/** Placeholder until the marks are merged. */
export function markFound(): void {
  // Nothing yet.
}
