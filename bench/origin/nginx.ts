import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";

/** nginx as one would set it up to serve segments, one worker, from `root` on a loopback port. */
export async function startNginx(folder: string, root: string, port: number): Promise<ChildProcess> {
  await mkdir(join(folder, "tmp"), { recursive: true });
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${join(folder, "tmp", name)};`)
    .join("\n  ");
  const config = join(folder, "nginx.conf");
  await writeFile(
    config,
    // Its workers must be able to read a folder that only we can.
    `${process.getuid?.() === 0 ? "user root;\n" : ""}daemon off;
worker_processes 1;
pid ${join(folder, "nginx.pid")};
error_log ${join(folder, "error.log")};
events { worker_connections 4096; }
http {
  ${temporary}
  access_log off;
  sendfile on;
  tcp_nopush on;
  tcp_nodelay on;
  keepalive_requests 10000000;
  open_file_cache max=10000 inactive=600s;
  types { video/mp4 m4s mp4; }
  server {
    listen 127.0.0.1:${port} backlog=1024;
    root ${root};
    add_header access-control-allow-origin *;
    add_header cache-control "public, max-age=600";
  }
}
`,
  );
  const child = spawn("nginx", ["-p", folder, "-e", join(folder, "error.log"), "-c", config], {
    stdio: ["ignore", "ignore", "inherit"],
    env: { ...process.env, PATH: `${process.env["PATH"] ?? ""}:/usr/sbin` },
  });
  const failed = new Promise<never>((_, reject) => {
    child.once("error", () => reject(new Error("nginx is missing. On Debian: apt-get install nginx-light")));
    child.once("exit", (code) => reject(new Error(`nginx ended with code ${code}`)));
  });
  failed.catch(() => {});
  await Promise.race([listening(port), failed]);
  return child;
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect(port, "127.0.0.1", () => resolve(true));
      socket.once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await new Promise((wake) => setTimeout(wake, 20));
  }
}
