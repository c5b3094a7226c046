// What was written and has not been sent, on this telephone alone: drafts, and reports that
// wait for the network. Used by the form, by the receipt and by the service worker.
//
// A record: {token, state, saved (ms), fields [[name, value]], files [{name, file}]}, states
//   draft    being written; without name, telephone and addresses
//   waiting  to be sent as it is
//   wrong    the server wants something mended: problems [text]; taken: with another token
//   sent     receipt {ref, key, unit, phone, due}; nothing else of it is left, and that for 30 days
// The token makes one report of a form however often it is sent.
'use strict';

(function (scope) {
  const NAME = 'duong-day-xanh';
  const HOUR = 3600 * 1000;
  const HOURS = { draft: 24, sent: 30 * 24 }; // a draft as limits.draft_hours keeps its files

  function open() {
    return new Promise(function (resolve, reject) {
      if (!scope.indexedDB) {
        reject(new Error('no database'));
        return;
      }
      const asked = scope.indexedDB.open(NAME, 1);
      asked.onupgradeneeded = function () {
        asked.result.createObjectStore('letters', { keyPath: 'token' });
      };
      asked.onsuccess = function () { resolve(asked.result); };
      asked.onerror = function () { reject(asked.error); };
    });
  }

  // work(store) may return a request; its result is given once all is durable.
  function inStore(mode, work) {
    return open().then(function (db) {
      return new Promise(function (resolve, reject) {
        const t = db.transaction('letters', mode);
        const asked = work(t.objectStore('letters'));
        t.oncomplete = function () {
          db.close();
          resolve(asked && asked.result);
        };
        t.onerror = t.onabort = function () {
          db.close();
          reject(t.error);
        };
      });
    });
  }

  function put(record) {
    record.saved = Date.now();
    return inStore('readwrite', function (store) { return store.put(record); });
  }

  function remove(token) {
    return inStore('readwrite', function (store) { return store.delete(token); });
  }

  function isOld(r) {
    return HOURS[r.state] !== undefined && r.saved < Date.now() - HOURS[r.state] * HOUR;
  }

  // Everything kept, oldest first; drafts and receipts that are too old are gone.
  function all() {
    return inStore('readonly', function (store) { return store.getAll(); }).then(function (list) {
      list.filter(isOld).forEach(function (r) { remove(r.token).catch(function () {}); });
      return list.filter(function (r) { return !isOld(r); })
        .sort(function (a, b) { return a.saved - b.saved; });
    });
  }

  function newToken() {
    const bytes = scope.crypto.getRandomValues(new Uint8Array(32));
    return scope.btoa(String.fromCharCode.apply(null, bytes))
      .replace(/\+/g, '-').replace(/\//g, '_').replace(/=/g, '');
  }

  // Another one may have dealt with it meanwhile; what is gone does not come back.
  function change(record, to) {
    return inStore('readwrite', function (store) {
      const asked = store.get(record.token);
      asked.onsuccess = function () {
        if (asked.result && asked.result.state === 'waiting') {
          to.saved = Date.now();
          store.put(to);
        }
      };
    });
  }

  function filesOf(record) {
    return record.files.reduce(function (before, f) {
      return before.then(function () {
        return scope.hotlineUpload.send(record.token, f.file, { name: f.name })
          .catch(function (why) {
            if (!why || why.refused === undefined) throw why;
            throw { problems: [(f.file.name || '') + ' ' + why.refused] };
          });
      });
    }, Promise.resolve());
  }

  function post(record) {
    const body = new FormData();
    body.append('csrf', '');
    body.append('token', record.token);
    record.fields.forEach(function (pair) { body.append(pair[0], pair[1]); });
    return fetch('/report', { method: 'POST', body: body, credentials: 'same-origin',
      headers: { Accept: 'application/json' } }).then(function (answer) {
      if (answer.status === 429 || answer.status >= 500) throw new Error('busy');
      return answer.json().then(function (said) {
        if (answer.status !== 200)
          throw { problems: said.problems || [], taken: answer.status === 409 };
        return said;
      });
    });
  }

  function send(record) {
    return filesOf(record).then(function () { return post(record); }).then(function (receipt) {
      return change(record, { token: record.token, state: 'sent', receipt: receipt,
        fields: [], files: [] });
    }, function (why) {
      if (!why || !why.problems) throw why;
      return change(record, { token: record.token, state: 'wrong', problems: why.problems,
        taken: why.taken === true, fields: record.fields, files: record.files });
    });
  }

  let sending = null;

  // Send whatever waits, one after the other; one that cannot go does not hold the others back.
  // Rejects when something still waits.
  function sendAll() {
    const stuck = [];
    sending = sending || all().then(function (list) {
      return list.filter(function (r) { return r.state === 'waiting'; })
        .reduce(function (before, r) {
          return before.then(function () { return send(r); })
            .catch(function (why) { stuck.push(why); });
        }, Promise.resolve());
    }).then(function () {
      if (stuck.length) throw stuck[0];
    }).then(function () {
      sending = null;
    }, function (why) {
      sending = null;
      throw why;
    });
    return sending;
  }

  // From what a form sends to a record; files keep the name under which they may be resumed.
  function recordOf(data, token, state) {
    const record = { token: token, state: state, fields: [], files: [] };
    data.forEach(function (value, name) {
      if (name === 'csrf' || name === 'token') return;
      if (typeof value === 'string') record.fields.push([name, value]);
      else if (value.size > 0) record.files.push({ name: newToken(), file: value });
    });
    return record;
  }

  scope.hotlineQueue = { all: all, put: put, remove: remove, newToken: newToken,
    sendAll: sendAll, recordOf: recordOf };
}(self));
