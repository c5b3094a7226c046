// The list of communes as a map. The list stays, and says the same; Leaflet and the outlines
// are fetched only when the reader opens the map.
'use strict';

(function () {
  const box = document.getElementById('places-map');
  const list = document.getElementById('places');
  if (!box || !list || !window.fetch) return;
  const words = box.dataset;
  const button = document.createElement('button');
  const said = document.createElement('p');
  const canvas = document.createElement('div');

  function load(kind, address) {
    return new Promise(function (resolve, reject) {
      const made = document.createElement(kind);
      if (kind === 'link') made.rel = 'stylesheet';
      made[kind === 'link' ? 'href' : 'src'] = address;
      made.onload = resolve;
      made.onerror = reject;
      document.head.append(made);
    });
  }

  function outlines() {
    return fetch('/map.json').then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  function mark(item) {
    const link = item.querySelector('a');
    const n = Number(item.dataset.n);
    if (!item.dataset.lat) return null;
    const dot = window.L.circleMarker([Number(item.dataset.lat), Number(item.dataset.lon)], {
      radius: 8 + Math.min(18, 3 * Math.sqrt(n)), weight: 2, className: 'map-mark map-count',
    });
    dot.bindTooltip(item.textContent);
    dot.on('click', function () { window.location.href = link.href; });
    return dot;
  }

  function draw(all) {
    const L = window.L;
    canvas.className = 'map';
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', words.label);
    canvas.hidden = false;
    const map = L.map(canvas, { maxZoom: 18, minZoom: 7 });
    map.attributionControl.setPrefix(false);
    if (words.tiles) {
      L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 18 }).addTo(map);
    }
    const areas = L.geoJSON(all.features.filter(function (f) {
      return f.properties.level !== 'centre';
    }), { interactive: false, style: function (f) {
      return { className: 'map-' + f.properties.level, weight: 2 };
    } });
    const dots = Array.prototype.map.call(list.children, function (item) {
      return mark(item);
    }).filter(Boolean);
    const drawn = L.featureGroup([areas].concat(dots));
    const bounds = drawn.getBounds();
    if (bounds.isValid()) map.fitBounds(bounds.pad(0.1), { maxZoom: 12 });
    else map.setView([16, 106], 7);
    drawn.addTo(map); // outlines are cut to the view, so there must be one
    canvas.focus();
  }

  button.type = 'button';
  button.className = 'button button-line';
  button.textContent = words.open;
  said.setAttribute('role', 'status');
  canvas.hidden = true;
  box.append(button, said, canvas);
  button.addEventListener('click', function () {
    button.disabled = true;
    Promise.all([outlines(), load('script', '/leaflet/leaflet.min.js'),
      load('link', '/leaflet/leaflet.css'), load('link', '/static/map.css')]).then(function (got) {
      button.remove();
      draw(got[0]);
    }).catch(function () {
      said.textContent = words.failed;
      button.disabled = false;
    });
  });
}());
