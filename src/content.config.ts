import { defineCollection } from "astro:content";
import { textsLoader } from "./knowledge/loader.ts";

export const collections = { texts: defineCollection({ loader: textsLoader() }) };
