/**
 * How many packages of `package-lock.json` are not in `node_modules` as locked. npm itself keeps the list of what it
 * installed (`node_modules/.package-lock.json`), so it does not matter who ran it.
 */
export function missingPackages(lock, installed, { platform, arch }) {
  const fits = (list, value) => {
    const names = [list ?? []].flat();
    return (
      names.length === 0 ||
      (names.some((name) => !name.startsWith("!")) ? names.includes(value) : !names.includes(`!${value}`))
    );
  };
  return Object.entries(lock.packages).filter(([path, entry]) => {
    if (path === "" || entry.link) return false;
    const there = installed?.packages?.[path];
    if (there) return there.version !== entry.version || there.integrity !== entry.integrity;
    // npm leaves out what is made for other machines; what it could not get of the optional is not worth a failure either,
    // but for our own Node.
    return entry.optional
      ? /node_modules\/node-linux-/.test(path) && fits(entry.os, platform) && fits(entry.cpu, arch)
      : !entry.peer;
  }).length;
}
