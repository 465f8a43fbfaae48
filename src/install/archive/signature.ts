// The signatures that Apple and Microsoft know, beside the checksum: macOS programs are signed by a Developer ID,
// Windows ones by Authenticode with O=Ollama Inc. (ollama/ollama scripts/install.ps1). Linux releases have none.

import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { signing as words } from '../../words/fetching.ts';
import { saying } from './network.ts';

type World = Pick<Ports, 'platform' | 'run'>;

async function byApple({ run }: World, file: string): Promise<string | null> {
	// A requirement in codesign's language: some chain that ends at Apple, not one made by hand (ad hoc).
	const args = ['--verify', '--strict', '-R=anchor apple generic', file];
	const { exitCode, stderr, failed } = await run('codesign', args, { timeout: 120_000 });
	return exitCode === 0 ? null : stderr.trim() || failed || `codesign: ${exitCode}`;
}

async function byMicrosoft({ run }: World, file: string): Promise<string | null> {
	const quoted = `'${file.replaceAll("'", "''")}'`;
	const ask = `$s = Get-AuthenticodeSignature -LiteralPath ${quoted}; $s.Status; $s.SignerCertificate.Subject`;
	const args = ['-NoProfile', '-NonInteractive', '-Command', ask];
	const { stdout, stderr, failed } = await run('powershell.exe', args, { timeout: 120_000 });
	const [status = '', subject = ''] = stdout.split(/\r?\n/).map((line) => line.trim());
	const good = status === 'Valid' && /(^|, )O="?Ollama Inc\.?"?(,|$)/.test(subject);
	return good ? null : `${status} ${subject} ${stderr} ${failed ?? ''}`.trim();
}

/** Checks the program that was unpacked. Problem `signature-wrong` with what the system said. */
export async function checkSignature(world: World, program: string): Promise<void> {
	if (world.platform === 'linux') return;
	const wrong = await (world.platform === 'darwin' ? byApple : byMicrosoft)(world, program);
	if (wrong !== null) throw saying('signature-wrong', words.wrong(path.basename(program)), { raw: wrong });
}
