// The API to try: Swagger UI over the merged description. Calls go out with the session cookie or with a pasted token.
(async () => {
  window.ui = SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#swagger',
    deepLinking: true,
    docExpansion: 'none',
    tagsSorter: 'alpha',
    validatorUrl: null,
    requestInterceptor: (request) => {
      const url = new URL(request.url, location.href);
      if (url.origin === location.origin) {
        // A change by session cookie needs this; a form of another site cannot send it.
        request.headers['X-QLoop-CSRF'] = '1';
        request.headers['Accept-Language'] = document.documentElement.lang;
      }
      return request;
    },
  });
  const who = document.getElementById('who');
  const response = await fetch('/me', { headers: { Accept: 'application/json' } });
  const me = response.ok ? await response.json() : { signedIn: false };
  who.textContent = me.signedIn ? who.dataset.somebody.replace('{0}', me.name ?? '') : who.dataset.nobody;
  document.getElementById(me.signedIn ? 'sign-out' : 'sign-in').hidden = false;
})();
