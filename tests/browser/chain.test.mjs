// The whole chain as people do it: a citizen's telephone, the desks of the commune, the
// chair who signs, two publishers, and the public list. Each step stands on the one before.
import { scene } from './browser.mjs';
import { test } from '../http/runner.mjs';
import { shared } from '../http/stack.mjs';
import * as citizen from './chain/citizen.mjs';
import * as english from './chain/english.mjs';
import * as identity from './chain/identity.mjs';
import * as officer from './chain/officer.mjs';
import * as publication from './chain/publication.mjs';
import * as sanction from './chain/sanction.mjs';
import { story } from './chain/story.mjs';

let broken = '';

function step(name, body) {
  test(name, async () => {
    if (broken) throw `not tried: "${broken}" failed`;
    broken = name;
    story.stack ??= await shared();
    try {
      await body();
    } catch (error) {
      error.stack += await scene();
      throw error;
    }
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
step('the officer inspects and finds a violation', sanction.inspects);
step('the officer concludes', sanction.concludes);
step('the officer opens a sanction file', sanction.opensFile);
step('the officer writes the violation record with an act of the law', sanction.writesRecord);
step('the violator waives the explanation', sanction.notesWaiver);
step('the officer drafts the decision: frame, average, signers', sanction.drafts);
step('a signer without the power is refused with the article', sanction.wrongSignerIsRefused);
step('the chair signs with number and file', sanction.chairSigns);
step('one publisher prepares the publication', publication.isPreparedByOne);
step('the same one may not release it', publication.isNotReleasedByTheSame);
step('the second one releases it', publication.isReleasedByTheSecond);
step('the violator is on the public list, the reporter nowhere', publication.isOnTheList);
step('the decision is served, paid, executed', sanction.servesAndCollects);
step('the officer answers the report', officer.headAnswers);
step('the citizen reads the answer, confirms and locks', citizen.confirms);
step('the report is locked on this telephone', citizen.isLockedOut);
step('the history is whole and its chain holds', publication.historyIsWhole);
step('the reporter is named in no log and no table', publication.senderIsInNoLog);
step('the public pages in English hold no Vietnamese text', english.publicPagesAreEnglish);
