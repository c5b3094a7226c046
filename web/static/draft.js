// What is being written is kept on this telephone, and what could not be sent waits there; see
// queue.js. The form works without this script.
'use strict';

(function () {
  const form = document.getElementById('report');
  const box = document.getElementById('drafts');
  const queue = self.hotlineQueue;
  const PRIVATE = ['name', 'phone', 'email', 'address']; // never in a draft
  const AGAIN_MS = 20000; // between two tries while the page is open
  const WRITING = 'writing'; // token of the form in hand
  const TRIED = 'tried'; // token of the form that was sent last, until its receipt is seen
  if (!form || !box || !queue || !window.indexedDB || !window.FormData
    || !Element.prototype.replaceChildren) return;

  const words = box.dataset;
  const token = document.getElementById('token');
  const list = document.getElementById('drafts-list');
  const keeping = document.getElementById('draft-kept');
  let pressed = null;
  let timer = null;
  let typed = false;
  let again = null;

  function element(name, text, cls) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (cls) made.className = cls;
    return made;
  }

  function button(text, act, cls) {
    const made = element('button', text, cls || 'button button-line');
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  function when(ms) {
    const d = new Date(ms);
    const two = function (n) { return ('0' + n).slice(-2); };
    return two(d.getHours()) + ':' + two(d.getMinutes()) + ' ' + two(d.getDate()) + '/'
      + two(d.getMonth() + 1);
  }

  // Everything typed, with the files that are not with the server yet.
  function record(state) {
    const data = new FormData(form);
    data.delete('photos');
    if (state === 'draft') PRIVATE.forEach(function (name) { data.delete(name); });
    if (state === 'waiting' && pressed) data.append(pressed, '1');
    const made = queue.recordOf(data, token.value, state);
    made.files = self.hotlineUpload ? self.hotlineUpload.waiting() : [];
    return made;
  }

  function save() {
    clearTimeout(timer);
    if (!typed) return Promise.resolve();
    return queue.put(record('draft')).then(function () { keeping.hidden = false; },
      function () { /* private window, or full: the form goes on without */ });
  }

  function soon() {
    typed = true;
    clearTimeout(timer);
    timer = setTimeout(save, 600);
  }

  function afresh() {
    clearTimeout(timer);
    typed = false;
    pressed = null;
    keeping.hidden = true;
    form.reset();
    token.value = queue.newToken();
    form.dispatchEvent(new CustomEvent('restored'));
  }

  function fill(field, value) {
    if (field.type === 'radio' || field.type === 'checkbox') {
      field.checked = field.checked || field.value === value;
    } else if (field.type !== 'file' && field.type !== 'submit') {
      field.value = value;
    }
  }

  // A record goes back into the form; files into the list of those to be sent.
  function restore(r) {
    afresh();
    token.value = r.taken ? queue.newToken() : r.token;
    r.fields.forEach(function (pair) {
      Array.from(form.elements).forEach(function (field) {
        if (field.name === pair[0]) fill(field, pair[1]);
      });
    });
    form.dispatchEvent(new CustomEvent('restored'));
    const input = document.getElementById('photos');
    if (r.files.length && input && window.DataTransfer) {
      const files = new DataTransfer();
      r.files.forEach(function (f) { files.items.add(f.file); });
      input.files = files.files;
      input.dispatchEvent(new Event('change', { bubbles: true }));
    }
    typed = true;
    const before = r.taken ? queue.remove(r.token) : Promise.resolve();
    before.then(save).then(show);
    document.getElementById('main').focus();
  }

  function gone(r) {
    return function () {
      queue.remove(r.token).then(show, show);
      if (r.token === token.value) afresh();
    };
  }

  function receipt(r) {
    const item = element('li', '', 'notice notice-good');
    const open = element('form');
    const key = element('input');
    const groups = element('p', '', 'key');
    r.receipt.key.split('-').forEach(function (g) { groups.append(element('span', g)); });
    open.method = 'post';
    open.action = '/track';
    key.type = 'hidden';
    key.name = 'key';
    key.value = r.receipt.key;
    const go = element('button', words.open, 'button');
    open.append(key, go);
    const actions = element('div', '', 'actions');
    actions.append(open, button(words.copied, gone(r)));
    item.append(element('h2', words.sent + ' ' + r.receipt.ref), element('p', words.key),
      groups, element('p', r.receipt.unit), element('p', words.sentNote, 'small'), actions);
    return item;
  }

  function line(r) {
    if (r.state === 'sent') return receipt(r);
    const item = element('li', '', 'notice notice-near');
    const actions = element('div', '', 'actions');
    item.append(element('h2', words[r.state] + ' (' + when(r.saved) + ')'));
    if (r.state === 'waiting') {
      item.append(element('p', words.waitingNote));
      actions.append(button(words.again, send));
    }
    if (r.state === 'wrong')
      r.problems.forEach(function (text) { item.append(element('p', text, 'problem')); });
    if (r.state !== 'waiting')
      actions.append(button(words.resume, function () { restore(r); }, 'button'));
    actions.append(button(r.state === 'draft' ? words.wipe : words.cancel, gone(r)));
    item.append(actions);
    return item;
  }

  // The draft in hand is the form itself and not in the list.
  function show() {
    return queue.all().then(function (all) {
      const others = all.filter(function (r) {
        return r.state !== 'draft' || r.token !== token.value;
      });
      list.replaceChildren.apply(list, others.map(line));
      box.hidden = others.length === 0;
      clearTimeout(again);
      if (all.some(function (r) { return r.state === 'waiting'; }))
        again = setTimeout(send, AGAIN_MS);
      return all;
    });
  }

  function send() {
    return queue.sendAll().then(show, show);
  }

  function lacking() {
    const has = function (name) {
      const f = form.elements[name];
      return f && (f.value || '').trim() !== '';
    };
    const all = pressed ? [['pollution'], ['commune', 'commune_name', 'point']]
      : [['pollution'], ['what'], ['commune', 'commune_name', 'point'], ['place', 'point']];
    const lack = all.filter(function (names) { return !names.some(has); })[0];
    return lack && document.getElementById(lack[0]);
  }

  function keepToSend(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    const lack = lacking();
    const said = document.getElementById('draft-said');
    said.hidden = !lack;
    if (lack) {
      lack.focus();
      return;
    }
    queue.put(record('waiting')).then(function () {
      afresh();
      return show();
    }).then(function () {
      box.focus();
      box.scrollIntoView();
      return navigator.serviceWorker ? navigator.serviceWorker.ready.then(function (r) {
        return r.sync ? r.sync.register('send') : null;
      }) : null;
    }).catch(function () { form.submit(); }); // nothing can be kept here: the plain way
  }

  // The browser brings typed words back with its Back button. Whoever comes back to a form that
  // was sent, or whose traces were removed, finds it empty: only the form in hand is WRITING.
  function known(form) {
    try {
      return sessionStorage.getItem(WRITING) === form;
    } catch (e) {
      return true; // nothing can be told: the private fields have autocomplete off
    }
  }

  function arrived() {
    const before = history.state && history.state.form;
    const back = Boolean(before) && !known(before);
    try {
      history.replaceState({ form: token.value }, '');
      sessionStorage.setItem(WRITING, token.value);
    } catch (e) { /* see above */ }
    return back;
  }

  function left() {
    try {
      sessionStorage.removeItem(WRITING);
    } catch (e) { /* see above */ }
  }

  function submitted(event) {
    if (navigator.onLine === false) {
      keepToSend(event);
      return;
    }
    save();
    left();
    try {
      sessionStorage.setItem(TRIED, token.value);
    } catch (e) { /* the draft stays until it is wiped or too old */ }
  }

  function worker() {
    if (!navigator.serviceWorker) return;
    navigator.serviceWorker.register('/sw.js').then(function () {
      return navigator.serviceWorker.ready;
    }).then(function (registration) {
      if (navigator.onLine !== false && registration.active)
        registration.active.postMessage({ fresh: document.documentElement.lang });
    }).catch(function () { /* an old browser, or a private window */ });
    navigator.serviceWorker.addEventListener('message', show);
  }

  if (!token.value) token.value = queue.newToken();
  const shown = token.value;
  const back = arrived();
  form.addEventListener('input', soon);
  form.addEventListener('change', soon);
  form.addEventListener('click', function (event) {
    const b = event.target.closest ? event.target.closest('button, input[type=submit]') : null;
    if (b) pressed = b.name === 'me_too' ? 'me_too' : null;
  }, true);
  form.addEventListener('submit', submitted);
  document.getElementById('draft-wipe').addEventListener('click', function () {
    queue.remove(token.value).then(show, show);
    afresh();
  });
  window.addEventListener('online', send);
  window.addEventListener('pageshow', function (event) {
    if (back || (event.persisted && !known(shown))) afresh();
  });
  show().then(function (all) {
    if (all.some(function (r) { return r.state === 'waiting'; })) send();
  }, function () {});
  window.addEventListener('load', worker);
}());
