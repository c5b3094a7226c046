// The minutes: groups of fields, each with its version, kept at every key press.
//
// A piece: {id, kind: 'group', code, group, texts, kept, version, at, unsent,
//   pending {id, texts, base, at}   on its way; sent again as it is until it is answered
//   aside {id, texts, base, at}     given up for the other one's text; the service keeps it too
//   clash {version, author, at, texts}, refused: why}
// A question of the checklist is a group of its own, "q:" and its code, with answer and body; so is
// a note, "n:" and the number that the telephone gave it (onsite_note.js).
'use strict';

(function (scope) {
  const words = document.getElementById('words').dataset;
  const store = scope.fieldStore;
  const QUESTION = 'q:';
  const NOTE = 'n:';
  const SENT_TO = { 'q:': 'answer.json', 'n:': 'note.json' };
  let save = null;   // (piece): durable once resolved
  let changed = null; // (): something was chosen, send
  let now = {};      // the pieces of the case that is shown, by group

  function boxes() {
    return Array.from(document.querySelectorAll('[data-group]'));
  }

  function copy(texts) {
    return Object.assign({}, texts);
  }

  function fieldsOf(box) {
    return Array.from(box.querySelectorAll('[data-part]'));
  }

  function differ(a, b) {
    return Object.keys(Object.assign({}, a, b)).some(function (name) {
      return (a[name] || '') !== (b[name] || '');
    });
  }

  function settle(p) {
    p.unsent = !!(p.pending || p.aside || p.clash || p.refused || differ(p.texts, p.kept));
    return save(p);
  }

  function empty(box) {
    const texts = {};
    fieldsOf(box).forEach(function (f) { texts[f.dataset.part] = ''; });
    return texts;
  }

  function piece(code, group, none, at) {
    return { id: store.newId(), kind: 'group', code: code, group: group, unsent: false,
      version: at ? at.version : 0, texts: at ? at.texts : none,
      kept: copy(at ? at.texts : none), at: at ? at.at : 0 };
  }

  function isNote(group) {
    return group.indexOf(NOTE) === 0;
  }

  // A note: an empty one, or as the service has it.
  function note(code, at) {
    return piece(code, at ? at.group : NOTE + store.newId(), { body: '' }, at);
  }

  function notes(code, groups, known) {
    return groups.filter(function (g) {
      return isNote(g.group) && !known.some(function (p) { return p.group === g.group; });
    }).map(function (g) { return note(code, g); });
  }

  // The pieces of a case that was just taken along, from what the service has.
  function fresh(code, groups, questions) {
    build(questions);
    return boxes().filter(function (box) {
      return !isNote(box.dataset.group);
    }).map(function (box) {
      return piece(code, box.dataset.group, empty(box), groups.filter(function (g) {
        return g.group === box.dataset.group;
      })[0]);
    }).concat(notes(code, groups, []));
  }

  function boxOf(p) {
    return now[p.group] === p && boxes().filter(function (box) {
      return box.dataset.group === p.group;
    })[0];
  }

  // What came to the service meanwhile, where nothing of ours waits; else sending will tell. A
  // text that stands before somebody's eyes keeps the version that it is.
  function refresh(code, pieces, groups) {
    const come = notes(code, groups, pieces).map(function (p) { return save(p); });
    return Promise.all(come.concat(pieces.map(function (p) {
      const at = groups.filter(function (g) { return g.group === p.group; })[0];
      const box = boxOf(p);
      if (!at || p.unsent || at.version <= p.version) return null;
      if (box && box.contains(document.activeElement)) return null;
      p.version = at.version;
      p.texts = at.texts;
      p.kept = copy(at.texts);
      p.at = at.at;
      if (box) show(p, box);
      return settle(p);
    })));
  }

  function post(p, what, aside, send) {
    const own = SENT_TO[p.group.slice(0, 2)];
    const to = own ? { item: p.group.slice(2) } : { group: p.group };
    return send(own || 'entry.json', Object.assign({}, what.texts, to, p.where || {},
      { case: p.code, id: what.id, base: what.base, at: what.at, aside: aside }));
  }

  // Two wrote the same: nothing to choose.
  function met(p, clash) {
    p.pending = null;
    if (differ(clash.texts, p.texts)) {
      p.clash = clash;
    } else {
      p.version = clash.version;
      p.kept = copy(clash.texts);
    }
    return settle(p);
  }

  function sendAside(p, send) {
    if (!p.aside) return Promise.resolve();
    return post(p, p.aside, 1, send).then(function () {
      p.aside = null;
      return settle(p);
    });
  }

  function sendTexts(p, send) {
    if (p.clash || (!p.pending && !differ(p.texts, p.kept))) return settle(p);
    p.pending = p.pending || { id: store.newId(), texts: copy(p.texts), base: p.version, at: p.at };
    return settle(p).then(function () { return post(p, p.pending, 0, send); })
      .then(function (said) {
        p.version = said.version;
        p.kept = p.pending.texts;
        p.pending = null;
        return settle(p).then(function () { return sendTexts(p, send); });
      }, function (why) {
        if (why && why.clash) return met(p, why.clash);
        if (why && why.problem !== undefined) p.pending = null;
        throw why;
      });
  }

  scope.fieldSync.sender('group', function (p, send) {
    if (!p.unsent) return Promise.resolve();
    p.refused = '';
    return sendAside(p, send).then(function () { return sendTexts(p, send); });
  });

  function element(name, text, cls) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (cls) made.className = cls;
    return made;
  }

  function button(text, act, cls) {
    const made = element('button', text, cls || 'button');
    made.type = 'button';
    made.addEventListener('click', act);
    return made;
  }

  function when(ms) {
    return new Date(ms).toLocaleString('vi-VN', { hour: '2-digit', minute: '2-digit',
      day: '2-digit', month: '2-digit' });
  }

  function readable(field, text) {
    if (field.tagName !== 'SELECT') return text;
    const option = Array.from(field.options).filter(function (o) { return o.value === text; })[0];
    return option ? option.textContent : text;
  }

  function shown(box, heading, texts, other) {
    const column = element('div', '', 'side-text');
    column.append(element('h3', heading));
    fieldsOf(box).forEach(function (f) {
      const name = f.dataset.part;
      const same = (texts[name] || '') === (other[name] || '');
      const text = element(same ? 'p' : 'mark', readable(f, texts[name]) || words.none, 'said');
      column.append(element('p', box.querySelector('label[for="' + f.id + '"]').textContent,
        'hint'), text);
    });
    return column;
  }

  function choose(p, box, how) {
    return function () {
      const theirs = p.clash;
      if (how === 'theirs') {
        p.aside = { id: store.newId(), texts: copy(p.texts), base: p.version, at: p.at };
        p.texts = copy(theirs.texts);
      }
      if (how === 'both')
        fieldsOf(box).forEach(function (f) {
          const name = f.dataset.part;
          const other = theirs.texts[name] || '';
          if (f.tagName === 'TEXTAREA' && other && p.texts[name] !== other)
            p.texts[name] = p.texts[name] ? p.texts[name] + '\n\n' + other : other;
        });
      p.version = theirs.version;
      p.kept = copy(theirs.texts);
      p.clash = null;
      settle(p).then(function () {
        show(p, box);
        if (how === 'both') fieldsOf(box)[0].focus();
        else changed();
      });
    };
  }

  function clash(p, box) {
    const place = box.querySelector('.clash');
    place.textContent = '';
    place.hidden = !p.clash;
    if (!p.clash) return;
    const theirs = words.theirs + ', ' + words.by + ' ' + p.clash.author + ', ' + when(p.clash.at);
    const sides = element('div', '', 'sides');
    sides.append(shown(box, words.mine, p.texts, p.clash.texts),
      shown(box, theirs, p.clash.texts, p.texts));
    const actions = element('div', '', 'actions');
    actions.append(button(words.keepMine, choose(p, box, 'mine')),
      button(words.keepTheirs, choose(p, box, 'theirs')),
      button(words.both, choose(p, box, 'both'), 'button button-line'));
    place.append(element('p', words.clash, 'notice notice-bad'), sides, actions);
  }

  function state(p, box) {
    const line = box.querySelector('.state');
    let text = words.sent;
    if (p.refused) text = words.refused + ' ' + p.refused;
    else if (p.unsent) text = words.kept;
    else if (p.version === 0) text = words.empty;
    line.textContent = text;
    line.className = 'state' + (p.refused ? ' bad' : p.unsent ? ' near' : '');
  }

  function show(p, box) {
    fieldsOf(box).forEach(function (f) {
      const text = p.texts[f.dataset.part] || '';
      if (f.value !== text) f.value = text;
    });
    state(p, box);
    clash(p, box);
  }

  function typed(p, box) {
    fieldsOf(box).forEach(function (f) { p.texts[f.dataset.part] = f.value; });
    p.at = Date.now();
    p.refused = '';
    settle(p).then(function () { state(p, box); }, function () {
      const line = box.querySelector('.state');
      line.textContent = words.notKept;
      line.className = 'state bad';
    });
  }

  function choices(select, list) {
    select.textContent = '';
    [{ value: '', label: '–' }].concat(list).forEach(function (c) {
      const option = element('option', c.label);
      option.value = c.value;
      select.append(option);
    });
  }

  function listen(box) {
    const heard = function () {
      if (now[box.dataset.group]) typed(now[box.dataset.group], box);
    };
    box.addEventListener('input', heard);
    box.addEventListener('change', heard);
  }

  function field(name, id, text, input) {
    const made = element('div', '', 'field');
    const label = element('label', text);
    input.id = id;
    input.className = 'input';
    input.dataset.part = name;
    label.htmlFor = id;
    made.append(label, input);
    return made;
  }

  // A box for each question of the checklist.
  function build(questions) {
    const place = document.getElementById('questions');
    place.textContent = '';
    questions.forEach(function (q) {
      const box = element('div', '', 'group question');
      const answer = element('select');
      const body = element('textarea');
      const id = 'q-' + q.code.replace(/[^a-z0-9]/gi, '-');
      box.dataset.group = QUESTION + q.code;
      body.rows = 2;
      body.maxLength = 2000;
      choices(answer, ['yes', 'no', 'na'].map(function (v) {
        return { value: v, label: words[v] };
      }));
      box.append(element('h3', q.question), element('p', q.basis, 'hint'),
        element('p', '', 'state'), field('answer', id, words.answer, answer),
        field('body', id + '-body', words.remark, body), element('div', '', 'clash'));
      place.append(box);
      listen(box);
    });
    document.getElementById('questions-box').hidden = questions.length === 0;
  }

  // The team of the decision, put into the minutes by one press.
  function offerTeam(c) {
    const field_ = document.getElementById('part-people');
    const old = document.getElementById('copy-team');
    if (old) old.remove();
    if (!c.team) return;
    const go = button(words.copyTeam, function () {
      field_.value = field_.value ? field_.value + '\n' + c.team : c.team;
      field_.dispatchEvent(new Event('input', { bubbles: true }));
      go.remove();
    }, 'button button-line');
    go.id = 'copy-team';
    field_.after(go);
  }

  // Show the groups of one case; what is typed goes to these pieces.
  function open(c, pieces) {
    build(c.questions);
    offerTeam(c);
    now = {};
    pieces.forEach(function (p) { now[p.group] = p; });
    boxes().forEach(function (box) {
      const select = box.querySelector('[data-part=finding]');
      if (select) choices(select, c.findings);
      show(now[box.dataset.group], box);
    });
  }

  // The same pieces after sending; a field in which somebody is typing is left alone.
  function again() {
    boxes().forEach(function (box) {
      const p = now[box.dataset.group];
      if (!p) return;
      if (box.contains(document.activeElement)) {
        state(p, box);
        clash(p, box);
      } else {
        show(p, box);
      }
    });
  }

  // A box that was made while its case is shown.
  function adopt(p, box) {
    now[p.group] = p;
    show(p, box);
  }

  boxes().forEach(listen);

  scope.fieldPart = { fresh: fresh, refresh: refresh, open: open, again: again, button: button,
    element: element, when: when, field: field, listen: listen, adopt: adopt, note: note,
    isNote: isNote,
    begin: function (saver, sendNow) { save = saver; changed = sendNow; } };
}(self));
