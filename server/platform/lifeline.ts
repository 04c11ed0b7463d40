/**
 * Preloaded (`node --import`) into every process that a backend starts: ends it when its parent is gone, however that died,
 * so that no encoder outlives its house. The parent holds the other end of an IPC channel.
 */
const GRACE_MS = 4000;

if (process.channel) {
  process.once("disconnect", () => {
    process.kill(process.pid, "SIGTERM");
    setTimeout(() => {
      // Each child leads a group of its own: this takes what it started with it.
      process.kill(-process.pid, "SIGKILL");
    }, GRACE_MS).unref();
  });
  // The channel must not keep a process alive that has nothing else to do.
  process.channel.unref();
}
