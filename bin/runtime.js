// Plain JavaScript for any Node from 18 up: finds the Node 24 that npm installed beside us and goes on in it.
//
// How a stop signal reaches the service (measured with npm 11 on Debian's dash):
//   node src/main.ts, pointsman serve   SIGTERM and SIGINT arrive, once.
//   npm start with "exec node …"        SIGTERM and SIGINT arrive. Ctrl-C arrives twice, from the terminal and
//                                       from npm, so a second signal within a second is no second request.
//   npm start with "node …"             npm hands SIGTERM to its shell, which dies of it and leaves Node running.
// Hence "exec" in package.json; in a container start Node itself.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;

/**
 * Runs the module `entry` in this process if its Node is new enough, else in a child on the Node
 * that npm installed, with our arguments, streams and signals, and ends as the child ends.
 * @param {URL} entry the TypeScript or JavaScript file to run; it must act when it is imported, without
 *   asking whether it is the main module
 * @param {{ version?: string, from?: string }} [pretend] tests say which Node this is, and where
 *   packages are looked for
 */
export async function runOnNode24(entry, pretend = {}) {
  const { version = process.versions.node, from = import.meta.url } = pretend;
  if (majorOf(version) >= NEEDED) {
    await import(entry.href);
    return;
  }
  const node = findNode(from);
  if (!node) return complain(version, 'npm has not installed one here');
  const child = spawn(node, [fileURLToPath(entry), ...process.argv.slice(2)], { stdio: 'inherit' });
  child.on('error', (error) =>
    complain(version, `the one that npm installed does not run (${error.message})`),
  );
  // A terminal sends its Ctrl-C and hang-up to the child as well; passed on, they would count twice.
  const isOnTerminal = process.stdin.isTTY === true;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) {
    process.on(signal, () => {
      if (signal === 'SIGTERM' || !isOnTerminal) child.kill(signal);
    });
  }
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/**
 * The Node that came as a platform package, if it is new enough.
 * @param {string} from where to look for packages
 * @returns {string | null}
 */
function findNode(from) {
  const require = createRequire(from);
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  for (const name of [`node-${platform}-${os.arch()}`, `node-bin-${platform}-${os.arch()}`]) {
    try {
      const manifest = require.resolve(`${name}/package.json`);
      if (majorOf(require(manifest).version) < NEEDED) continue;
      const program = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
      return path.join(path.dirname(manifest), program);
    } catch {
      // not installed
    }
  }
  return null;
}

/** @param {string} version */
function majorOf(version) {
  return Number.parseInt(version, 10);
}

/**
 * @param {string} version
 * @param {string} trouble
 */
function complain(version, trouble) {
  process.stderr.write(
    `Pointsman needs Node ${NEEDED} or later; this is Node ${version}, and ${trouble}. Run "npm ci" in its folder, or install Node ${NEEDED} from nodejs.org.\n`,
  );
  process.exitCode = 1;
}
