// Shows who is signed in. The session itself is in a cookie that no script can read.
(async () => {
  const who = document.getElementById('who');
  const response = await fetch('/me', { headers: { Accept: 'application/json' } });
  const me = response.ok ? await response.json() : { signedIn: false };
  who.textContent = me.signedIn ? who.dataset.somebody.replace('{0}', me.name ?? '') : who.dataset.nobody;
  document.getElementById(me.signedIn ? 'sign-out' : 'sign-in').hidden = false;
})();
