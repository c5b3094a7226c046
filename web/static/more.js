// With script the questions of the chosen kind, how many reported the same, and the numbers to
// call come at once; without it the button "more" of the form asks the server for them.
'use strict';

(function () {
  const form = document.getElementById('report');
  const step = document.getElementById('more-step');
  const told = document.getElementById('alike-told');
  const said = document.getElementById('alike-words');
  const danger = document.getElementById('danger-again');
  if (!form || !told || !window.fetch) return;
  const questions = Array.from(document.querySelectorAll('.question'));
  const urgent = danger ? danger.dataset.words.split('|') : [];
  let asked = '';

  function chosen() {
    const on = form.querySelector('input[name=pollution]:checked');
    return on ? on.value : '';
  }

  function fold(text) {
    return text.normalize('NFD').replace(/[\u0300-\u036f]/g, '').replace(/[đĐ]/g, 'd')
      .toLowerCase();
  }

  function ask() {
    const kind = chosen();
    let any = false;
    questions.forEach(function (q) {
      const about = q.dataset.about.split(' ');
      const on = kind !== '' && (about.indexOf('*') >= 0 || about.indexOf(kind) >= 0);
      q.hidden = q.disabled = !on;
      any = any || on;
    });
    document.getElementById('questions-head').hidden = !any;
  }

  // Only after an answer: where the network is away nothing is said.
  function alike() {
    const kind = chosen();
    const commune = form.elements.commune.value;
    const now = commune + ' ' + kind;
    if (now === asked) return;
    asked = now;
    if (!kind || !commune) {
      told.hidden = true;
      return;
    }
    fetch('/alike?commune=' + encodeURIComponent(commune) + '&pollution='
      + encodeURIComponent(kind), { credentials: 'same-origin' }).then(function (answer) {
      return answer.ok ? answer.json() : null;
    }).then(function (got) {
      if (asked !== now) return;
      told.hidden = !got;
      if (got) said.textContent = got.words;
    }, function () {
      asked = '';
      told.hidden = true;
    });
  }

  function dangerous() {
    const what = ' ' + fold(form.elements.what.value) + ' ';
    return urgent.some(function (w) { return what.indexOf(' ' + w) >= 0; })
      || questions.some(function (q) {
        if (q.disabled || !q.dataset.danger) return false;
        return Array.from(q.querySelectorAll('select, input:checked')).some(function (f) {
          return f.value === q.dataset.danger;
        });
      });
  }

  function look() {
    ask();
    alike();
    if (danger) danger.hidden = !dangerous();
  }

  if (step) step.remove();
  form.addEventListener('change', look);
  form.addEventListener('input', function () { if (danger) danger.hidden = !dangerous(); });
  form.addEventListener('restored', look);
  form.elements.commune.addEventListener('focus', look); // chosen by name or by position
  look();
}());
