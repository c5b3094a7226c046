// Photos taken on the spot. The SHA-256 of the file as the camera made it, the moment and the
// place are written down at once; the file waits encrypted and goes in pieces, so that a weak
// network never has to begin again.
//
// A piece: {id, kind: 'photo', code, sha256, total, at, lat, lon, accuracy, caption, thumb,
//   unsent, sent, refused}; its bytes stand beside, until the service has them
'use strict';

(function (scope) {
  const PIECE = 512 * 1024;
  const BYTES_MOST = 20 * 1024 * 1024;
  const TRIES = 3;              // without getting on, until the next time
  const FRESH_MS = 120 * 1000;  // an older file was not taken here and now
  const THUMB = 240;
  const by = function (id) { return document.getElementById(id); };
  const store = scope.fieldStore;
  const part = scope.fieldPart;
  const box = by('photo-list');
  const words = box.dataset;
  const said = by('photo-said');
  let api = null;
  let code = null;

  function hex(sum) {
    return Array.from(new Uint8Array(sum), function (b) {
      return ('0' + b.toString(16)).slice(-2);
    }).join('');
  }

  function read(file) {
    return new Response(file).arrayBuffer();
  }

  function image(buffer) {
    const b = new Uint8Array(buffer, 0, Math.min(4, buffer.byteLength));
    return (b[0] === 0xff && b[1] === 0xd8) || (b[0] === 0x89 && b[1] === 0x50);
  }

  // Where the telephone is; nothing where it does not know or may not say.
  function place() {
    return new Promise(function (resolve) {
      if (!navigator.geolocation) {
        resolve(null);
        return;
      }
      navigator.geolocation.getCurrentPosition(function (p) { resolve(p.coords); },
        function () { resolve(null); },
        { enableHighAccuracy: true, timeout: 10000, maximumAge: 60000 });
    });
  }

  function thumb(file) {
    if (!scope.createImageBitmap) return Promise.resolve('');
    return createImageBitmap(file).then(function (picture) {
      const scale = Math.min(1, THUMB / Math.max(picture.width, picture.height));
      const canvas = document.createElement('canvas');
      canvas.width = Math.max(1, Math.round(picture.width * scale));
      canvas.height = Math.max(1, Math.round(picture.height * scale));
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
      if (picture.close) picture.close();
      return canvas.toDataURL('image/jpeg', 0.6);
    }, function () { return ''; });
  }

  // The file is durable before anything slow is asked; place and small picture follow.
  function keep(file, buffer) {
    const id = store.newId();
    const fresh = !file.lastModified || Math.abs(Date.now() - file.lastModified) < FRESH_MS;
    const p = { id: id, kind: 'photo', code: code, total: buffer.byteLength, caption: '',
      at: fresh ? Date.now() : file.lastModified, thumb: '', unsent: true };
    const where = fresh ? place() : Promise.resolve(null);
    return store.putBytes(id, buffer).then(function () {
      return crypto.subtle.digest('SHA-256', buffer);
    }).then(function (sum) {
      p.sha256 = hex(sum);
      return api.save(p);
    }).then(function () {
      list();
      return Promise.all([where, thumb(file)]);
    }).then(function (found) {
      if (found[0]) {
        p.lat = found[0].latitude;
        p.lon = found[0].longitude;
        p.accuracy = Math.round(found[0].accuracy);
      }
      p.thumb = found[1];
      p.ready = true;
      return api.save(p);
    });
  }

  function taken(file) {
    said.textContent = '';
    if (file.size > BYTES_MOST) {
      said.textContent = words_of('large');
      return;
    }
    read(file).then(function (buffer) {
      if (!image(buffer)) {
        said.textContent = words_of('type');
        return null;
      }
      return keep(file, buffer).then(list).then(api.changed);
    }).catch(function () { said.textContent = words_of('full'); });
  }

  function words_of(name) {
    return said.dataset[name];
  }

  function note(p) {
    const field = part.element('div', '', 'field');
    const label = part.element('label', words.note);
    const input = document.createElement('input');
    input.className = 'input';
    input.maxLength = 250;
    input.id = 'note-' + p.id;
    input.value = p.caption;
    label.htmlFor = input.id;
    input.addEventListener('input', function () {
      p.caption = input.value;
      api.save(p);
    });
    field.append(label, input);
    return field;
  }

  function line(p) {
    const item = part.element('li', '', 'ink');
    if (p.thumb) {
      const img = document.createElement('img');
      img.src = p.thumb;
      img.alt = p.caption || words.note;
      item.append(img);
    }
    const where = p.lat === undefined ? words.noPlace : words.place + ' ' + p.lat.toFixed(6) + ', '
      + p.lon.toFixed(6) + ' (±' + p.accuracy + ' m)';
    item.append(part.element('p', part.when(p.at) + ' · ' + where, 'note'),
      part.element('p', 'SHA-256 ' + p.sha256.slice(0, 16) + '…', 'note'));
    item.append(part.element('p', p.refused ? words.refused + ' ' + p.refused
      : p.sent ? words.sent : words.waits, p.refused ? 'state bad' : p.sent ? 'state' : 'state near'));
    if (p.sent) {
      if (p.caption) item.append(part.element('p', p.caption));
      return item;
    }
    item.append(note(p), part.button(words.drop, function () { api.drop([p.id]).then(list); },
      'button button-line'));
    return item;
  }

  function list() {
    if (box.contains(document.activeElement) && document.activeElement.tagName === 'INPUT') return;
    box.textContent = '';
    api.pieces('photo', code).sort(function (a, b) { return a.at - b.at; })
      .forEach(function (p) { box.append(line(p)); });
  }

  function fields(p) {
    const f = { id: p.id, case: p.code, at: p.at, total: p.total, offset: 0, sha256: p.sha256,
      caption: p.caption };
    if (p.lat !== undefined) {
      f.lat = p.lat;
      f.lon = p.lon;
      f.accuracy = p.accuracy;
    }
    return f;
  }

  function done(p) {
    p.unsent = false;
    p.sent = true;
    p.refused = '';
    return api.save(p).then(function () { return store.removeBytes(p.id); });
  }

  function sendFrom(p, buffer, have, tries, send) {
    const f = fields(p);
    f.offset = have;
    f.piece = new Blob([buffer.slice(have, have + PIECE)]);
    return send('photo.json', f).then(function (answer) {
      if (answer.done) return done(p);
      const stuck = answer.have <= have ? tries + 1 : 0;
      if (stuck >= TRIES) throw { offline: true };
      return sendFrom(p, buffer, answer.have, stuck, send);
    });
  }

  scope.fieldSync.sender('photo', function (p, send) {
    if (!p.unsent || !p.ready) return Promise.resolve();
    return send('photo.json', fields(p)).then(function (answer) {
      if (answer.done) return done(p);
      return store.bytes(p.id).then(function (buffer) {
        if (!buffer) throw { problem: words.lost };
        return sendFrom(p, buffer, answer.have, 0, send);
      });
    });
  });

  by('photo').addEventListener('change', function () {
    Array.from(by('photo').files).forEach(taken);
    by('photo').value = '';
  });

  scope.fieldPhoto = { place: place, begin: function (host) { api = host; },
    open: function (which) {
      code = which;
      said.textContent = '';
      // What was interrupted between the file and its place goes on without the place.
      api.pieces('photo', code).forEach(function (p) { p.ready = true; });
      list();
    },
    again: function () { if (code) list(); } };
}(self));
