// The whole chain as people do it: a citizen's telephone, the desks of the commune, the
// chair who signs, two publishers, and the public list. Each step stands on the one before.
import { test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import * as citizen from './chain/citizen.mjs';
import * as identity from './chain/identity.mjs';
import * as officer from './chain/officer.mjs';
import { story } from './chain/story.mjs';

let broken = '';

function step(name, body) {
  test(name, async () => {
    if (broken) throw new Error(`not tried: "${broken}" failed`);
    broken = name;
    story.stack ??= await shared();
    await body();
    broken = '';
  });
}

step('a citizen files a report with photos and gets a receipt', citizen.files);
step('another one does it without script', citizen.filesWithoutScript);
step('the key behind # opens the report', citizen.opensByLink);
step('the head of the unit assigns the officer', officer.headAssigns);
step('the officer takes it up and writes to the reporter', officer.officerAccepts);
step('the citizen reads it by key and answers', citizen.readsAndAnswers);
step('the officer reads the reply', officer.officerReadsReply);
step('two people open the identity', identity.twoOpenIt);
