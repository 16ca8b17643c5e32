import { type ChildProcess, fork } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { PrintAnswer } from './typst-program.ts';

/** Our largest document (a plan of a thousand activities) takes 2 s; whatever takes ten times as long is stuck. */
const mostMs = 20_000;
const mostBytes = 700 * 2 ** 20;
const restMs = 60_000;
const mostDocuments = 50;
const watchMs = 250;
/** Linux counts memory in pages. */
const pageBytes = 4096;

export interface PrintLimits {
  mostMs: number;
  mostBytes: number;
}

/** One process that makes documents, one after another; begun at the first, ended when there is nothing to do. */
export class Printer {
  #program: ChildProcess | undefined;
  #made = 0;
  #line: Promise<unknown> = Promise.resolve();
  #rest: NodeJS.Timeout | undefined;
  readonly #limits: PrintLimits;

  constructor(limits: PrintLimits = { mostMs, mostBytes }) {
    this.#limits = limits;
  }

  /** @param data JSON text */
  print(source: string, data: string): Promise<PrintAnswer> {
    const answer = this.#line.then(() => this.#printOne(source, data));
    this.#line = answer.catch(() => undefined);
    return answer;
  }

  async #printOne(source: string, data: string): Promise<PrintAnswer> {
    clearTimeout(this.#rest);
    const program = this.#program ?? this.#begin();
    program.ref();
    program.channel?.ref?.();
    this.#made += 1;
    try {
      return await answerOf(program, { source, data }, this.#limits);
    } finally {
      if (this.#made >= mostDocuments || program.exitCode !== null || program.killed) this.#end();
      else {
        // Nothing waits for it now: it must not keep a command line from ending.
        program.unref();
        program.channel?.unref?.();
        this.#rest = setTimeout(() => this.#end(), restMs);
        this.#rest.unref();
      }
    }
  }

  #begin(): ChildProcess {
    const program = fork(programFile(), [], {
      execArgv: [],
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    });
    program.on('error', () => undefined);
    program.once('exit', () => {
      if (this.#program === program) this.#program = undefined;
    });
    this.#program = program;
    this.#made = 0;
    return program;
  }

  #end(): void {
    this.#program?.kill('SIGKILL');
    this.#program = undefined;
  }
}

function answerOf(
  program: ChildProcess,
  message: { source: string; data: string },
  limits: PrintLimits,
): Promise<PrintAnswer> {
  return new Promise((resolve) => {
    const done = (answer: PrintAnswer) => {
      clearTimeout(limit);
      clearInterval(watch);
      program.removeAllListeners('message');
      program.removeListener('exit', died);
      resolve(answer);
    };
    const stop = (problem: string) => {
      program.kill('SIGKILL');
      done({ problem, glyphs: false });
    };
    const died = () => done({ problem: 'The process that makes documents ended', glyphs: false });
    const limit = setTimeout(() => stop(`No document after ${limits.mostMs / 1000} s`), limits.mostMs);
    const watch = setInterval(() => {
      if (memoryOf(program.pid) > limits.mostBytes) stop('The document needs too much memory');
    }, watchMs);
    program.once('exit', died);
    program.once('message', (answer) => done(answer as PrintAnswer));
    program.send(message, (error) => error && stop(String(error)));
  });
}

/** Resident bytes; 0 where the system does not tell. */
function memoryOf(pid: number | undefined): number {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
}

/** In the bundle this module lies elsewhere, but the program and its fonts lie where they were written. */
function programFile(): string {
  for (let folder = import.meta.dirname; ; folder = path.dirname(folder)) {
    const file = path.join(folder, 'src', 'platform', 'pdf', 'typst-program.ts');
    if (existsSync(file)) return file;
    if (folder === path.dirname(folder)) throw new Error('The program that makes documents is missing');
  }
}
