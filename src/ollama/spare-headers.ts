// The package asks of the headers of each request whether they are a `Headers`. For that one question Node would load its
// whole HTTP client (30 ms, as much as half its own start), which nothing else here uses.

let done = false;

// Not a class: the `prototype` of one could not be told to be another's.
function Late(): void {
	// Never run: what is made is a `Headers`.
}

/** From now on plain objects are no `Headers` without a look at that class; for everything else it is the same as before. */
export function spareHeaders(): void {
	if (done) return;
	done = true;
	const own = Object.getOwnPropertyDescriptor(globalThis, 'Headers');
	// It was loaded already, or this is a Node that does not load it late.
	if (!own?.get) return;
	const whole = () => own.get?.call(globalThis) as typeof Headers;
	const isPlain = (value: unknown) =>
		value === undefined || value === null || Object.getPrototypeOf(value) === Object.prototype;
	const late: typeof Headers = new Proxy(Late as unknown as typeof Headers, {
		get: (_, key) =>
			key === Symbol.hasInstance
				? (value: unknown) => !isPlain(value) && value instanceof whole()
				: Reflect.get(whole(), key),
		construct: (_, args, made) => Reflect.construct(whole(), args, made === late ? whole() : made) as Headers,
	});
	Object.defineProperty(globalThis, 'Headers', { ...own, get: () => late });
}
