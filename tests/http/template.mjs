// node tests/http/template.mjs: a stack that has loaded the demonstration, stopped again, for
// the others to start from (TEST_TEMPLATE). Prints its folder, which the caller removes.
import { Stack } from './stack.mjs';

const stack = await Stack.start({ keep: true });
await stack.stop();
console.log(stack.dir);
