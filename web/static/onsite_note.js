// Notes on the spot, as many as somebody likes, each with the moment and the place it was begun
// at. A note is a group of one text (onsite_part.js keeps, sends and compares it): changed by two,
// both texts are shown and a person chooses. One that stayed empty is not sent.
'use strict';

(function (scope) {
  const by = function (id) { return document.getElementById(id); };
  const part = scope.fieldPart;
  const list = by('note-list');
  const words = list.dataset;
  const LETTERS_MOST = 2600; // the service takes 7,800 bytes
  let api = null;
  let code = null;

  function mine() {
    return api.pieces('group', code).filter(function (p) { return part.isNote(p.group); })
      .sort(function (a, b) { return (a.made || a.at) - (b.made || b.at); });
  }

  function build(p) {
    const box = part.element('div', '', 'group question');
    const text = part.element('textarea');
    box.dataset.group = p.group;
    text.rows = 3;
    text.maxLength = LETTERS_MOST;
    box.append(part.element('p', '', 'state'),
      part.field('body', 'note-' + p.group.slice(2), words.label + ' ' + part.when(p.made || p.at), text),
      part.element('div', '', 'clash'));
    list.append(box);
    part.listen(box);
    return box;
  }

  function open(which) {
    code = which;
    list.textContent = '';
    mine().forEach(build);
  }

  // Notes of others that came meanwhile.
  function again() {
    if (!code) return;
    mine().forEach(function (p) {
      if (!list.querySelector('[data-group="' + p.group + '"]')) part.adopt(p, build(p));
    });
  }

  by('note-add').addEventListener('click', function () {
    const p = mine().filter(function (n) { return !n.version && !n.texts.body; })[0]
      || part.note(code);
    p.made = p.made || Date.now();
    api.save(p).then(function () {
      again();
      list.querySelector('[data-group="' + p.group + '"] textarea').focus();
      return p.where || scope.fieldPhoto.place();
    }).then(function (at) {
      if (!at || p.where) return;
      p.where = { lat: at.latitude.toFixed(6), lon: at.longitude.toFixed(6) };
      api.save(p);
    });
  });

  scope.fieldNote = { open: open, again: again, begin: function (host) { api = host; } };
}(self));
