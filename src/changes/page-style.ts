/** The style of the page about the changes. */

/** Colours reach a contrast of 4.5 : 1 (WCAG 2.2, 1.4.3); a line through or below says the same without colour. */
export const pageStyle = `
:root { color-scheme: light dark; --paper: #fbf8f1; --ink: #22201c; --faint: #625c52; --rule: #d9d2c3;
  --gone: #8c1d18; --gone-paper: #f8e3df; --new: #1b5e20; --new-paper: #e0f0dd; --link: #0b57a4; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #1b1a18; --ink: #e8e3d9; --faint: #a9a294; --rule: #45413a;
    --gone: #ffb4a8; --gone-paper: #4a1f1b; --new: #a8dba6; --new-paper: #1d3a20; --link: #9cc7f5; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1.05rem/1.55 var(--text, Georgia, 'Noto Serif', serif); }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
a { color: var(--link); }
h1 { margin: 0; font-size: 1.9rem; line-height: 1.2; font-weight: normal; }
.kind { display: block; margin-bottom: .3rem; font-size: 1rem; color: var(--faint); }
.editions { margin: .4rem 0 0; color: var(--faint); }
h2 { font-family: var(--heading, inherit); margin: 2.75rem 0 .5rem; padding-bottom: .3rem; border-bottom: 1px solid var(--rule); font-size: 1.25rem; }
.count { margin-inline-start: .35em; font-size: 1rem; font-weight: normal; color: var(--faint); }
ul { margin: 0; padding: 0; list-style: none; }
li { padding: .7rem 0; overflow-wrap: anywhere; }
p { margin: 0; }
.place, .kind, .editions, .back { font-family: var(--heading, inherit); }
.place { font-size: .9rem; color: var(--faint); }
.place strong { color: var(--ink); }
del, ins { padding: 0 .1em; border-radius: .15em; }
del { color: var(--gone); background: var(--gone-paper); text-decoration: line-through; }
ins { color: var(--new); background: var(--new-paper); text-decoration: underline; text-underline-offset: .18em; }
.removed .excerpt { color: var(--faint); }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
@media print { body { font-size: 10.5pt; } li { break-inside: avoid; } }
`
