// The report form works without this file. With it: position by a button, communes
// found while typing. Files: upload.js.
'use strict';

(function () {
  const form = document.getElementById('report');
  const select = document.getElementById('commune');
  let communes = null;

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

  function load() {
    communes = communes || fetch('/communes.json').then(function (answer) {
      return answer.ok ? answer.json() : [];
    }).then(function (list) {
      list.forEach(function (c) {
        c.names = [fold(c.name)].concat(c.old.map(fold));
      });
      return list;
    });
    return communes;
  }

  function label(c) {
    const option = Array.from(select.options).find(function (o) { return o.value === c.code; });
    return option ? option.textContent : c.name;
  }

  function names() {
    const box = document.getElementById('by-name');
    const input = document.getElementById('commune_name');
    const list = element('ul', '', 'found');
    const said = element('p', '', 'note');
    said.setAttribute('role', 'status');
    box.append(said, list);

    function choose(c) {
      select.value = c.code;
      input.value = '';
      list.replaceChildren();
      said.textContent = box.dataset.chosen + ' ' + label(c);
      select.focus();
    }

    function score(c, want) {
      if (c.names[0] === want) return 0;
      if (c.names.indexOf(want) > 0) return 1;
      if (c.names[0].startsWith(want)) return 2;
      if (c.names.some(function (n) { return n.startsWith(want); })) return 3;
      return c.names.some(function (n) { return n.includes(want); }) ? 4 : 9;
    }

    function show(all) {
      const want = fold(input.value).replace(/^(phuong|xa|dac khu|thi tran|p\.|x\.)\s*/, '');
      list.replaceChildren();
      said.textContent = '';
      if (want.length < 2) return;
      const found = all.map(function (c) { return { c: c, s: score(c, want) }; })
        .filter(function (f) { return f.s < 9; })
        .sort(function (a, b) { return a.s - b.s; }).slice(0, 6);
      if (!found.length) said.textContent = box.dataset.none;
      found.forEach(function (f) {
        const old = f.s === 1 || f.s === 3 || f.s === 4
          ? f.c.old[f.c.names.slice(1).findIndex(function (n) { return n.includes(want); })] : '';
        const text = label(f.c) + (old && f.c.names[0].indexOf(want) < 0
          ? ', ' + box.dataset.old + ' ' + old : '');
        const button = element('button', text, 'button button-line');
        button.type = 'button';
        button.addEventListener('click', function () { choose(f.c); });
        const item = element('li');
        item.append(button);
        list.append(item);
      });
    }

    input.addEventListener('input', function () { load().then(show, function () {}); });
    input.addEventListener('focus', load, { once: true });
  }

  // Near enough to compare distances within a province.
  function nearest(all, lat, lon) {
    let best = null;
    let least = Infinity;
    all.forEach(function (c) {
      if (c.lat === undefined) return;
      const north = c.lat - lat;
      const east = (c.lon - lon) * Math.cos(lat * Math.PI / 180);
      const far = north * north + east * east;
      if (far < least) {
        least = far;
        best = c;
      }
    });
    return best;
  }

  function point() {
    if (!navigator.geolocation) return;
    const box = document.getElementById('by-point');
    const input = document.getElementById('point');
    const button = element('button', box.dataset.find, 'button button-line');
    const said = element('p', '', 'note');
    button.type = 'button';
    said.setAttribute('role', 'status');
    box.append(button, said);
    button.addEventListener('click', function () {
      said.textContent = box.dataset.finding;
      navigator.geolocation.getCurrentPosition(function (position) {
        const lat = position.coords.latitude;
        const lon = position.coords.longitude;
        input.value = lat.toFixed(5) + ', ' + lon.toFixed(5);
        input.closest('details').open = true;
        said.textContent = '';
        load().then(function (all) {
          const c = nearest(all, lat, lon);
          if (!c || select.value) return;
          select.value = c.code;
          said.textContent = box.dataset.near + ' ' + label(c);
        }, function () {});
      }, function () {
        said.textContent = box.dataset.denied;
      }, { enableHighAccuracy: true, timeout: 20000, maximumAge: 60000 });
    });
  }

  function sending() {
    const button = form.querySelector('button[type=submit]');
    const text = button.textContent;
    form.addEventListener('submit', function (event) {
      setTimeout(function () {
        if (event.defaultPrevented) return; // it waits for the network
        button.disabled = true;
        button.textContent = form.dataset.sending;
      }, 0);
      setTimeout(ready, 30000); // a weak network: one may try again
    });
    function ready() {
      button.disabled = false;
      button.textContent = text;
    }
    window.addEventListener('pageshow', ready);
  }

  if (!form || !Element.prototype.replaceChildren) return;
  names();
  point();
  sending();
}());
