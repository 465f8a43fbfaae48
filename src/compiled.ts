// Node 20 compiles every file anew at each start; newer ones keep what they compiled by themselves. Here the build lays what
// V8 made of a file beside it (FILE.compiled), and it is used where this very Node wrote it; elsewhere V8 refuses it and
// compiles as usual. The build removes those of an older source: V8 itself compares no more than the length.

import { readFileSync } from 'node:fs';
import Module from 'node:module';
import path from 'node:path';
import vm from 'node:vm';

interface Compiling {
	exports: unknown;
	filename: string;
	loaded: boolean;
	paths: string[];
	require(id: string): unknown;
	_compile(code: string, file: string): unknown;
}

/** What Node's loader is made of, as far as it is used here. */
const loader = Module as unknown as {
	new (file: string): Compiling;
	prototype: Compiling;
	_cache: Record<string, Compiling | undefined>;
	enableCompileCache?: () => void;
};

function compiledOf(file: string): Buffer | null {
	try {
		return readFileSync(`${file}.compiled`);
	} catch {
		return null;
	}
}

/** The file beside `from` that `id` names, without the searches of Node's loader; null where it was not compiled before. */
function besides(from: Compiling, id: string): Compiling | null {
	const file = path.join(path.dirname(from.filename), id);
	const known = loader._cache[file];
	if (known) return known;
	const compiled = compiledOf(file);
	if (compiled === null) return null;
	const module = Object.assign(new loader(file), { filename: file, paths: from.paths });
	// Before it runs, as there: two files may need each other.
	loader._cache[file] = module;
	try {
		runCompiled(module, readFileSync(file, 'utf8'), file, compiled);
	} catch (error) {
		delete loader._cache[file];
		throw error;
	}
	module.loaded = true;
	return module;
}

/** Runs the text of a module as Node's own loader does (lib/internal/modules/cjs/loader.js), from what was compiled before. */
function runCompiled(module: Compiling, code: string, file: string, cachedData: Buffer): void {
	const run = new vm.Script(Module.wrap(code), { filename: file, cachedData }).runInThisContext() as (
		...args: unknown[]
	) => unknown;
	// The files of the build call it and ask nothing else of it.
	const require = (id: string): unknown =>
		(id.startsWith('./') ? besides(module, id)?.exports : undefined) ?? module.require(id);
	run.call(module.exports, module.exports, require, module, file, path.dirname(file));
}

/** From now on the files in `folder` are taken as they were compiled when they were built. */
export function useCompiled(folder: string): void {
	if (loader.enableCompileCache) {
		loader.enableCompileCache();
		return;
	}
	const usual = loader.prototype._compile;
	loader.prototype._compile = function (this: Compiling, code: string, file: string): unknown {
		const compiled = file.startsWith(folder) ? compiledOf(file) : null;
		return compiled ? runCompiled(this, code, file, compiled) : usual.call(this, code, file);
	};
}
