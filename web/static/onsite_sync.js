// Between the telephone and the service. Nothing overwrites: a group of fields goes with the
// version that it began from, and where a newer one came meanwhile the service says so and a
// person chooses. Each piece carries an id of its own, so that one sent twice is kept once.
//
//   fieldSync.ask(path, fields)   resolves to the answer; rejects with {offline}, {login},
//                                 {clash: version} or {problem: text}
//   fieldSync.sender(kind, send)  who sends a kind of piece, in the order of these calls;
//                                 send(piece, post) resolves once the piece is as it should be
//   fieldSync.run(pieces, save)   send everything unsent, then fetch what is new; resolves to
//                                 what list.json said
'use strict';

(function (scope) {
  const senders = [];

  function body(fields) {
    const form = new FormData();
    Object.keys(fields).forEach(function (name) { form.append(name, fields[name]); });
    return form;
  }

  function ask(path, fields) {
    const how = { credentials: 'same-origin', cache: 'no-store', redirect: 'manual' };
    if (fields) {
      how.method = 'POST';
      how.body = body(fields);
    }
    return fetch('/staff/field/' + path, how).then(function (answer) {
      if (answer.status === 401 || answer.type === 'opaqueredirect') throw { login: true };
      if (answer.status === 429 || answer.status >= 500) throw { offline: true };
      return answer.json().then(function (said) {
        if (answer.status === 200 || said.have !== undefined) return said;
        throw said.conflict ? { clash: said.conflict } : { problem: said.problem || '' };
      }, function () { throw { offline: true }; }); // not ours: a sign-in page of a network
    }, function () { throw { offline: true }; });
  }

  function sender(kind, send) {
    senders.push({ kind: kind, send: send });
  }

  function inTurn(list, work) {
    return list.reduce(function (before, one) {
      return before.then(function () { return work(one); });
    }, Promise.resolve());
  }

  // What the service says of one piece stays with it; being off-line or logged out ends the run.
  function sendOne(how, piece, post, save) {
    return how.send(piece, post).catch(function (why) {
      if (!why || why.problem === undefined) throw why;
      piece.refused = why.problem;
      return save(piece);
    });
  }

  function run(pieces, save) {
    return ask('list.json').then(function (said) {
      const owner = pieces().filter(function (p) { return p.kind === 'owner'; })[0];
      if (owner && owner.me !== said.me) throw { other: true, list: said };
      const post = function (path, fields) {
        return ask(path, Object.assign({ csrf: said.csrf, now: Date.now() }, fields));
      };
      return inTurn(senders, function (how) {
        return inTurn(pieces().filter(function (p) { return p.kind === how.kind; }),
          function (p) { return sendOne(how, p, post, save); });
      }).then(function () { return said; });
    });
  }

  scope.fieldSync = { ask: ask, sender: sender, run: run, inTurn: inTurn };
}(self));
