// A map beside the fields of the form, which say the same without it. Leaflet, the outlines
// and the pictures are fetched only when the reader opens it. Where a point lies is found out
// here: nothing is sent before the form is.
'use strict';

(function () {
  const box = document.getElementById('by-map');
  const input = document.getElementById('point');
  const select = document.getElementById('commune');
  if (!box || !input || !select || !window.fetch) return;
  const words = box.dataset;
  const button = element('button', words.open, 'button button-line');
  const said = element('p', '', 'note');
  const frame = element('div', '', 'map-frame');
  let map = null;
  let mark = null;
  let areas = [];
  let centres = [];

  function element(name, text, cls) {
    const made = document.createElement(name);
    if (text) made.textContent = text;
    if (cls) made.className = cls;
    return made;
  }

  function script(address) {
    return new Promise(function (resolve, reject) {
      const made = document.createElement('script');
      made.src = address;
      made.onload = resolve;
      made.onerror = reject;
      document.head.append(made);
    });
  }

  // The map measures its frame once, so it is made after its style has come.
  function style(address) {
    return new Promise(function (resolve, reject) {
      const made = document.createElement('link');
      made.rel = 'stylesheet';
      made.href = address;
      made.onload = resolve;
      made.onerror = reject;
      document.head.append(made);
    });
  }

  function data() {
    return fetch('/map.json').then(function (answer) {
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json();
    });
  }

  // Is x, y inside the rings? Holes count by the same rule.
  function inside(rings, x, y) {
    let is = false;
    rings.forEach(function (ring) {
      for (let i = 0, k = ring.length - 1; i < ring.length; k = i, i += 1) {
        const a = ring[i];
        const b = ring[k];
        if ((a[1] > y) !== (b[1] > y)
          && x < (b[0] - a[0]) * (y - a[1]) / (b[1] - a[1]) + a[0]) is = !is;
      }
    });
    return is;
  }

  function holds(feature, x, y) {
    const g = feature.geometry;
    const parts = g.type === 'MultiPolygon' ? g.coordinates : [g.coordinates];
    return parts.some(function (rings) { return inside(rings, x, y); });
  }

  // { feature, metres } of the commune: the outline that holds the point, else the nearest
  // centre. metres undefined: inside.
  function unitAt(lat, lon) {
    const held = areas.filter(function (f) {
      return f.properties.level === 'commune' && holds(f, lon, lat);
    }).sort(function (a, b) {
      return (b.properties.accuracy === 'official') - (a.properties.accuracy === 'official');
    })[0];
    if (held) return { feature: held };
    let best = null;
    centres.forEach(function (f) {
      const c = f.geometry.coordinates;
      const metres = map.distance([lat, lon], [c[1], c[0]]);
      if (!best || metres < best.metres) best = { feature: f, metres: metres };
    });
    return best;
  }

  function far(metres) {
    if (metres < 950) return Math.ceil(metres / 10) * 10 + ' m';
    return (metres / 1000).toFixed(1).replace('.', document.documentElement.lang === 'en'
      ? '.' : ',') + ' km';
  }

  function tell(lat, lon) {
    const found = unitAt(lat, lon);
    let text = words.chosen;
    if (found) {
      const p = found.feature.properties;
      const sure = found.metres === undefined && p.accuracy === 'official';
      const how = found.metres !== undefined ? words.near : sure ? words.in : words.maybe;
      text += ' ' + how + ' ' + p.name;
      if (found.metres !== undefined) text += ', ' + words.about + ' ' + far(found.metres);
      text += '.';
      if (!select.value) {
        select.value = p.code;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      } else if (select.value !== p.code) {
        text += ' ' + words.kept;
      }
    }
    said.textContent = text;
  }

  function choose(at) {
    const L = window.L;
    input.value = at.lat.toFixed(5) + ', ' + at.lng.toFixed(5);
    input.dispatchEvent(new Event('change', { bubbles: true }));
    if (mark) mark.setLatLng(at);
    else mark = L.circleMarker(at, { radius: 9, weight: 3, className: 'map-mark' }).addTo(map);
    tell(at.lat, at.lng);
  }

  function typed() {
    const pair = /^\s*(\d+\.\d+)[,;\s]+(\d+\.\d+)\s*$/.exec(input.value);
    return pair ? [Number(pair[1]), Number(pair[2])] : null;
  }

  function draw(all) {
    const L = window.L;
    areas = all.features.filter(function (f) { return f.properties.level !== 'centre'; });
    centres = all.features.filter(function (f) { return f.properties.level === 'centre'; });
    const canvas = element('div', '', 'map');
    canvas.setAttribute('role', 'application');
    canvas.setAttribute('aria-label', words.label);
    frame.append(canvas);
    frame.hidden = false; // it must have a size when the map is made
    map = L.map(canvas, { maxZoom: 18, minZoom: 7 });
    map.attributionControl.setPrefix(false);
    canvas.append(element('span', '', 'map-middle'));
    if (words.tiles) {
      L.tileLayer(words.tiles, { attribution: words.attribution, maxZoom: 18 }).addTo(map);
    }
    const drawn = L.geoJSON(areas, {
      interactive: false,
      style: function (f) { return { className: 'map-' + f.properties.level, weight: 2 }; },
    }).addTo(map);
    const dots = L.geoJSON(centres, {
      pointToLayer: function (f, at) {
        return L.circleMarker(at, { radius: 4, weight: 1, className: 'map-centre',
          interactive: false });
      },
      onEachFeature: function (f, layer) {
        layer.bindTooltip(f.properties.name, { permanent: true, direction: 'right',
          className: 'map-name', interactive: false });
      },
    }).addTo(map);
    const bounds = L.featureGroup([drawn, dots]).getBounds();
    const point = typed();
    const chosen = centres.find(function (f) { return f.properties.code === select.value; });
    if (point) map.setView(point, 13);
    else if (chosen) map.setView(chosen.geometry.coordinates.slice().reverse(), 12);
    else if (bounds.isValid()) map.fitBounds(bounds);
    else map.setView([16, 106], 7);
    function names() { canvas.classList.toggle('map-wide', map.getZoom() < 10); }
    map.on('zoomend', names);
    names();
    map.on('click', function (e) { choose(e.latlng); });
    canvas.addEventListener('keydown', function (e) {
      if (e.key !== 'Enter' || e.target !== canvas) return;
      e.preventDefault(); // else the form would be sent
      choose(map.getCenter());
    });
    const middle = element('button', words.middle, 'button button-line');
    middle.type = 'button';
    middle.addEventListener('click', function () { choose(map.getCenter()); });
    frame.append(element('p', words.help, 'note'), middle);
    if (point) mark = L.circleMarker(point, { radius: 9, weight: 3, className: 'map-mark' }).addTo(map);
    canvas.focus();
  }

  function open() {
    button.disabled = true;
    said.textContent = words.loading;
    Promise.all([script('/leaflet/leaflet.min.js'), data(), style('/leaflet/leaflet.css'),
      style('/static/map.css')]).then(function (all) {
      said.textContent = '';
      draw(all[1]);
      button.disabled = false;
      shown(true);
    }).catch(function () {
      said.textContent = words.failed;
      button.disabled = false;
    });
  }

  function shown(yes) {
    frame.hidden = !yes;
    button.textContent = yes ? words.close : words.open;
    button.setAttribute('aria-expanded', String(yes));
    if (yes) map.invalidateSize();
  }

  button.type = 'button';
  button.setAttribute('aria-expanded', 'false');
  said.setAttribute('role', 'status');
  frame.hidden = true;
  box.append(button, frame, said);
  button.addEventListener('click', function () {
    if (map) shown(frame.hidden);
    else open();
  });
}());
