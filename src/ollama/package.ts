// The package in a file of its own, loaded at the first call that needs it. Not with an import() of the package itself: in
// the built program that would bring Node's loader of ES modules along, which takes three times as long as the package.

// The browser build: the other one refuses a base model that has the name of a file in this folder.
export { Ollama } from 'ollama/browser';
