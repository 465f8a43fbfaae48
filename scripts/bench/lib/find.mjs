// Looks one name up with Hugging Face led to another address, and prints what `check --json` would of the model. Run by
// remote.mjs as a process of its own: node find.mjs NAME ADDRESS

import { findModel } from '../../../.bench/models/find.js';

const [name, address] = process.argv.slice(2);
const lead = (url, init) => fetch(String(url).replace(/^https:\/\/(hf\.co|huggingface\.co)/, address), init);
const none = async () => ({ unknown: 'not asked' });
const ports = { read: none, list: none, fetch: lead, signal: new AbortController().signal };
const model = await findModel(ports, name, { huggingFace: address });
process.stdout.write(JSON.stringify({ verdict: 'found', model }));
