// Buttons that a page cannot have without a script: copy the key, print the page.
'use strict';

(function () {
  const key = document.getElementById('key');
  const how = document.getElementById('print-how');
  if (!key || !how) return;

  function button(text, act) {
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'button button-line';
    made.textContent = text;
    made.addEventListener('click', function () { act(made); });
    return made;
  }

  const row = document.createElement('p');
  row.className = 'actions no-print';
  if (navigator.clipboard)
    row.append(button(key.dataset.copy, function (made) {
      navigator.clipboard.writeText(key.dataset.key).then(function () {
        made.textContent = key.dataset.copied;
      }, function () {});
    }));
  row.append(button(key.dataset.print, function () { window.print(); }));
  how.replaceWith(row);

  // The report is with the office: its draft leaves this telephone.
  window.addEventListener('load', function () {
    try {
      const tried = sessionStorage.getItem('tried');
      if (!tried || !self.hotlineQueue) return;
      sessionStorage.removeItem('tried');
      self.hotlineQueue.remove(tried).catch(function () {});
    } catch (e) { /* nothing was kept */ }
  });
}());
