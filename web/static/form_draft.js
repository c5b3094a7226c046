// What is typed in a form of a case is sent to the server a moment later, part by part, so that
// nothing is lost. Without this script the button "Lưu nháp" does the same.
'use strict';

(function () {
  const WAIT_MS = 1200;
  const AGAIN_MS = 10000;
  if (!window.fetch || !window.URLSearchParams || !window.FormData) return;
  Array.from(document.querySelectorAll('button[data-draft]')).forEach(function (button, i) {
    if (button.form) keep(button, button.form, i);
  });

  // One form of the page; each has its own draft.
  function keep(button, form, nth) {
    const said = document.createElement('p');
    let touched = new Set(); // parts with unsaved words; '' is a form without parts
    let timer = null;
    let leaving = false; // the form itself is on its way: nothing is kept behind it
    let going = null; // what stops the request that is on its way
    said.className = 'small';
    said.id = nth ? 'draft-said-' + nth : 'draft-said';
    said.setAttribute('role', 'status');
    button.parentNode.after(said);

    function partOf(field) {
      const section = field.closest('[data-part]');
      return section ? section.dataset.part : '';
    }

    // The fields of one part, and what says which part of which form it is.
    function body(part) {
      const all = new FormData(form);
      const out = new URLSearchParams();
      const fields = Array.from(form.elements);
      all.forEach(function (value, name) {
        const own = ['csrf', 'draft_form', 'draft_base'].indexOf(name) >= 0;
        const inside = fields.some(function (f) {
          return f.name === name && (part === '' || partOf(f) === part);
        });
        if (typeof value === 'string' && (own || inside)) out.append(name, value);
      });
      if (part !== '') out.append('draft_part', part);
      out.append('draft_quiet', '1');
      return out;
    }

    function when() {
      const d = new Date();
      return ('0' + d.getHours()).slice(-2) + ':' + ('0' + d.getMinutes()).slice(-2);
    }

    function lost(part) {
      if (leaving) return;
      touched.add(part);
      said.className = 'problem';
      said.textContent = button.dataset.draftLost;
      clearTimeout(timer);
      timer = setTimeout(save, AGAIN_MS);
    }

    function send(part) {
      if (leaving) return Promise.resolve();
      const how = { method: 'POST', body: body(part), credentials: 'same-origin', redirect: 'manual' };
      going = window.AbortController ? new window.AbortController() : null;
      if (going) how.signal = going.signal;
      return fetch(button.formAction, how).then(function (answer) {
        if (answer.status !== 204) {
          lost(part);
          return;
        }
        said.className = 'small';
        said.textContent = button.dataset.draft + ' ' + when();
      }, function () { lost(part); });
    }

    // One after the other: two answers never overtake each other.
    function save() {
      const parts = Array.from(touched);
      clearTimeout(timer);
      touched = new Set();
      return parts.reduce(function (before, part) {
        return before.then(function () { return send(part); });
      }, Promise.resolve());
    }

    function soon(event) {
      const field = event.target;
      if (!field.name || field.type === 'file' || field.type === 'password') return;
      touched.add(partOf(field));
      clearTimeout(timer);
      timer = setTimeout(save, WAIT_MS);
    }

    form.addEventListener('input', soon);
    form.addEventListener('change', soon);
    // A draft that came in after its form was sent would stay; the button of drafts is no sending.
    form.addEventListener('submit', function (event) {
      if (event.submitter === button) return;
      leaving = true;
      clearTimeout(timer);
      if (going) going.abort();
    });
    window.addEventListener('pageshow', function () { leaving = false; }); // came back to it
    window.addEventListener('pagehide', function () {
      if (leaving || !navigator.sendBeacon) return;
      touched.forEach(function (part) { navigator.sendBeacon(button.formAction, body(part)); });
      touched.clear();
    });
  }
}());
