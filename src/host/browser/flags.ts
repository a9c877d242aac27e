/** The command line of the browser: no network, no background work, no traces; the sandbox stays on. */

export type FlagOptions = {
  /** Folder of the fresh profile. */
  readonly profile: string
  readonly sandbox: boolean
}

/** Every way to the network ends at a closed port; names do not resolve, and nothing bypasses the proxy. */
const noNetwork = [
  '--proxy-server=http://127.0.0.1:9',
  '--proxy-bypass-list=<-loopback>',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--disable-background-networking',
  '--component-updater=initial-delay=1000000',
  '--disable-domain-reliability',
  '--disable-sync',
  '--no-pings',
  '--metrics-recording-only',
]

/** What a browser does for people who sit before it, and a page that is printed once can do without. */
const noCompany = [
  '--no-first-run',
  '--no-default-browser-check',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-component-extensions-with-background-pages',
  '--disable-client-side-phishing-detection',
  '--disable-search-engine-choice-screen',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-hang-monitor',
  '--password-store=basic',
  '--use-mock-keychain',
  '--mute-audio',
  '--enable-automation',
  '--disable-features=Translate,MediaRouter,OptimizationHints,AcceptCHFrame,DialMediaRouteProvider',
]

/** The same pages on every machine. */
const sameEverywhere = [
  '--lang=en-US',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--disable-gpu',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // A container gives /dev/shm 64 MB, which a long book overflows.
  '--disable-dev-shm-usage',
]

/**
 * Lets our own scripts say when much can be thrown away at once (those of a page do not run), and throws small things away early: a long
 * book then takes 25 MB less, and no more time.
 */
const tidiness = ['--js-flags=--expose-gc --max-semi-space-size=4']

/** The words after the executable. The browser is spoken to through two pipes, so no port is opened. */
export function flags({ profile, sandbox }: FlagOptions): readonly string[] {
  return [
    '--headless',
    '--remote-debugging-pipe',
    `--user-data-dir=${profile}`,
    ...noNetwork,
    ...noCompany,
    ...sameEverywhere,
    ...tidiness,
    ...(sandbox ? [] : ['--no-sandbox']),
    'about:blank',
  ]
}
