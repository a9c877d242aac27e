/** Installing must work where no browser can be downloaded; Chapbook finds or provides one itself (src/host/browser/). */
module.exports = { skipDownload: true }
