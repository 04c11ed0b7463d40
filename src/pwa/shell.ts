import { BUILD_META, type BuildQuestion, isBuildAnswer, SERVICE_WORKER_PATH } from "../../contracts/service-worker.ts";
import { observable, type Observable } from "../core/observable.ts";

/** The page's shell, kept on this device by the service worker. */
export interface Shell {
  /** A new version is there. The page goes on with its own until it is loaded again. */
  readonly newVersion: Observable<boolean>;
  close(): void;
}

/** Long walls stay open for days. */
const LOOK_AGAIN_MS = 3_600_000;
/** A worker that does not know the question says nothing; one that does may have to be started on a busy device. */
const ANSWER_MS = 30_000;

/**
 * Has the shell kept, and looks for a new one each hour and whenever the viewer comes back to the page. Where there can
 * be no service worker (private windows, plain HTTP) nothing happens.
 */
export function keepShell(container: ServiceWorkerContainer | undefined, build: string): Shell {
  const newVersion = observable(false);
  const closing = new AbortController();
  let registration: ServiceWorkerRegistration | undefined;

  const look = async (worker: ServiceWorker | null | undefined) => {
    if (worker && (await isNewer(worker, build))) newVersion.set(true);
  };
  const follow = (worker: ServiceWorker | null | undefined) =>
    worker?.addEventListener(
      "statechange",
      // Where no page stands under the old one, it does not wait.
      () => (worker.state === "installed" || worker.state === "activated") && void look(worker),
      closing,
    );
  const update = () => void registration?.update().catch(() => undefined);

  const start = async () => {
    if (container === undefined || build === "") return;
    registration = await container.register(SERVICE_WORKER_PATH, { updateViaCache: "none" });
    if (closing.signal.aborted) return;
    registration.addEventListener("updatefound", () => follow(registration?.installing), closing);
    follow(registration.installing);
    await look(registration.waiting ?? registration.active);
  };
  void start().catch(() => undefined);
  const timer = setInterval(update, LOOK_AGAIN_MS);
  document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && update(), closing);

  return {
    newVersion,
    close() {
      clearInterval(timer);
      closing.abort();
    },
  };
}

/** The build that this page is of; empty where it was not built (vite's own server). */
export const pageBuild = (): string =>
  document.querySelector<HTMLMetaElement>(`meta[name="${BUILD_META}"]`)?.content ?? "";

function isNewer(worker: ServiceWorker, build: string): Promise<boolean> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    const late = setTimeout(() => resolve(false), ANSWER_MS);
    port1.addEventListener("message", ({ data }: MessageEvent<unknown>) => {
      clearTimeout(late);
      resolve(isBuildAnswer(data) && data.isNew);
    });
    port1.start();
    worker.postMessage({ type: "build", build } satisfies BuildQuestion, [port2]);
  });
}
