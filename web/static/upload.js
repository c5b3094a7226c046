// Files in pieces, so that a broken network costs one piece and not the film. The contract
// with the server is pages/intake/files.h; the form works without this script.
//
//   hotlineUpload.send(token, file, {name, label, say})  resolves once the file is received
//       name: 16..64 characters, the same after a break; say(have, total) hears of progress
//       rejects with {refused: text} for good, {offline: true} to be tried again later
//   hotlineUpload.remove(token, name)   takes a file back
//   hotlineUpload.waiting()             [{name, file}] of this page, chosen and not yet received
//   hotlineUpload.settle()              resolves when nothing is on its way any more
//
// No page is needed for the first two: a service worker may use them.
'use strict';

(function (scope) {
  const PIECE = 512 * 1024;
  const TRIES = 4;

  function name() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
  }

  function hash(parts) {
    if (!scope.crypto || !crypto.subtle) return Promise.resolve(null);
    return new Response(new Blob(parts)).arrayBuffer().then(function (bytes) {
      return crypto.subtle.digest('SHA-256', bytes);
    });
  }

  function hex(digest) {
    return Array.from(new Uint8Array(digest), function (b) {
      return ('0' + b.toString(16)).slice(-2);
    }).join('');
  }

  function later(ms) {
    return new Promise(function (resolve) { setTimeout(resolve, ms); });
  }

  // {status, have, done, problem}; a network that is gone rejects with {offline: true}.
  function ask(fields) {
    const body = new FormData();
    Object.keys(fields).forEach(function (k) { body.append(k, fields[k]); });
    return fetch('/report/files', { method: 'POST', body: body, credentials: 'same-origin' })
      .then(function (answer) {
        return answer.json().then(function (said) {
          said.status = answer.status;
          return said;
        }, function () { return { status: answer.status, have: 0, done: false }; });
      }, function () { throw { offline: true }; });
  }

  function send(token, file, how) {
    const id = how.name;
    const label = how.label || file.name || '';
    let chain = null;
    let at = 0;
    let tries = 0;

    // The hash of what the server has; null where this browser has no hashes.
    function upTo(have) {
      let sum = hash([token]);
      for (let from = 0; from < have; from += PIECE)
        (function (piece) {
          sum = sum.then(function (h) { return h && hash([h, piece]); });
        }(file.slice(from, Math.min(from + PIECE, have))));
      return sum;
    }

    function start() {
      return ask({ token: token, name: id }).then(function (said) {
        if (said.status !== 200) throw { offline: true };
        if (said.done) return null;
        at = said.have;
        return upTo(at).then(function (h) {
          chain = h;
          return next();
        });
      });
    }

    function next() {
      const piece = file.slice(at, at + PIECE);
      if (how.say) how.say(at, file.size);
      return (chain ? hash([chain, piece]) : Promise.resolve(null)).then(function (h) {
        const fields = { token: token, name: id, total: file.size, at: at, label: label };
        if (h) fields.chain = hex(h);
        fields.piece = piece;
        return ask(fields).then(function (said) {
          if (said.status === 200 && said.have === at + piece.size) {
            at = said.have;
            chain = h;
            tries = 0;
            return said.done ? null : next();
          }
          if (said.problem) throw { refused: said.problem };
          if (said.status === 413 || said.status === 400) throw { refused: '' };
          throw { offline: true }; // damaged, busy, or somebody else sends it too
        });
      });
    }

    function attempt() {
      return start().catch(function (why) {
        tries += 1;
        if (!why || !why.offline || tries >= TRIES || scope.navigator.onLine === false) throw why;
        return later(500 * Math.pow(2, tries)).then(attempt);
      });
    }
    return attempt();
  }

  function remove(token, id) {
    return ask({ token: token, name: id, do: 'remove' });
  }

  const api = { send: send, remove: remove, name: name, waiting: function () { return []; },
    settle: function () { return Promise.resolve(); } };
  scope.hotlineUpload = api;

  if (typeof document === 'undefined') return;
  const box = document.getElementById('files');
  const input = document.getElementById('photos');
  if (!box || !input || !window.fetch || !window.FormData || !Element.prototype.append) return;

  const form = input.form;
  const words = box.dataset;
  const list = document.createElement('ul');
  const files = []; // {name, file, state: sending | waits | done | refused, line}
  let last = Promise.resolve();
  list.className = 'chosen';
  list.setAttribute('aria-live', 'polite');
  input.after(list);

  function token() {
    return form.querySelector('input[name=token]').value;
  }

  function show(f, text) {
    f.text.textContent = f.file.name + ' – ' + text;
  }

  function drop(f) {
    const i = files.indexOf(f);
    if (i >= 0) files.splice(i, 1);
    f.line.remove();
    if (f.state !== 'refused') remove(token(), f.name).catch(function () {});
  }

  function line(f) {
    f.line = document.createElement('li');
    f.text = document.createElement('span');
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button button-line';
    button.textContent = words.remove;
    button.addEventListener('click', function () { drop(f); });
    f.line.append(f.text, ' ', button);
    list.append(f.line);
  }

  // One after the other: a weak network carries one file better than three at once.
  function go(f) {
    f.state = 'sending';
    show(f, words.sending);
    last = last.then(function () {
      if (files.indexOf(f) < 0) return null;
      return send(token(), f.file, { name: f.name, say: function (have, total) {
        show(f, words.sending + ' ' + Math.floor(100 * have / total) + ' %');
      } }).then(function () {
        f.state = 'done';
        show(f, words.done);
      }, function (why) {
        f.state = why && why.refused !== undefined ? 'refused' : 'waits';
        if (f.state === 'refused') f.text.textContent = why.refused || f.file.name + ': ' + words.refused;
        else show(f, words.waits);
      });
    });
  }

  api.waiting = function () {
    return files.filter(function (f) { return f.state === 'sending' || f.state === 'waits'; })
      .map(function (f) { return { name: f.name, file: f.file }; });
  };
  api.settle = function () { return last; };

  input.addEventListener('change', function () {
    Array.from(input.files).forEach(function (file) {
      const f = { name: name(), file: file };
      files.push(f);
      line(f);
      go(f);
    });
    input.value = ''; // they are in the list now and do not travel twice
  });

  // The form became another one: its files stay with the token they were sent under.
  form.addEventListener('reset', function () {
    files.splice(0);
    list.textContent = '';
  });

  window.addEventListener('online', function () {
    files.forEach(function (f) { if (f.state === 'waits') go(f); });
  });

  // The form waits for what is on its way; what cannot be sent now goes the plain way with it.
  function plain() {
    const left = api.waiting();
    if (!left.length || !window.DataTransfer) return;
    try {
      const all = new DataTransfer();
      left.forEach(function (f) { all.items.add(f.file); });
      input.files = all.files;
    } catch (e) { /* an old browser: they stay in the list */ }
  }

  let waited = false;
  form.addEventListener('submit', function (event) {
    if (waited || !files.some(function (f) { return f.state === 'sending'; })) {
      plain();
      return;
    }
    const button = form.querySelector('button[type=submit]');
    const text = button.textContent;
    event.preventDefault();
    event.stopImmediatePropagation();
    button.disabled = true;
    button.textContent = words.busy;
    api.settle().then(function () {
      button.disabled = false;
      button.textContent = text;
      waited = true;
      button.click();
    });
  }, true);
}(self));
