// The colour scheme that was chosen on this device, set before the first paint. `core/theme` writes the key.
try {
  var theme = localStorage.getItem('parley.theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (denied) {
  // Without storage the page follows the device.
}
