/**
 * What a page and its service worker say to each other (both ends are ours, but not always of one build: what cannot be
 * read is passed over).
 */
export const SERVICE_WORKER_PATH = "/service-worker.js";
/** Name of the `<meta>` that says which build a page is of. */
export const BUILD_META = "vedetta-build";

/** A page of this build asks a worker that waits what it brings. */
export interface BuildQuestion {
  type: "build";
  build: string;
}
/** `isNew`: the worker is of another build than the page, which may be loaded again. */
export interface BuildAnswer {
  isNew: boolean;
}

export function isBuildQuestion(data: unknown): data is BuildQuestion {
  return (
    typeof data === "object" &&
    data !== null &&
    "type" in data &&
    data.type === "build" &&
    "build" in data &&
    typeof data.build === "string"
  );
}
export const isBuildAnswer = (data: unknown): data is BuildAnswer =>
  typeof data === "object" && data !== null && "isNew" in data && typeof data.isNew === "boolean";
