/** Whether a package is made for this machine; `os` and `cpu` name machines, or with `!` those that are not meant. */
function isFor({ os, cpu, libc }, { platform, arch }) {
  const names = (list, value) => {
    const all = [list ?? []].flat();
    if (all.length === 0) return true;
    return all.some((name) => !name.startsWith("!")) ? all.includes(value) : !all.includes(`!${value}`);
  };
  return names(os, platform) && names(cpu, arch) && names(libc, "glibc");
}

/** Paths under `node_modules` of what the lock file wants on this machine. */
export const packagesFor = (lock, machine) =>
  Object.entries(lock.packages).flatMap(([path, entry]) =>
    path === "" || entry.link || entry.peer || !isFor(entry, machine) ? [] : [path],
  );

/**
 * How many packages of `package-lock.json` are not in `node_modules` as locked. npm itself keeps the list of what it
 * installed (`node_modules/.package-lock.json`), so it does not matter who ran it.
 */
export function missingPackages(lock, installed, machine) {
  return packagesFor(lock, machine).filter((path) => {
    const entry = lock.packages[path];
    const there = installed?.packages?.[path];
    if (there) return there.version !== entry.version || there.integrity !== entry.integrity;
    // Of what is optional, only our own Node is worth a failure.
    return !entry.optional || /node_modules\/node-linux-/.test(path);
  }).length;
}
