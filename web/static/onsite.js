// The inspector's page: what is on the telephone and what can be taken along; opens with the
// PIN, closes by itself, sends when there is network. See onsite_store.js, onsite_sync.js.
'use strict';

(function () {
  const words = document.getElementById('words').dataset;
  const store = self.fieldStore;
  const sync = self.fieldSync;
  const part = self.fieldPart;
  const parts = [self.fieldPhoto, self.fieldSample, self.fieldInk];
  const by = function (id) { return document.getElementById(id); };
  const PAGES = ['cannot', 'login', 'pin', 'lock', 'list', 'case'];
  const IDLE_MS = 15 * 60 * 1000; // so long the telephone lies there before it asks the PIN
  const AGAIN_MS = 30 * 1000;     // between two tries to send
  let pieces = {};
  let opened = false;
  let offered = [];
  let open = null; // code of the case that is shown
  let touched = Date.now();
  let taking = false;
  let wanted = null; // code to be taken along once a PIN is set

  function all() {
    return Object.keys(pieces).map(function (id) { return pieces[id]; });
  }

  function kinds(kind, code) {
    return all().filter(function (p) { return p.kind === kind && (!code || p.code === code); });
  }

  function save(p) {
    pieces[p.id] = p;
    return store.put(p).then(net);
  }

  function drop(ids) {
    ids.forEach(function (id) { delete pieces[id]; });
    return store.remove(ids).then(net);
  }

  function page(name) {
    PAGES.forEach(function (p) {
      if (p !== 'login') by('page-' + p).hidden = p !== name;
    });
    window.scrollTo(0, 0);
  }

  function tell(text, cls) {
    const box = by('told');
    box.textContent = text || '';
    box.className = 'notice ' + (cls || '');
    box.hidden = !text;
  }

  function net() {
    const unsent = all().filter(function (p) { return p.unsent; }).length;
    const left = !opened ? '' : ' · ' + (unsent ? words.unsent + ' ' + unsent : words.allSent);
    by('net').textContent = (navigator.onLine === false ? words.noNet : words.net) + left;
  }

  function line(c, text, act, cls) {
    const item = part.element('li', '', 'card');
    item.append(part.element('h3', c.title), part.element('p', c.code + ' · ' + c.place));
    if (c.due) item.append(part.element('p', words.due + ' ' + c.due, 'note'));
    const actions = part.element('div', '', 'actions');
    const go = part.button(text, act, cls);
    go.dataset.code = c.code;
    actions.append(go);
    item.append(actions);
    return item;
  }

  function list() {
    const carried = kinds('case');
    const has = {};
    by('carried').textContent = '';
    carried.forEach(function (c) {
      has[c.code] = true;
      by('carried').append(line(c, words.open, function () { show(c); }, 'button button-big'));
    });
    by('offered').textContent = '';
    offered.filter(function (c) { return !has[c.code]; }).forEach(function (c) {
      by('offered').append(line(c, words.take, function () { take(c.code); },
        'button button-line button-big'));
    });
    by('offered-none').hidden = offered.length > 0;
    net();
  }

  function show(c) {
    open = c.code;
    tell('');
    by('case-title').textContent = c.title;
    by('case-facts').textContent = [c.code, c.place, c.facility || '', c.order || '',
      c.due ? words.due + ' ' + c.due : ''].filter(Boolean).join(' · ');
    self.fieldNote.open(c.code);
    part.open(c, kinds('group', c.code));
    parts.forEach(function (p) { p.open(c.code, c); });
    page('case');
  }

  function troubled(why) {
    by('page-login').hidden = !(why && why.login);
    if (why && why.other) tell(words.otherPerson, 'notice-bad');
    else if (why && why.offline && navigator.onLine !== false) tell(words.busy, 'notice-near');
    else if (why && why.problem) tell(why.problem, 'notice-bad');
    else if (!why || !(why.login || why.offline)) tell(words.busy, 'notice-near');
    net();
  }

  // What the service has is removed once its days are over; what it has not stays.
  function expire() {
    const over = kinds('case').filter(function (c) {
      return c.until < Date.now() && !all().some(function (p) {
        return p.code === c.code && p.unsent;
      });
    });
    const ids = all().filter(function (p) {
      return over.some(function (c) { return c.code === p.code; });
    }).map(function (p) { return p.id; });
    return ids.length ? drop(ids) : Promise.resolve();
  }

  function refreshed() {
    return sync.inTurn(kinds('case'), function (c) {
      return sync.ask('state.json?case=' + encodeURIComponent(c.code)).then(function (said) {
        return self.fieldSample.refresh(c.code, said.samples).then(function () {
          return part.refresh(c.code, kinds('group', c.code), said.groups);
        });
      }, function (why) {
        if (why && why.problem === undefined) throw why; // gone to another unit: as it was
      });
    });
  }

  // Where the browser has it, it wakes this page when the network is back, also behind others.
  // Nothing is sent without the page: what lies on the telephone opens with the PIN alone.
  let waker = null;
  function wakeLater() {
    if (waker && all().some(function (p) { return p.unsent; }))
      waker.register('onsite').catch(function () { /* not allowed: the timer does it */ });
  }

  // What is chosen while something is sent goes right after it.
  let sending = null;
  let oneMore = false;
  function send() {
    oneMore = !!sending;
    sending = sending || sync.run(all, save).then(function (said) {
      offered = said.cases;
      return refreshed();
    }).then(expire).then(function () {
      by('page-login').hidden = true;
      tell('');
    }).catch(function (why) {
      if (why && why.offline) wakeLater(); // what a person must mend first is not sent again
      troubled(why);
    }).then(function () {
      sending = null;
      if (!opened) return;
      self.fieldNote.again();
      part.again();
      parts.forEach(function (p) { p.again(); });
      list();
      if (oneMore) send();
    });
    return sending;
  }

  function carry(code) {
    return sync.ask('list.json').then(function (said) {
      return sync.ask('take.json', { csrf: said.csrf, case: code, id: store.newId() })
        .then(function (c) {
          const owner = kinds('owner')[0];
          if (owner && owner.me !== said.me) throw { other: true };
          const made = part.fresh(c.code, c.groups, c.questions);
          const samples = c.samples;
          delete c.groups;
          delete c.samples;
          made.push(Object.assign(c, { id: store.newId(), kind: 'case', unsent: false }));
          if (!owner)
            made.push({ id: store.newId(), kind: 'owner', unsent: false, me: said.me,
              name: said.name });
          return Promise.all(made.map(save)).then(function () {
            return self.fieldSample.refresh(c.code, samples);
          });
        });
    });
  }

  function take(code) {
    wanted = code;
    if (!opened) {
      page('pin');
      by('pin-new').focus();
      return;
    }
    wanted = null;
    if (taking || kinds('case', code).length) return;
    taking = true;
    carry(code).then(function () {
      tell(words.taken, 'notice-good');
      list();
    }, function (why) {
      troubled(why);
      if (!why || why.offline) tell(words.takeFailed, 'notice-bad');
    }).then(function () { taking = false; });
  }

  function begin() {
    opened = true;
    page('list');
    expire().then(list);
    if (wanted) take(wanted);
    else send();
  }

  function offer() {
    page('list');
    list();
    sync.ask('list.json').then(function (said) {
      offered = said.cases;
      list();
    }, troubled);
  }

  by('pin-form').addEventListener('submit', function (event) {
    event.preventDefault();
    const pin = by('pin-new').value;
    if (pin.length < 6) tell(words.short, 'notice-bad');
    else if (pin !== by('pin-again').value) tell(words.differ, 'notice-bad');
    else store.create(pin).then(function () {
      by('pin-form').reset();
      tell('');
      if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
      begin();
    }, function () { page('cannot'); });
  });

  by('lock-form').addEventListener('submit', function (event) {
    event.preventDefault();
    store.unlock(by('pin').value).then(function (no) {
      by('lock-form').reset();
      if (no) {
        tell(no.wait ? words.wait + ' ' + no.wait : words.wrongPin, 'notice-bad');
        return null;
      }
      tell('');
      return store.all().then(function (list_) {
        list_.forEach(function (p) { pieces[p.id] = p; });
        begin();
      });
    });
  });

  // Asked twice, and told what would be lost; told again where that became another number.
  function wipe(after) {
    let sure = -1;
    return function () {
      store.unsent().then(function (n) {
        if (sure !== n) {
          sure = n;
          tell(n ? words.askWipe + ' ' + n : words.askWipeNone, n ? 'notice-bad' : 'notice-near');
          return null;
        }
        return store.wipe().then(after);
      });
    };
  }

  function logout() {
    sync.ask('list.json').then(function (said) {
      const body = new FormData();
      body.append('csrf', said.csrf);
      return fetch('/staff/logout', { method: 'POST', credentials: 'same-origin', body: body });
    }).catch(function () { /* nobody was logged in, or no network: the telephone is empty */ })
      .then(function () { window.location.reload(); });
  }

  by('send').addEventListener('click', function () { send(); });
  by('back').addEventListener('click', function () {
    open = null;
    page('list');
    list();
    send();
  });
  by('lock-now').addEventListener('click', function () { window.location.reload(); });
  by('wipe').addEventListener('click', wipe(logout));
  by('wipe-locked').addEventListener('click', wipe(function () { window.location.reload(); }));
  ['click', 'input', 'touchstart'].forEach(function (what) {
    document.addEventListener(what, function () { touched = Date.now(); }, true);
  });
  window.addEventListener('online', function () {
    net();
    if (opened) send();
    else if (!by('page-list').hidden) offer();
  });
  window.addEventListener('offline', net);
  setInterval(function () {
    if (opened && Date.now() - touched > IDLE_MS) window.location.reload(); // all is kept
    else if (opened && navigator.onLine !== false && all().some(function (p) { return p.unsent; }))
      send();
  }, AGAIN_MS);

  part.begin(save, send);
  [self.fieldNote].concat(parts).forEach(function (p) {
    p.begin({ save: save, drop: drop, pieces: kinds, changed: send });
  });
  if (navigator.serviceWorker)
    navigator.serviceWorker.addEventListener('message', function (event) {
      if (event.data.back && opened) send();
    });
  net();
  if (!store.able() || !navigator.serviceWorker) {
    page('cannot');
    return;
  }
  navigator.serviceWorker.register('/staff/field-sw.js', { scope: '/staff/field' })
    .then(function () { return navigator.serviceWorker.ready; })
    .then(function (registration) {
      if (navigator.onLine !== false && registration.active)
        registration.active.postMessage({ fresh: document.documentElement.lang });
      waker = registration.sync || null;
    }).catch(function () { /* a private window: it works as long as the page is open */ });
  store.begun().then(function (is) {
    if (is) {
      page('lock');
      by('pin').focus();
    } else {
      offer();
    }
  }, function () { page('cannot'); });
}());
