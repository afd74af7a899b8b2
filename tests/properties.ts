import process from "node:process";

/** Runs that `npm run mutation` asks of every property. */
const asked = Number(process.env["KB_PROPERTY_RUNS"] ?? 0);

/** How often a property is tried: so many times, or oftener where more is asked. */
export const runs = (usual: number): number => Math.max(usual, asked);
