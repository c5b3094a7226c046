// node tests/http/template.mjs DIR: a stack that has loaded the demonstration, stopped again,
// for the others to start from (TEST_TEMPLATE).
import { Stack } from './stack.mjs';

const stack = await Stack.start({ dir: process.argv[2], keep: true });
await stack.stop();
