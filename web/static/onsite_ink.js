// Signatures on the glass, as drafts, by several people one after the other. Each is bound to
// the minutes that the signer saw, by their SHA-256 (domain/onsite/sign.h computes the same).
//
// A piece: {id, kind: 'ink', code, name, part, title, lines [[x, y, x, y ...]] of 1000 by 400,
//   digest, at, done: false while somebody still signs, unsent, sent, refused}
'use strict';

(function (scope) {
  const WIDE = 1000;
  const HIGH = 400;
  const STEP = 5;           // nearer points say nothing
  const POINTS_MOST = 4500; // of one signature: about 40 KB
  const by = function (id) { return document.getElementById(id); };
  const part = scope.fieldPart;
  const said = by('ink-said');
  const words = said.dataset;
  const glass = by('ink-glass');
  const canvas = document.createElement('canvas');
  const inputs = { name: by('ink-name'), part: by('ink-part'), title: by('ink-title') };
  let api = null;  // {save, drop, pieces, changed}
  let code = null;
  let now = null;  // the signature that is being made
  let line = null; // the stroke that is being drawn

  canvas.width = WIDE;
  canvas.height = HIGH;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', glass.dataset.label);
  glass.append(canvas);

  function draw(on, lines) {
    const g = on.getContext('2d');
    g.clearRect(0, 0, WIDE, HIGH);
    g.lineWidth = 6;
    g.lineCap = g.lineJoin = 'round';
    g.strokeStyle = '#000';
    lines.forEach(function (l) {
      g.beginPath();
      g.moveTo(l[0], l[1]);
      for (let i = 2; i < l.length; i += 2) g.lineTo(l[i], l[i + 1]);
      g.stroke();
    });
  }

  function strokes(lines) {
    return lines.filter(function (l) { return l.length >= 4; }).map(function (l) {
      const points = [];
      for (let i = 0; i < l.length; i += 2) points.push(l[i] + ',' + l[i + 1]);
      return points.join(' ');
    }).join(';');
  }

  // As the service keeps texts: composed letters, plain line ends, no blanks around.
  function plain(text) {
    return text.normalize('NFC').replace(/\r\n?/g, '\n').replace(/^[ \t\n\v\f]+|[ \t\n\v\f]+$/g, '');
  }

  function digest(groups) {
    const all = Array.from(document.querySelectorAll('[data-group]:not(.question)')).map(function (box) {
      const name = box.dataset.group;
      const p = groups.filter(function (g) { return g.group === name; })[0];
      return Array.from(box.querySelectorAll('[data-part]')).map(function (f) {
        const key = f.dataset.part;
        return name + '.' + key + '=' + plain((p && p.texts[key]) || '') + '\n';
      }).join('');
    }).join('');
    return crypto.subtle.digest('SHA-256', new TextEncoder().encode(all)).then(function (sum) {
      return Array.from(new Uint8Array(sum), function (b) {
        return ('0' + b.toString(16)).slice(-2);
      }).join('');
    });
  }

  function mine() {
    return api.pieces('ink', code);
  }

  function fresh() {
    return { id: scope.fieldStore.newId(), kind: 'ink', code: code, name: '', part: 'team',
      title: '', lines: [], at: 0, done: false, unsent: false };
  }

  // From the first stroke or letter on it is on the telephone.
  function keep() {
    Object.keys(inputs).forEach(function (k) { now[k] = inputs[k].value; });
    now.unsent = true;
    return api.save(now);
  }

  function begin() {
    now = mine().filter(function (p) { return !p.done; })[0] || fresh();
    Object.keys(inputs).forEach(function (k) { inputs[k].value = now[k]; });
    draw(canvas, now.lines);
  }

  function row(p, current) {
    const item = part.element('li', '', 'ink');
    const picture = document.createElement('canvas');
    picture.width = WIDE;
    picture.height = HIGH;
    picture.setAttribute('role', 'img');
    picture.setAttribute('aria-label', p.name);
    draw(picture, p.lines);
    const whose = inputs.part.querySelector('option[value="' + p.part + '"]').textContent;
    item.append(picture, part.element('p', p.name + ', ' + whose + (p.title ? ', ' + p.title : '')
      + ' · ' + part.when(p.at)));
    item.append(part.element('p', p.digest === current ? words.fits : words.old,
      p.digest === current ? 'state' : 'state bad'));
    if (p.refused) item.append(part.element('p', p.refused, 'state bad'));
    if (!p.sent)
      item.append(part.button(words.drop, function () { api.drop([p.id]).then(list); },
        'button button-line'));
    return item;
  }

  function list() {
    const shown = code;
    return digest(api.pieces('group', code)).then(function (current) {
      if (code !== shown) return;
      by('ink-list').textContent = '';
      mine().filter(function (p) { return p.done; }).forEach(function (p) {
        by('ink-list').append(row(p, current));
      });
    });
  }

  function open(which) {
    code = which;
    said.textContent = '';
    begin();
    return list();
  }

  function clear() {
    if (now.lines.length === 0) return;
    now.lines = [];
    draw(canvas, now.lines);
    keep();
  }

  function done() {
    said.textContent = '';
    if (!inputs.name.value.trim()) {
      said.textContent = words.name;
      inputs.name.focus();
    } else if (!strokes(now.lines)) {
      said.textContent = words.empty;
    } else {
      const p = now;
      digest(api.pieces('group', code)).then(function (sum) {
        p.digest = sum;
        p.at = Date.now();
        p.done = true;
        return keep();
      }).then(function () {
        begin();
        list();
        api.changed();
      });
    }
  }

  function point(event) {
    const box = canvas.getBoundingClientRect();
    const at = function (v, most) { return Math.max(0, Math.min(most, Math.round(v))); };
    return [at((event.clientX - box.left) * WIDE / box.width, WIDE),
      at((event.clientY - box.top) * HIGH / box.height, HIGH)];
  }

  function count() {
    return now.lines.reduce(function (n, l) { return n + l.length / 2; }, 0);
  }

  canvas.addEventListener('pointerdown', function (event) {
    event.preventDefault();
    if (count() > POINTS_MOST) {
      said.textContent = words.full;
      return;
    }
    const p = point(event);
    line = [p[0], p[1], Math.min(WIDE, p[0] + 1), p[1]]; // a dot is a short line
    now.lines.push(line);
    canvas.setPointerCapture(event.pointerId);
  });
  canvas.addEventListener('pointermove', function (event) {
    if (!line) return;
    event.preventDefault();
    const p = point(event);
    const n = line.length;
    if (Math.abs(p[0] - line[n - 2]) + Math.abs(p[1] - line[n - 1]) < STEP) return;
    if (count() > POINTS_MOST) return;
    line.push(p[0], p[1]);
    draw(canvas, now.lines);
  });
  ['pointerup', 'pointercancel'].forEach(function (name) {
    canvas.addEventListener(name, function () {
      if (!line) return;
      line = null;
      draw(canvas, now.lines);
      keep();
    });
  });
  Object.keys(inputs).forEach(function (k) {
    inputs[k].addEventListener('input', keep);
    inputs[k].addEventListener('change', keep);
  });
  by('ink-clear').addEventListener('click', clear);
  by('ink-done').addEventListener('click', done);

  // After the minutes, so that the service has what was signed.
  scope.fieldSync.sender('ink', function (p, send) {
    if (!p.unsent || !p.done) return Promise.resolve();
    return send('sign.json', { id: p.id, case: p.code, name: p.name, part: p.part,
      title: p.title, strokes: strokes(p.lines), digest: p.digest, at: p.at })
      .then(function () {
        p.unsent = false;
        p.sent = true;
        p.refused = '';
        return api.save(p);
      });
  });

  scope.fieldInk = { open: open, again: function () { return code ? list() : null; },
    begin: function (host) { api = host; } };
}(self));
