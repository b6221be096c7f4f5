/**
 * Times whole processes from outside: wall seconds, CPU seconds and peak memory of everything a command starts. Linux
 * only.
 */

import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';

/** How often the process tree is looked at, in milliseconds. What lives shorter between two looks is not seen. */
const interval = 50;
/** Memory is weighed at every so-many-th look: the kernel walks through all of it. */
const looksBetweenWeighings = 4;

/** USER_HZ: the unit of times in /proc, 100 a second on every Linux that Node runs on. */
const ticks = 100;

/**
 * Runs the commands in turn (A B C, A B C …), so that a machine that grows slower does so for all of them, and gives
 * the runs of each. The first round warms caches and is not counted, unless `warms` is false. A command is `{ name,
 * file, args, env, before }`: `before` is called ahead of each run, and not timed. One that fails ends the benchmark.
 */
export async function inTurn(commands, { runs, onRun, warms = true }) {
  const measured = new Map(commands.map(({ name }) => [name, []]));
  for (let round = warms ? 0 : 1; round <= runs; round += 1) {
    for (const command of commands) {
      const run = await measure(command);
      if (round > 0) measured.get(command.name).push(run);
      onRun(command, run, round);
    }
  }
  return measured;
}

/** One run: `wall` and `cpu` in seconds, `peak` in megabytes, and what the command printed. */
async function measure({ name, file, args, env = {}, before = () => undefined }) {
  before();
  const cpuBefore = reapedSeconds();
  const start = performance.now();
  const child = spawn(file, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
  const tree = watchTree(child.pid);
  const output = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'])
    child[stream].setEncoding('utf8').on('data', (text) => (output[stream] += text));
  const ended = new Promise((resolve, reject) =>
    child.once('error', reject).once('exit', () => resolve(performance.now())),
  );
  const closed = new Promise((resolve) => child.once('close', resolve));
  const wall = ((await ended.finally(tree.stop)) - start) / 1000;
  const status = await closed;
  if (status !== 0)
    throw new Error(`${name} ended with status ${status}\n${output.stderr}${output.stdout.slice(0, 2000)}`);
  return { wall, cpu: Math.max(reapedSeconds() - cpuBefore, tree.cpu()), peak: tree.peak(), stdout: output.stdout };
}

export function median(numbers) {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/**
 * CPU seconds of all children of ours that have ended, with the children those waited for. Exact, but without what a
 * command did not wait for, such as Chrome's renderers; the watched tree has those, up to the last look. The greater of
 * both is nearer the truth.
 */
function reapedSeconds() {
  const { reaped } = readStat('self');
  return reaped / ticks;
}

/** Looks at a process and all it starts. Who was once seen in the tree stays in it, also when its parent ends first. */
function watchTree(root) {
  const seen = new Map();
  let peak = 0;
  let looks = 0;
  const look = () => {
    const living = readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(readStat)
      .filter((stat) => stat !== undefined);
    const inTree = members(living, root, seen);
    for (const { key, cpu } of inTree) seen.set(key, cpu);
    if (looks % looksBetweenWeighings === 0)
      peak = Math.max(
        peak,
        inTree.reduce((sum, { pid }) => sum + weigh(pid), 0),
      );
    looks += 1;
  };
  look();
  const timer = setInterval(look, interval);
  return {
    stop: () => clearInterval(timer),
    peak: () => peak / 1e6,
    cpu: () => [...seen.values()].reduce((sum, cpu) => sum + cpu, 0) / ticks,
  };
}

function members(living, root, seen) {
  const inTree = new Map();
  const byPid = new Map(living.map((stat) => [stat.pid, stat]));
  const belongs = (stat) => {
    if (stat === undefined) return false;
    if (!inTree.has(stat.pid))
      inTree.set(stat.pid, stat.pid === root || seen.has(stat.key) || belongs(byPid.get(stat.parent)));
    return inTree.get(stat.pid);
  };
  return living.filter(belongs);
}

/** Bytes of a process in memory, its share of what it has in common with others (Pss); 0 when it has gone. */
function weigh(pid) {
  try {
    const [, kilobytes = 0] = /^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'latin1')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** proc(5), /proc/PID/stat; undefined when the process has gone. The name in brackets may hold spaces and brackets. */
function readStat(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const field = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const number = (position) => Number(field[position - 3]);
    const own = Number.parseInt(text, 10);
    return {
      pid: own,
      key: `${own}/${field[19]}`,
      parent: number(4),
      cpu: number(14) + number(15),
      reaped: number(16) + number(17),
    };
  } catch {
    return undefined;
  }
}
