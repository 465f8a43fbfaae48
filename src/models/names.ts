// Names as Ollama writes them: [scheme://][host[:port]/][namespace/]model[:tag] (types/model/name.go of ollama/ollama).

export interface OllamaName {
	scheme: 'https' | 'http';
	host: string;
	namespace: string;
	model: string;
	tag: string;
}

/** Ollama's own registry: where a name without a host is looked for. */
export const ollamaRegistry = 'registry.ollama.ai';

const defaults = { host: ollamaRegistry, namespace: 'library', tag: 'latest' };

const part = {
	host: /^[A-Za-z0-9_][A-Za-z0-9_.:-]{0,349}$/,
	namespace: /^[A-Za-z0-9_][A-Za-z0-9_-]{0,79}$/,
	model: /^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$/,
};

/** The parts of a name; undefined where it breaks the grammar. `namespace` of a two-part repository may hold dots. */
export function parseName(text: string): OllamaName | undefined {
	const [, scheme = 'https', rest = ''] = /^(?:(https?):\/\/)?(.*)$/.exec(text.trim()) ?? [];
	const slash = rest.lastIndexOf('/');
	const colon = rest.lastIndexOf(':');
	const tag = colon > slash ? rest.slice(colon + 1) : defaults.tag;
	const parts = (colon > slash ? rest.slice(0, colon) : rest).split('/');
	const model = parts.pop() ?? '';
	const namespace = parts.pop() ?? defaults.namespace;
	const host = parts.pop() ?? defaults.host;
	const sound = part.model.test(model) && part.model.test(tag) && part.host.test(host);
	const space = host === defaults.host ? part.namespace : part.model;
	if (parts.length > 0 || !sound || !space.test(namespace)) return undefined;
	return { scheme: scheme === 'http' ? 'http' : 'https', host, namespace, model, tag };
}

/** The shortest form with its tag, as Ollama lists it: "gemma3:4b", "hf.co/user/repo:Q4_K_M". */
export function shortName({ host, namespace, model, tag }: OllamaName): string {
	const space = namespace === defaults.namespace && host === defaults.host ? '' : `${namespace}/`;
	return `${host === defaults.host ? '' : `${host}/`}${space}${model}:${tag}`;
}

/** The shortest form of a name as it was written; one that breaks the grammar as it is. */
export function nameText(text: string): string {
	const name = parseName(text);
	return name === undefined ? text : shortName(name);
}

/** Whether two names mean the same model; case does not matter to Ollama. */
export const sameName = (a: string, b: string): boolean => nameText(a).toLowerCase() === nameText(b).toLowerCase();

/** Folders of a name in a models folder, below "manifests" (types/model/name.go); undefined where it breaks the grammar. */
export function foldersOf(text: string): [string, string, string, string] | undefined {
	const name = parseName(text);
	return name === undefined ? undefined : [name.host, name.namespace, name.model, name.tag];
}

/** The hosts that are Hugging Face. */
export const isHuggingFace = (host: string): boolean => /^(www\.)?(hf\.co|huggingface\.co)$/i.test(host);
