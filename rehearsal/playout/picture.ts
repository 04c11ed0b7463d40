import type { Camera } from "../camera.ts";
import { createCamera, type Camera as Picture } from "../pictures/camera.ts";
import { createPlaceholder } from "../pictures/placeholder.ts";
import { createTestCamera } from "../pictures/test-camera.ts";
import { FEED_IDS, type FeedId } from "../scenario/feeds.ts";

const isFeed = (id: string): id is FeedId => (FEED_IDS as readonly string[]).includes(id);

/** What draws a camera's pictures. */
export function openPicture(camera: Camera): Picture {
  if (camera.kind === "test") return createTestCamera(camera.index, camera);
  if (camera.kind === "placeholder") return createPlaceholder(camera);
  if (!isFeed(camera.id)) throw new Error(`No scene is painted for ${camera.id}`);
  return createCamera(camera.id, camera);
}
