/** Reads the images beside the texts, `articles/<id>/<name>.png`, and gives them to the pages. */
import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { imageMetadata } from "astro/assets/utils";
import { imageNameIn } from "../markdown/images.ts";
import { placeOf } from "../markdown/source-map.ts";
import { imageAddress } from "./addresses.ts";
import { decodeText } from "./encoding.ts";
import { listFiles, type SourceFile, startOf } from "./files.ts";
import type { Image, Site } from "./model.ts";
import { type Problem, problemAt } from "./problems.ts";
import { svgFault } from "./svg.ts";

/** The attributes by which a page shows an image. */
export interface ImageAttributes {
  src: string;
  width: number;
  height: number;
  loading: "lazy";
  decoding: "async";
}

/** Gives the image of a name its attributes; nothing where there is none. */
export type ImageOf = (name: string) => ImageAttributes | undefined;

/** File name extensions and what `imageMetadata` calls their formats. */
const FORMATS: ReadonlyMap<string, string> = new Map([
  ["png", "png"],
  ["jpg", "jpg"],
  ["jpeg", "jpg"],
  ["webp", "webp"],
  ["avif", "avif"],
  ["gif", "gif"],
  ["svg", "svg"],
]);

/** In bytes: what a reader on a slow line waits for, 4 s at 2 Mbit/s. */
const HEAVIEST = 1_000_000;
/** In pixels: more than any screen shows, and what a phone can still decode. */
const LARGEST = 25_000_000;

const IMAGE_FILE = new RegExp(String.raw`^[^/]+/[^/]+\.(?:${[...FORMATS.keys()].join("|")})$`, "iu");
const SAFE_NAME = new RegExp(String.raw`^[a-z0-9]+(?:[-_.][a-z0-9]+)*\.(?:${[...FORMATS.keys()].join("|")})$`, "u");

/** Whether a file of `articles/` or `pages/` is an image beside a text. */
export const isImageFile = (name: string): boolean => IMAGE_FILE.test(name);

/** What was found beside the texts of a kind. */
export interface ReadImages {
  images: Image[];
  /** Every image file that can be named, readable or not: "articles/<id>/<name>", and its path from the project's root. */
  files: ReadonlyMap<string, string>;
  problems: Problem[];
}

/**
 * Reads every image of a folder of texts.
 * @param kind the folder's name in the base, "articles" or "pages"
 */
export async function readImages(folder: string, kind: string): Promise<ReadImages> {
  const files = (await listFiles(folder)).filter(({ name }) => isImageFile(name));
  const named = files.filter(({ name }) => SAFE_NAME.test(name.split("/")[1] ?? ""));
  const read = await Promise.all(files.map((file) => readImage(file, kind)));
  return {
    images: read.flatMap((one) => ("rule" in one ? [] : [one])),
    files: new Map(named.map(({ name, file }) => [`${kind}/${name}`, file])),
    problems: read.flatMap((one) => ("rule" in one ? [one] : [])),
  };
}

async function readImage({ path, file, name: below }: SourceFile, kind: string): Promise<Image | Problem> {
  const [id = "", name = ""] = below.split("/");
  const complain = (rule: Problem["rule"], message: string): Problem => problemAt(startOf(file), rule, message);
  if (!SAFE_NAME.test(name))
    return complain(
      "file-in-place",
      "the name of an image is lower-case letters, digits and hyphens; rename this file.",
    );
  try {
    const { size } = await stat(path);
    if (size > HEAVIEST)
      return complain(
        "image-size",
        `the image has ${millions(size)} MB, and ${millions(HEAVIEST)} are the most; make it smaller, or save it as WebP or AVIF.`,
      );
    const bytes = await readFile(path);
    const { width, height, format } = await imageMetadata(bytes);
    const expected = FORMATS.get(name.split(".").at(-1) ?? "");
    if (format !== expected)
      return complain("image-readable", `the file is of the kind ${format}, not ${expected}; name it so.`);
    if (width * height > LARGEST)
      return complain(
        "image-size",
        `the image has ${width} × ${height} = ${millions(width * height)} megapixels, and ${millions(LARGEST)} are the most; make it smaller.`,
      );
    const drawing = format === "svg" ? decodeText(bytes, file) : "";
    if (typeof drawing !== "string") return drawing;
    const fault = svgFault(drawing);
    if (fault !== undefined) {
      const place = { file, ...placeOf(drawing, fault.offset) };
      return problemAt(place, "image-safe", `${fault.words}; take that out of the drawing.`);
    }
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 10);
    return { folder: `${kind}/${id}`, name, path, file, width, height, hash };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === undefined ? "is no image that a browser can show" : `cannot be read (${code})`;
    return complain("image-readable", `the file ${reason}; save it again as PNG, JPEG, WebP, AVIF, GIF or SVG.`);
  }
}

const millions = (number: number): string => (number / 1_000_000).toFixed(1);

/** @param images those beside a text */
export const imagesFrom =
  (images: readonly Image[], site: Site): ImageOf =>
  (destination) => {
    const image = images.find(({ name }) => name === nameOf(destination));
    if (image === undefined) return undefined;
    const { width, height } = image;
    return { src: imageAddress(site, image), width, height, loading: "lazy", decoding: "async" };
  };

/** `./` says the same folder. */
export const nameOf = (destination: string): string => destination.replace(/^\.\//u, "");

/** An image as the Markdown engine writes it: the address comes first. */
const RENDERED = /<img src="([^"]*)"/gu;

/** Rendered Markdown with the addresses and sizes of its images. */
export const withImages = (html: string, imageOf: ImageOf): string =>
  html.replaceAll(RENDERED, (written, address: string) => {
    const name = imageNameIn(address);
    const attributes = name === undefined ? undefined : imageOf(name);
    if (attributes === undefined) return written;
    const words = Object.entries(attributes).map(([attribute, value]) => `${attribute}="${value}"`);
    return `<img ${words.join(" ")}`;
  });
