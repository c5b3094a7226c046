// The telephone desk works without this file. With it: communes found while typing, no mouse
// needed, and nothing typed is lost when the network is.
'use strict';

(function () {
  const form = document.getElementById('call');

  // Lower case without diacritics, as the server compares.
  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd')
      .toLowerCase().replace(/\s+/g, ' ').trim();
  }

  function element(name, text, cls) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (cls) made.className = cls;
    return made;
  }

  function status(after) {
    const said = element('p', '', 'note');
    said.setAttribute('role', 'status');
    after.after(said);
    return said;
  }

  // How well a commune fits what was typed; 9: not at all.
  function score(c, want) {
    if (c.names[0] === want) return 0;
    if (c.names.indexOf(want) > 0) return 1;
    if (c.names[0].startsWith(want)) return 2;
    if (c.names.some(function (n) { return n.startsWith(want); })) return 3;
    return c.names.some(function (n) { return n.includes(want); }) ? 4 : 9;
  }

  function label(c, want) {
    const at = c.names.slice(1).findIndex(function (n) { return n.includes(want); });
    const old = !c.names[0].includes(want) && at >= 0 ? ', ' + form.dataset.old + ' ' + c.old[at] : '';
    return c.kind + ' ' + c.name + old;
  }

  function communes() {
    const input = document.getElementById('commune_name');
    const chosen = document.getElementById('commune');
    const said = status(input);
    const list = element('ul', '', 'picks');
    let all = null;
    let shown = [];
    let active = 0;
    if (chosen.type !== 'hidden') return; // the server asks which of several
    list.id = 'commune-picks';
    list.setAttribute('role', 'listbox');
    list.setAttribute('aria-label', input.labels[0].textContent.trim());
    list.hidden = true;
    input.after(list);
    input.setAttribute('role', 'combobox');
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', list.id);
    input.setAttribute('aria-expanded', 'false');

    function close() {
      list.hidden = true;
      list.replaceChildren();
      shown = [];
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    function mark(i) {
      active = i;
      Array.from(list.children).forEach(function (item, k) {
        item.setAttribute('aria-selected', String(k === i));
      });
      input.setAttribute('aria-activedescendant', 'pick-' + i);
    }

    function choose(c) {
      chosen.value = c.code;
      input.value = c.name;
      said.textContent = form.dataset.chosen + ' ' + c.kind + ' ' + c.name;
      close();
    }

    function show() {
      const want = fold(input.value).replace(/^(phuong|xa|dac khu|thi tran|p\.|x\.)\s*/, '');
      chosen.value = '';
      said.textContent = '';
      close();
      if (!all || want.length < 2) return;
      shown = all.map(function (c) { return { c: c, s: score(c, want) }; })
        .filter(function (f) { return f.s < 9; })
        .sort(function (a, b) { return a.s - b.s; }).slice(0, 6)
        .map(function (f) { return f.c; });
      if (!shown.length) {
        said.textContent = form.dataset.none;
        return;
      }
      shown.forEach(function (c, i) {
        const item = element('li', label(c, want));
        item.id = 'pick-' + i;
        item.setAttribute('role', 'option');
        item.addEventListener('mousedown', function (event) { event.preventDefault(); choose(c); });
        list.append(item);
      });
      list.hidden = false;
      input.setAttribute('aria-expanded', 'true');
      mark(0);
    }

    fetch('/staff/desk/communes.json').then(function (answer) {
      return answer.ok ? answer.json() : [];
    }).then(function (found) {
      found.forEach(function (c) { c.names = [fold(c.name)].concat(c.old.map(fold)); });
      all = found;
      if (input.value && !chosen.value) show();
    }, function () {});
    input.addEventListener('input', show);
    input.addEventListener('keydown', function (event) {
      if (!shown.length) return;
      if (event.key === 'ArrowDown') mark((active + 1) % shown.length);
      else if (event.key === 'ArrowUp') mark((active + shown.length - 1) % shown.length);
      else if (event.key === 'Escape') close();
      else if (event.key === 'Enter') choose(shown[active]);
      else if (event.key === 'Tab') choose(shown[active]);
      else return;
      if (event.key !== 'Tab') event.preventDefault();
    });
  }

  // Cases that fit the words, while they are typed. Arrow down goes to the list.
  function searching() {
    const input = document.getElementById('q');
    const found = document.getElementById('found');
    const button = document.getElementById('search');
    let timer = null;
    let asked = input.value;

    function ask() {
      clearTimeout(timer);
      if (input.value === asked) return;
      asked = input.value;
      const words = asked;
      const body = new URLSearchParams();
      body.set('csrf', form.elements.csrf.value);
      body.set('q', words);
      fetch('/staff/desk/search', { method: 'POST', body: body }).then(function (answer) {
        return answer.ok && !answer.redirected ? answer.text() : '';
      }).then(function (html) {
        if (input.value !== words) return; // typed on meanwhile
        const page = new DOMParser().parseFromString(html, 'text/html');
        found.replaceChildren.apply(found, Array.from(page.body.childNodes));
      }, function () {});
    }

    input.addEventListener('input', function () {
      clearTimeout(timer);
      timer = setTimeout(ask, 250);
    });
    input.addEventListener('keydown', function (event) {
      const first = found.querySelector('input');
      if (event.key === 'Enter' && !event.ctrlKey) {
        event.preventDefault();
        ask();
      } else if (event.key === 'ArrowDown' && first) {
        event.preventDefault();
        first.focus();
      }
    });
    button.remove();
  }

  // Asks the service first: a dead network shows a line on this page, not an error page.
  function sending() {
    const said = element('p', '', 'notice notice-bad');
    const button = document.getElementById('file');
    let waiting = null;
    said.setAttribute('role', 'alert');
    said.hidden = true;
    button.parentNode.before(said);

    function send() {
      clearTimeout(waiting);
      fetch('/health', { cache: 'no-store' }).then(function (answer) {
        if (!answer.ok) throw new Error('not ready');
        form.submit();
      }).catch(function () {
        said.textContent = form.dataset.waiting;
        said.hidden = false;
        waiting = setTimeout(send, 3000);
      });
    }

    form.addEventListener('submit', function (event) {
      if (event.submitter && event.submitter.id === 'search') return;
      event.preventDefault();
      send();
    });
    form.addEventListener('keydown', function (event) {
      if (event.key === 'Enter' && event.ctrlKey) {
        event.preventDefault();
        send();
      } else if (event.key === 'Enter' && event.target.tagName === 'INPUT'
                 && !event.defaultPrevented) {
        event.preventDefault(); // a report is not sent by the way
      }
    });
  }

  // Alt and the digit that stands beside each field: as access keys, Chromium on Linux keeps them
  // for its tabs and Firefox asks for Shift besides.
  function jumping() {
    document.addEventListener('keydown', function (event) {
      const digit = /^(?:Digit|Numpad)([0-9])$/.exec(event.code || '');
      const link = digit && event.altKey && !event.ctrlKey && !event.metaKey
        && document.querySelector('a[accesskey="' + digit[1] + '"]');
      const field = link && document.getElementById(link.hash.slice(1));
      if (!field) return;
      event.preventDefault();
      field.focus();
    });
  }

  const next = document.getElementById('next');
  if (next) next.focus();
  if (!form || !Element.prototype.replaceChildren) return;
  communes();
  searching();
  sending();
  jumping();
  const problems = document.getElementById('problems');
  (problems || document.getElementById('q')).focus();
}());
