// Preloaded while the program runs once after a build: keeps what V8 compiled of its files beside them (src/compiled.ts).
// What an earlier run left is taken up, so that several commands add to it.

const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const vm = require('node:vm');

const folder = path.join(__dirname, '..', 'dist', 'chunks') + path.sep;
const scripts = new Map();
const usual = Module.prototype._compile;

Module.prototype._compile = function (code, file) {
	if (!file.startsWith(folder) || path.basename(file) === 'packages.js') return usual.call(this, code, file);
	const kept = `${file}.compiled`;
	const script = new vm.Script(Module.wrap(code), {
		filename: file,
		...(existsSync(kept) ? { cachedData: readFileSync(kept) } : {}),
	});
	scripts.set(kept, script);
	return script
		.runInThisContext()
		.call(this.exports, this.exports, Module.createRequire(file), this, file, path.dirname(file));
};

process.on('exit', () => {
	for (const [kept, script] of scripts) writeFileSync(kept, script.createCachedData());
});
