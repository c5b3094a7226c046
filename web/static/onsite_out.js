// On the login page behind a logout: what an inspector carried on this telephone is wiped, unless
// something of it was not sent yet. That stays, encrypted, until its owner logs in and sends it.
'use strict';

(function () {
  const NAME = 'di-kiem-tra'; // onsite_store.js
  const box = document.getElementById('onsite-left');
  if (!box || !window.indexedDB || location.search.indexOf('out=') < 0) return;

  function wipe() {
    indexedDB.deleteDatabase(NAME);
    if (window.caches) caches.delete('onsite-1');
    if (navigator.serviceWorker)
      navigator.serviceWorker.getRegistration('/staff/field').then(function (registration) {
        if (registration) registration.unregister();
      });
  }

  function tell(n) {
    box.querySelector('strong').textContent = n;
    box.hidden = false;
  }

  const asked = indexedDB.open(NAME, 1);
  asked.onupgradeneeded = function () { asked.transaction.abort(); }; // nothing was carried
  asked.onerror = function (event) { event.preventDefault(); };
  asked.onsuccess = function () {
    const db = asked.result;
    const rows = db.transaction('pieces', 'readonly').objectStore('pieces').getAll();
    rows.onsuccess = function () {
      const left = rows.result.filter(function (r) { return r.unsent; }).length;
      db.close();
      if (left) tell(left);
      else wipe();
    };
  };
}());
