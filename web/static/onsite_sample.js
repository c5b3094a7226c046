// Samples with their seals, and who handed them to whom. Kept from the first letter on; what is
// complete is sent, once, and can be mended as long as the service has not got it.
//
// A piece: {id, kind: 'sample' or 'hand', code, texts {field: text}, at, lat, lon, of: id of the
//   sample of a hand-over, done: false while it is being written, unsent, sent, refused}
'use strict';

(function (scope) {
  const by = function (id) { return document.getElementById(id); };
  const part = scope.fieldPart;
  const store = scope.fieldStore;
  const box = by('sample-list');
  const words = box.dataset;
  const forms = { sample: by('sample-form'), hand: by('hand-form') };
  const now = { sample: null, hand: null };
  let api = null;
  let code = null;

  function fieldsOf(kind) {
    return Array.from(forms[kind].querySelectorAll('[data-field]'));
  }

  function labelOf(field) {
    return forms[field.closest('[data-kind]').dataset.kind]
      .querySelector('label[for="' + field.id + '"]').textContent;
  }

  function say(kind, text) {
    forms[kind].querySelector('.state').textContent = text;
  }

  function samples() {
    return api.pieces('sample', code).filter(function (p) { return p.done; })
      .sort(function (a, b) { return a.at - b.at; });
  }

  function handsOf(sample) {
    return api.pieces('hand', code).filter(function (p) { return p.done && p.of === sample.id; })
      .sort(function (a, b) { return a.at - b.at; });
  }

  function fresh(kind, of) {
    const p = { id: store.newId(), kind: kind, code: code, texts: {}, at: 0, done: false,
      unsent: false };
    if (of) p.of = of;
    return p;
  }

  function show(kind) {
    fieldsOf(kind).forEach(function (f) {
      f.value = now[kind].texts[f.dataset.field] || (f.dataset.field === 'intact' ? '1' : '');
    });
    say(kind, '');
  }

  function keep(kind) {
    const p = now[kind];
    fieldsOf(kind).forEach(function (f) { p.texts[f.dataset.field] = f.value; });
    p.unsent = true;
    if (kind === 'sample' && !p.asked) {
      p.asked = true; // the place is known by the time the sample is sealed
      place(p);
    }
    return api.save(p);
  }

  function missing(kind) {
    const empty = fieldsOf(kind).filter(function (f) {
      return f.dataset.must && !f.value.trim();
    });
    if (!empty.length) return '';
    empty[0].focus();
    return words.missing + ' ' + empty.map(labelOf).join('; ') + '.';
  }

  // What the service would refuse is said while the people are still there.
  function wrong(p) {
    const t = p.texts;
    const sample = samples().filter(function (s) { return s.id === p.of; })[0];
    const hands = sample ? handsOf(sample).filter(function (h) { return h.id !== p.id; }) : [];
    const before = hands.length ? hands[hands.length - 1].texts.hand_seal : sample && sample.texts.seal;
    const same = function (a, b) { return a.trim().toLowerCase() === b.trim().toLowerCase(); };
    if (same(t.given_by, t.given_to)) return words.self;
    if ((t.intact !== '1' || t.hand_seal.trim() !== (before || '').trim()) && !t.note.trim())
      return words.why;
    return '';
  }

  function place(p) {
    if (!navigator.geolocation) return;
    navigator.geolocation.getCurrentPosition(function (at) {
      if (p.sent) return;
      p.lat = at.coords.latitude;
      p.lon = at.coords.longitude;
      api.save(p);
    }, function () { /* it goes without */ },
    { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
  }

  function write(kind) {
    const p = now[kind];
    const bad = missing(kind);
    keep(kind).then(function () {
      const why = bad || (kind === 'hand' ? wrong(p) : '');
      if (why) {
        say(kind, why);
        return null;
      }
      p.done = true;
      p.refused = '';
      p.at = p.at || Date.now();
      return api.save(p).then(function () {
        begin(kind);
        forms.hand.hidden = true;
        list();
        api.changed();
      });
    });
  }

  function begin(kind) {
    now[kind] = api.pieces(kind, code).filter(function (p) { return !p.done; })[0]
      || fresh(kind, kind === 'hand' ? '' : null);
    show(kind);
  }

  function edit(p) {
    return function () {
      p.done = false;
      now[p.kind] = p;
      show(p.kind);
      forms[p.kind].hidden = false;
      api.save(p).then(list);
      fieldsOf(p.kind)[0].focus();
    };
  }

  function hand(sample) {
    return function () {
      const hands = handsOf(sample);
      const last = hands[hands.length - 1];
      const p = fresh('hand', sample.id);
      p.texts = { given_by: last ? last.texts.given_to : sample.texts.takers, given_to: '',
        hand_seal: last ? last.texts.hand_seal : sample.texts.seal, intact: '1', note: '' };
      now.hand = p;
      by('hand-which').textContent = sample.texts.label;
      show('hand');
      forms.hand.hidden = false;
      forms.hand.focus();
      fieldsOf('hand')[1].focus();
    };
  }

  function tail(item, p) {
    item.append(part.element('p', p.refused ? words.refused + ' ' + p.refused
      : p.sent ? words.sent : words.waits, p.refused ? 'state bad' : p.sent ? 'state' : 'state near'));
    if (p.sent) return;
    const actions = part.element('div', '', 'actions');
    actions.append(part.button(words.edit, edit(p), 'button button-line'),
      part.button(words.drop, function () {
        api.drop([p.id].concat(p.kind === 'sample'
          ? handsOf(p).map(function (h) { return h.id; }) : [])).then(list);
      }, 'button button-line'));
    item.append(actions);
  }

  function line(s) {
    const item = part.element('li', '', 'ink');
    item.append(part.element('h3', s.texts.label), part.element('p', s.texts.point + ' · '
      + words.seal + ' ' + s.texts.seal + ' · ' + part.when(s.at)));
    tail(item, s);
    const hands = document.createElement('ol');
    handsOf(s).forEach(function (h) {
      const one = part.element('li', h.texts.given_by + ' → ' + h.texts.given_to + ' · '
        + words.seal + ' ' + h.texts.hand_seal + (h.texts.intact === '1' ? '' : ' · '
        + words.broken) + ' · ' + part.when(h.at));
      tail(one, h);
      hands.append(one);
    });
    if (hands.childNodes.length) item.append(hands);
    const go = part.button(words.hand, hand(s), 'button');
    go.dataset.hand = s.texts.label;
    item.append(go);
    return item;
  }

  function list() {
    box.textContent = '';
    samples().forEach(function (s) { box.append(line(s)); });
  }

  function send(path, extra) {
    return function (p, post) {
      if (!p.unsent || !p.done) return Promise.resolve();
      const fields = Object.assign({}, p.texts, { id: p.id, case: p.code, at: p.at }, extra(p));
      return post(path, fields).then(function () {
        p.unsent = false;
        p.sent = true;
        p.refused = '';
        return api.save(p);
      });
    };
  }

  scope.fieldSync.sender('sample', send('sample.json', function (p) {
    return p.lat === undefined ? {} : { lat: p.lat, lon: p.lon };
  }));
  scope.fieldSync.sender('hand', send('hand.json', function (p) { return { sample: p.of }; }));

  Object.keys(forms).forEach(function (kind) {
    fieldsOf(kind).forEach(function (f) {
      f.addEventListener('input', function () { keep(kind); });
      f.addEventListener('change', function () { keep(kind); });
    });
    forms[kind].querySelector('button').addEventListener('click', function () { write(kind); });
  });

  // Names of the register's discharge points are offered, so that one point has one name.
  function offer(points) {
    const list_ = by('sample-points');
    list_.textContent = '';
    points.forEach(function (name) {
      const option = document.createElement('option');
      option.value = name;
      list_.append(option);
    });
  }

  // What another telephone or the desk brought in: shown, and handed over from here too.
  function refresh(which, list_) {
    const made = [];
    const add = function (kind, id, at, texts, of) {
      if (api.pieces(kind, which).some(function (p) { return p.id === id; })) return;
      made.push({ id: id, kind: kind, code: which, texts: texts, at: at, of: of, done: true,
        unsent: false, sent: true });
    };
    (list_ || []).forEach(function (s) {
      add('sample', s.id, s.at,
        { label: s.label, point: s.point, seal: s.seal, takers: s.takers });
      s.hands.forEach(function (h) {
        add('hand', h.id, h.at, { given_by: h.given_by, given_to: h.given_to,
          hand_seal: h.hand_seal, intact: h.intact, note: '' }, s.id);
      });
    });
    return Promise.all(made.map(api.save));
  }

  scope.fieldSample = { refresh: refresh, begin: function (host) { api = host; },
    open: function (which, c) {
      code = which;
      offer(c.points);
      begin('sample');
      begin('hand');
      forms.hand.hidden = !now.hand.of;
      list();
    },
    again: function () { if (code) list(); } };
}(self));
