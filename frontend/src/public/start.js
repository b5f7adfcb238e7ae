// What can't wait for the page's code, and a file because a strict content security policy refuses inline scripts.
(function () {
  function link(rel, href) {
    var element = document.createElement('link');
    element.rel = rel;
    element.href = href;
    if (rel === 'preload') {
      // As the page asks for it: another way of asking would ask twice.
      element.as = 'fetch';
      element.crossOrigin = 'anonymous';
    }
    document.head.append(element);
  }

  try {
    // The colour scheme that was chosen on this device, before the first paint. `core/theme` writes the key.
    var theme = localStorage.getItem('parley.theme');
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
    // The text font, where the device has it from an earlier visit. `core/first-content/text-font` writes the key.
    if (localStorage.getItem('parley.font') === 'kept') link('stylesheet', 'fonts.css');
  } catch (denied) {
    // Without storage the page follows the device.
  }

  // The code of the first screen comes beside the page's own, not after it. The build writes the lists. Only a guess, and
  // where it is wrong nothing but a download: who may see what is decided by the guards of the routes.
  var signedIn = /(?:^|; )parley_signed_in=/.test(document.cookie);
  var path = location.pathname;
  var forRooms = path === '/' || path.startsWith('/rooms');
  var screen = null;
  if (signedIn && forRooms) screen = 'rooms';
  else if (!signedIn && (forRooms || /^\/(?:login|register|forgot-password)$/.test(path)))
    screen = 'entrance';
  var parts = screen && document.querySelector('meta[name="parley-' + screen + '"]');
  // What may be done at the entrance is known when it is drawn, and nothing of it comes and goes.
  if (screen === 'entrance') link('preload', 'api/v1/settings');
  if (parts) {
    parts.content.split(' ').forEach(function (part) {
      link('modulepreload', part);
    });
  }
})();
