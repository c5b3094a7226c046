// The stack of the tests that file much through programs: their cases crowd nobody's inbox.
import { startOwned } from './stack.mjs';

let started;
export function apart() {
  started ??= startOwned({});
  return started;
}
