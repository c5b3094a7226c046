// Works when the network does not. Kept by the browser: the empty form and the files of the
// site, nothing that anybody typed. A report that cannot be sent goes into the queue
// (queue.js) and is sent as soon as there is a network. Online, nothing comes from here.
'use strict';

importScripts('/static/upload.js', '/static/queue.js');

const SHELL = 'shell-1';
const FORM = '/offline';
const SLOW_MS = 8000; // so long a form may take before the kept one is shown

// The form in that language, and all that it names.
function keepShell(lang) {
  const how = { credentials: 'same-origin', headers: lang ? { 'Accept-Language': lang } : {} };
  return caches.open(SHELL).then(function (cache) {
    return fetch(FORM, how).then(function (answer) {
      if (!answer.ok) throw new Error('no form');
      return answer.clone().text().then(function (html) {
        const named = (html.match(/\/static\/[\w.\/-]+/g) || [])
          .concat('/static/down.svg', '/static/queue.js', '/communes.json');
        return cache.put(FORM, answer).then(function () {
          return Promise.all(Array.from(new Set(named)).map(function (path) {
            return fetch(path).then(function (file) { return file.ok && cache.put(path, file); });
          }));
        });
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
    return Promise.all(names.filter(function (n) { return n !== SHELL; })
      .map(function (n) { return caches.delete(n); }));
  }).then(function () { return self.clients.claim(); }));
});

function tellPages() {
  return self.clients.matchAll().then(function (list) {
    list.forEach(function (client) { client.postMessage('changed'); });
  });
}

function kept(path) {
  return caches.open(SHELL).then(function (cache) { return cache.match(path); })
    .then(function (answer) { return answer || Response.error(); });
}

function later(ms) {
  return new Promise(function (resolve, reject) { setTimeout(reject, ms); });
}

function form(request) {
  return Promise.race([fetch(request), later(SLOW_MS)]).catch(function () { return kept(FORM); });
}

// Nothing is lost: what the network did not take waits on this telephone.
function waiting(copy) {
  return copy.formData().then(function (data) {
    const token = data.get('token') || hotlineQueue.newToken();
    const step = data.get('more') ? 'draft' : 'waiting';
    data.delete('more');
    return hotlineQueue.put(hotlineQueue.recordOf(data, token, step));
  }).then(function () {
    return self.registration.sync ? self.registration.sync.register('send').catch(function () {})
      : null;
  }).then(function () { return Response.redirect('/', 303); });
}

// Our own page says why and shows the form again. Where nginx refused, because too many send at
// once or the service is away, the report waits instead.
function ours(answer) {
  if (answer.status < 500 && answer.status !== 429) return Promise.resolve(true);
  return answer.clone().text().then(function (html) { return html.indexOf('id="report"') >= 0; });
}

function report(request) {
  const copy = request.clone();
  return fetch(request).then(function (answer) {
    return ours(answer).then(function (is) { return is ? answer : waiting(copy); });
  }, function () { return waiting(copy); });
}

self.addEventListener('fetch', function (event) {
  const request = event.request;
  const url = new URL(request.url);
  if (url.origin !== self.location.origin) return;
  if (request.method === 'POST' && request.mode === 'navigate' && url.pathname === '/report')
    event.respondWith(report(request));
  else if (request.method !== 'GET')
    return;
  else if (request.mode === 'navigate' && (url.pathname === '/' || url.pathname === FORM))
    event.respondWith(form(request));
  else if (url.pathname.indexOf('/static/') === 0 || url.pathname === '/communes.json')
    event.respondWith(fetch(request).catch(function () { return kept(url.pathname); }));
});

self.addEventListener('sync', function (event) {
  if (event.tag === 'send') event.waitUntil(hotlineQueue.sendAll().then(tellPages));
});

// The form in the language that is read now, as the site has it today.
self.addEventListener('message', function (event) {
  if (event.data.fresh) event.waitUntil(keepShell(event.data.fresh).catch(function () {}));
});
