// What an inspector carries on the telephone: in the browser's database, each piece encrypted
// (AES-GCM) under a random key, which is itself encrypted under a key made of the PIN (PBKDF2,
// SHA-256). The open key is in memory alone and gone with the page. In clear stand only how
// many pieces there are, and which of them the server has not got yet.
//
//   fieldStore.able()           can this browser do it
//   fieldStore.begun()          resolves to whether a PIN was set here
//   fieldStore.create(pin)      set the PIN, with an empty store
//   fieldStore.unlock(pin)      resolves to null, or {wait: seconds} after a wrong PIN
//   fieldStore.all()            every piece, opened
//   fieldStore.put(piece)       {id, unsent, ...}: durable once resolved; the last one counts
//   fieldStore.putBytes(id, buffer), bytes(id), removeBytes(id)   a photo
//   fieldStore.remove(ids)
//   fieldStore.unsent()         how many pieces were not sent; no PIN needed
//   fieldStore.wipe()           all of it, for good
'use strict';

(function (scope) {
  const NAME = 'di-kiem-tra';
  const ROUNDS = 310000;
  const FREE_TRIES = 5;
  const WAIT_MOST_S = 3600;
  const STORES = ['meta', 'pieces', 'bytes'];
  let key = null;
  let db = null;

  function able() {
    return !!(scope.indexedDB && scope.crypto && scope.crypto.subtle && scope.TextEncoder
      && scope.fetch && scope.Promise);
  }

  function open() {
    if (db) return Promise.resolve(db);
    return new Promise(function (resolve, reject) {
      const asked = scope.indexedDB.open(NAME, 1);
      asked.onupgradeneeded = function () {
        STORES.forEach(function (s) { asked.result.createObjectStore(s, { keyPath: 'id' }); });
      };
      asked.onsuccess = function () {
        db = asked.result;
        db.onversionchange = function () { // another page wipes
          db.close();
          db = null;
          key = null;
        };
        resolve(db);
      };
      asked.onerror = function () { reject(asked.error); };
    });
  }

  // work(store) may return a request; its result is given once all is durable.
  function inStore(names, mode, work) {
    return open().then(function () {
      return new Promise(function (resolve, reject) {
        const t = db.transaction(names, mode);
        const asked = work(t);
        t.oncomplete = function () { resolve(asked && asked.result); };
        t.onerror = t.onabort = function () { reject(t.error || new Error('not kept')); };
      });
    });
  }

  function get(store, id) {
    return inStore([store], 'readonly', function (t) { return t.objectStore(store).get(id); });
  }

  function write(store, row) {
    return inStore([store], 'readwrite', function (t) { return t.objectStore(store).put(row); });
  }

  function fromPin(pin, salt, rounds) {
    const bytes = new TextEncoder().encode(pin.normalize('NFC'));
    return crypto.subtle.importKey('raw', bytes, 'PBKDF2', false, ['deriveKey'])
      .then(function (material) {
        return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt: salt,
          iterations: rounds }, material, { name: 'AES-GCM', length: 256 }, false,
        ['encrypt', 'decrypt']);
      });
  }

  // A piece under another name does not open.
  function how(iv, id) {
    return { name: 'AES-GCM', iv: iv, additionalData: new TextEncoder().encode(id) };
  }

  function seal(by, id, bytes) {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    return crypto.subtle.encrypt(how(iv, id), by, bytes).then(function (data) {
      return { id: id, iv: iv, data: data };
    });
  }

  function unseal(by, row) {
    return crypto.subtle.decrypt(how(row.iv, row.id), by, row.data);
  }

  function use(raw) {
    return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
      .then(function (k) { key = k; });
  }

  function begun() {
    return get('meta', 'lock').then(function (row) { return !!row; });
  }

  function create(pin) {
    const salt = crypto.getRandomValues(new Uint8Array(16));
    const raw = crypto.getRandomValues(new Uint8Array(32));
    return fromPin(pin, salt, ROUNDS).then(function (k) { return seal(k, 'lock', raw); })
      .then(function (row) {
        row.salt = salt;
        row.rounds = ROUNDS;
        row.tries = 0;
        row.next = 0;
        return write('meta', row);
      }).then(function () { return use(raw); });
  }

  function wrong(row) {
    row.tries += 1;
    const over = row.tries - FREE_TRIES;
    const wait = over > 0 ? Math.min(WAIT_MOST_S, 5 * Math.pow(2, over)) : 0;
    row.next = Date.now() + wait * 1000;
    return write('meta', row).then(function () { return { wait: wait }; });
  }

  function unlock(pin) {
    return get('meta', 'lock').then(function (row) {
      const wait = Math.ceil((row.next - Date.now()) / 1000);
      if (wait > 0) return { wait: Math.min(wait, WAIT_MOST_S) };
      return fromPin(pin, row.salt, row.rounds).then(function (k) {
        return unseal(k, row).then(function (raw) {
          row.tries = 0;
          row.next = 0;
          return write('meta', row).then(function () { return use(raw); })
            .then(function () { return null; });
        }, function () { return wrong(row); });
      });
    });
  }

  function all() {
    return inStore(['pieces'], 'readonly', function (t) {
      return t.objectStore('pieces').getAll();
    }).then(function (rows) {
      return Promise.all(rows.map(function (row) {
        return unseal(key, row).then(function (bytes) {
          return JSON.parse(new TextDecoder().decode(bytes));
        });
      }));
    });
  }

  const waiting = {}; // id -> {text, unsent, done: [function]}: not begun to be written
  let writing = Promise.resolve();

  function writeNext(id) {
    const one = waiting[id];
    delete waiting[id];
    return Promise.resolve().then(function () {
      return seal(key, id, new TextEncoder().encode(one.text));
    }).then(function (row) {
      row.unsent = one.unsent ? 1 : 0;
      return write('pieces', row);
    }).then(function () {
      one.told.forEach(function (t) { t.resolve(); });
    }, function (why) {
      one.told.forEach(function (t) { t.reject(why); });
    });
  }

  // One after the other, so that an older text never lands on a newer one.
  function put(piece) {
    const id = piece.id;
    return new Promise(function (resolve, reject) {
      const told = { resolve: resolve, reject: reject };
      const text = JSON.stringify(piece);
      if (waiting[id]) {
        waiting[id].text = text;
        waiting[id].unsent = piece.unsent;
        waiting[id].told.push(told);
        return;
      }
      waiting[id] = { text: text, unsent: piece.unsent, told: [told] };
      writing = writing.then(function () { return writeNext(id); });
    });
  }

  function putBytes(id, buffer) {
    return seal(key, id, buffer).then(function (row) { return write('bytes', row); });
  }

  function bytes(id) {
    return get('bytes', id).then(function (row) { return row ? unseal(key, row) : null; });
  }

  function removeBytes(id) {
    return inStore(['bytes'], 'readwrite', function (t) { t.objectStore('bytes').delete(id); });
  }

  function remove(ids) {
    return writing.then(function () {
      return inStore(['pieces', 'bytes'], 'readwrite', function (t) {
        ids.forEach(function (id) {
          t.objectStore('pieces').delete(id);
          t.objectStore('bytes').delete(id);
        });
      });
    });
  }

  function unsent() {
    return inStore(['pieces'], 'readonly', function (t) {
      return t.objectStore('pieces').getAll();
    }).then(function (rows) { return rows.filter(function (r) { return r.unsent; }).length; });
  }

  function wipe() {
    key = null;
    return inStore(STORES, 'readwrite', function (t) {
      STORES.forEach(function (s) { t.objectStore(s).clear(); });
    });
  }

  function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), function (b) {
      return ('0' + b.toString(16)).slice(-2);
    }).join('');
  }

  scope.fieldStore = { able: able, begun: begun, create: create, unlock: unlock, all: all,
    put: put, putBytes: putBytes, bytes: bytes, removeBytes: removeBytes, remove: remove, unsent: unsent, wipe: wipe,
    newId: newId };
}(self));
