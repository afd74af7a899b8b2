/** The places of a text’s blocks in another variant, in as few letters as its page can carry. */

/**
 * Tells only where the distance between a block and its place changes: pairs of the first block and the distance from
 * there on, as in "12,1,30,-2". Nothing for two texts of the same structure, which most are.
 */
export function printShifts(places: readonly number[]): string {
  let shift = 0;
  const changes = places.flatMap((place, block) => {
    if (place - block === shift) return [];
    shift = place - block;
    return [block, shift];
  });
  return changes.join(",");
}

/**
 * The shifts of one variant of several, each told behind its locale: "it de,12,1,30,-2".
 * @returns "" for one of the same structure, nothing for a locale that is not among them
 */
export const shiftsIn = (variants: string, locale: string): string | undefined =>
  variants
    .split(" ")
    .find((variant) => variant.split(",", 1)[0] === locale)
    ?.slice(locale.length);

/** The place of a block, by what `printShifts` has told. */
export function shifted(block: number, shifts: string): number {
  let place = block;
  for (const [, from, shift] of shifts.matchAll(/(\d+),(-?\d+)/gu))
    if (Number(from) <= block) place = block + Number(shift);
  return place;
}
