// Opens the inspector's page without network. The browser keeps the empty page and the files
// that it names, nothing else: what was taken along and written lies encrypted in the database
// of onsite_store.js. With network, nothing comes from here. Its scope is /staff/field alone.
'use strict';

const SHELL = 'onsite-1';
const PAGE = '/staff/field';
const SLOW_MS = 5000; // so long the page may take before the kept one is shown

// The page in that language, and all that it names.
function keepShell(lang) {
  const how = { credentials: 'same-origin', headers: lang ? { 'Accept-Language': lang } : {} };
  return caches.open(SHELL).then(function (cache) {
    return fetch(PAGE, how).then(function (answer) {
      if (!answer.ok || answer.redirected) throw new Error('no page');
      return answer.clone().text().then(function (html) {
        const named = (html.match(/\/static\/[\w.\/-]+/g) || []).concat('/static/down.svg');
        return Promise.all(Array.from(new Set(named)).map(function (path) {
          return fetch(path).then(function (file) {
            if (!file.ok) throw new Error(path);
            return cache.put(path, file);
          });
        })).then(function () { return cache.put(PAGE, answer); });
      });
    });
  });
}

self.addEventListener('install', function (event) {
  self.skipWaiting();
  event.waitUntil(keepShell());
});

self.addEventListener('activate', function (event) {
  event.waitUntil(caches.keys().then(function (names) {
    return Promise.all(names.filter(function (n) {
      return n.indexOf('onsite-') === 0 && n !== SHELL;
    }).map(function (n) { return caches.delete(n); }));
  }).then(function () { return self.clients.claim(); }));
});

function kept(path) {
  return caches.open(SHELL).then(function (cache) { return cache.match(path); })
    .then(function (answer) { return answer || Response.error(); });
}

function later(ms) {
  return new Promise(function (resolve, reject) { setTimeout(reject, ms); });
}

// The server's page, unless it is away, slow or broken.
function page(request) {
  return Promise.race([fetch(request), later(SLOW_MS)]).then(function (answer) {
    if (answer.status >= 500 || answer.status === 429) throw new Error('busy');
    return answer;
  }).catch(function () { return kept(PAGE); });
}

self.addEventListener('fetch', function (event) {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin || request.method !== 'GET') return;
  if (request.mode === 'navigate' && url.pathname === PAGE) event.respondWith(page(request));
  else if (url.pathname.indexOf('/static/') === 0)
    event.respondWith(fetch(request).catch(function () { return kept(url.pathname); }));
});

// The network is back: an open page sends; without one it waits until somebody types the PIN.
self.addEventListener('sync', function (event) {
  if (event.tag !== 'onsite') return;
  event.waitUntil(self.clients.matchAll({ type: 'window' }).then(function (pages) {
    pages.forEach(function (one) { one.postMessage({ back: true }); });
  }));
});

// The page as the service has it today, in the language that is read now.
self.addEventListener('message', function (event) {
  if (event.data.fresh) event.waitUntil(keepShell(event.data.fresh).catch(function () {}));
});
