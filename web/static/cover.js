// Places on a photo drawn by hand. The number boxes of the page do the same without this file.
'use strict';

(function () {
  const box = document.getElementById('cover');
  const field = document.getElementById('places');
  if (!box || !field || !Element.prototype.append) return;
  const image = box.querySelector('img');
  const canvas = document.createElement('canvas');
  const how = document.createElement('p');
  const undo = document.createElement('button');
  const places = field.value ? field.value.split(';').map(function (p) { return p.split(',').map(Number); }) : [];
  let from = null;
  let now = null;

  how.textContent = box.dataset.how;
  how.className = 'note';
  undo.type = 'button';
  undo.className = 'button button-line';
  undo.textContent = box.dataset.undo;
  box.append(canvas);
  box.after(how, undo);

  function paint() {
    const w = canvas.width = image.clientWidth;
    const h = canvas.height = image.clientHeight;
    const pen = canvas.getContext('2d');
    places.concat(now ? [now] : []).forEach(function (p) {
      pen.fillRect(p[0] * w / 1000, p[1] * h / 1000, p[2] * w / 1000, p[3] * h / 1000);
    });
    field.value = places.map(function (p) { return p.join(','); }).join(';');
    undo.disabled = places.length === 0;
  }

  // A draft of the form is kept of it (form_draft.js).
  function changed() {
    const event = document.createEvent('Event');
    event.initEvent('change', true, false);
    field.dispatchEvent(event);
  }

  function point(event) {
    const r = canvas.getBoundingClientRect();
    function part(v, all) { return Math.max(0, Math.min(1000, Math.round(1000 * v / all))); }
    return [part(event.clientX - r.left, r.width), part(event.clientY - r.top, r.height)];
  }

  function between(a, b) {
    return [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])];
  }

  canvas.addEventListener('pointerdown', function (event) {
    from = point(event);
    canvas.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  canvas.addEventListener('pointermove', function (event) {
    if (!from) return;
    now = between(from, point(event));
    paint();
  });
  canvas.addEventListener('pointerup', function (event) {
    if (!from) return;
    const p = between(from, point(event));
    from = now = null;
    if (p[2] > 3 && p[3] > 3 && places.length < 40) places.push(p);
    paint();
    changed();
  });
  undo.addEventListener('click', function () {
    places.pop();
    paint();
    changed();
  });
  image.addEventListener('load', paint);
  window.addEventListener('resize', paint);
  paint();
}());
