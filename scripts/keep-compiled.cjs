// Runs the commands that are handed to it (a JSON list of word lists) one after the other in this process, then keeps what V8
// compiled of the program's files beside them (src/compiled.ts). All in one process: V8 writes down only what it compiled
// itself, so that a second process would add nothing to what the first one left.

const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const v8 = require('node:v8');
const vm = require('node:vm');

const program = path.join(__dirname, '..', 'dist', 'cli.js');
const folder = path.join(__dirname, '..', 'dist', 'chunks') + path.sep;
const commands = JSON.parse(process.argv[2]);
const scripts = new Map();
const usual = Module.prototype._compile;

Module.prototype._compile = function (code, file) {
	if (!file.startsWith(folder) || path.basename(file) === 'packages.js') return usual.call(this, code, file);
	const script = new vm.Script(Module.wrap(code), { filename: file });
	scripts.set(`${file}.compiled`, script);
	return script
		.runInThisContext()
		.call(this.exports, this.exports, Module.createRequire(file), this, file, path.dirname(file));
};

// V8 takes up only what was written under the flags it runs with, and `talk` sets some once everything is loaded.
v8.setFlagsFromString = () => undefined;

const end = process.exit;

function keep() {
	for (const [kept, script] of scripts) writeFileSync(kept, script.createCachedData());
	end(0);
}

function next() {
	const words = commands.shift();
	if (!words) return keep();
	// Each leaves a way to end behind, for where its output has not been written yet.
	process.stdout.removeAllListeners('drain');
	process.argv = [process.argv[0], program, ...words];
	const own = Module.prototype._compile;
	delete require.cache[program];
	require(program);
	// The program puts itself before: once is enough.
	Module.prototype._compile = own;
}

// The program ends the process when a command is done; here that is the sign for the next one.
process.exit = () => setImmediate(next);
process.setMaxListeners(0);
for (const stream of [process.stdout, process.stderr]) stream.setMaxListeners(0);
next();
