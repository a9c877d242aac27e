/** The words of the sample book, as HTML of the markup contract. */

type SampleChapter = {
  readonly kind: 'opening' | 'part' | 'chapter'
  readonly id: string
  readonly number: number | null
  readonly title: string
  readonly heading: string
  readonly body: string
}

type SampleNote = {
  readonly id: string
  readonly number: number
  readonly calls: readonly string[]
  readonly chapter: string
  readonly content: string
}

export const chapters: readonly SampleChapter[] = [
  {
    kind: 'opening',
    id: 'opening',
    number: null,
    title: '',
    heading: '',
    body: `
<p>Nobody climbs the tower for the view. The keeper goes up because the lamp is up, and comes down because the bread is down, and between
the two there are one hundred and ninety-six steps that have taught every knee on the island its own opinion of the sea.</p>
<p>I spent a winter there, in the year before the light was given over to a clock and a wire.<a class="note-call" id="call-1" href="#note-1" data-note="note-1">1</a> What follows
is not a history. It is closer to an inventory: the things that were done by hand, every night, for people who never knew that anyone was doing them.</p>
<p>There was a rule, painted on the door in letters that had been touched up so often that they had grown fat. <q>The light before the man.</q> It meant
the order in which one should be saved.</p>
`,
  },
  {
    kind: 'part',
    id: 'part-1',
    number: null,
    title: 'Dusk',
    heading: 'Dusk',
    body: `<p>From the lighting of the lamp to the turn of the night.</p>`,
  },
  {
    kind: 'chapter',
    id: 'chapter-1',
    number: 1,
    title: 'The stairs & the lamp',
    heading:
      'The <em>stairs</em> &amp; the lamp<a class="note-call" id="call-2" href="#note-2" data-note="note-2">2</a>',
    body: `
<blockquote class="epigraph"><p>A lamp is a promise made to strangers, and kept by somebody who will never be thanked for it.</p><p class="attribution">Ida Maren, <cite>Letters from the Skerry</cite></p></blockquote>
<p>The lamp is lit a quarter of an hour before sunset, whatever the sky is doing. In fog it had been lit since noon; in high summer it hardly seemed
worth the match. But <strong>the hour is in the book</strong>, and the book does not look out of the window. One learns to love that about it. A thing that is done
only when it is needed has to be argued for each time, and at four in the morning nobody argues well.</p>
<p>First the curtains, which keep the sun from setting the house on fire through its own lens. Then the wick, trimmed <em>square</em>, never round. Then the
match, then the glass, then the waiting. A cold chimney set down over a tall flame will crack, and there was a shelf of cracked ones to prove that
everybody learned it by himself. The old keeper called that shelf <span class="small-caps">the university</span>, and made new assistants dust it.</p>
<p>The island was charted by the survey ship <i>Constance</i> in 1867, at 54°&nbsp;12′&nbsp;N; the tower followed in 1871 and cost £4,380, of which the
<abbr title="Board of Northern Lights">BNL</abbr> paid half. It needs H<sub>2</sub>O by the barrel, patience by the m<sup>3</sup>, and <del>three</del> two men. See
<a href="#chapter-2">the log</a> or the <a href="https://example.org/lights?list=north&amp;order=age">register of northern lights</a>.</p>
<section id="the-first-watch"><h2>The first watch</h2>
<p>Sit, and do nothing, attentively. That is the whole of the instruction.<a class="note-call" id="call-3" href="#note-3" data-note="note-3">3</a> The lens turns once in
forty seconds; the beams go round the room like the spokes of a slow wheel, and after an hour you no longer see them but would wake if they stopped.</p>
<div class="verse"><p class="stanza"><span class="line">Nine for the rock that the charts forgot,</span><br><span class="line" data-indent="1">eight for the boats coming home,</span><br><span class="line">seven for the woman who waits or does not, who has put out her own small light on the sill and gone up to a bed like a stone,</span><br><span class="line" data-indent="1">six for the keeper, alone.</span></p><p class="stanza"><span class="line">Five for the oil and four for the wick,</span><br><span class="line" data-indent="2">three for the stairs going round;</span><br><span class="line">two for the clock with its terrible tick,</span><br><span class="line" data-indent="2">and one for the drowned.</span></p><p class="attribution">Counting song, North Skerry</p></div>
<p>After midnight the wind usually drops, and one begins to hear the building.</p>
<hr class="section-break">
<p>There is a second kind of silence, which comes when the clockwork has been wound and the weight has not yet begun to fall. It lasts about a breath.
Everyone who has kept a light will tell you of it, and nobody will say what they thought about in it.</p>
<section id="oil"><h3>Oil</h3>
<p>Whale, then colza, then paraffin, then a wire. Each was going to make the keeper unnecessary, and each made him <mark>more particular</mark>. What he needs for a night:</p>
<ul><li>two cans of oil, filtered through felt;</li><li>one wick, and a second because of the first;<ul><li>flat for the stair lamp,</li><li>round for the great one;</li></ul></li><li>a book that can be put down.</li></ul>
<p>And what he does with it:</p>
<ol start="3"><li>Fill the reservoir to the line.</li><li>Warm the burner for a minute with the spirit flame.</li><li>Light, and lower the chimney <em>slowly</em>.</li></ol>
<ul><li class="task"><span class="task-box" role="img" aria-label="Done" data-done="true"></span> Curtains drawn back</li><li class="task"><span class="task-box" role="img" aria-label="To do" data-done="false"></span> Lens wiped with spirit, then with a dry linen cloth, from the middle outwards</li></ul>
</section></section>
<section id="figures"><h2>Figures and tables</h2>
<p>The drawing that hangs in the watch room shows the harbour as the lamp sees it.</p>
<figure id="figure-1"><img src="asset:harbour.svg" alt="Line drawing of a lighthouse on a rock, its beam falling on three boats" width="600" height="300"><figcaption>The harbour from the gallery, with the three boats that were out. <em>Drawn from memory.</em></figcaption></figure>
<p>A photograph was tried, once.<a class="note-call" id="call-3-2" href="#note-3" data-note="note-3">3</a></p>
<figure id="figure-2"><img src="asset:fog.png" alt="Fog, with a paler patch where the sun must be" width="480" height="320"><figcaption>Fog, 3 March.</figcaption></figure>
<p><img src="asset:fog.png" alt="" width="480" height="320"></p>
<table><caption>Oil burnt, in gallons, and hours of fog</caption><thead><tr><th scope="col">Month</th><th scope="col" class="align-right">Oil</th><th scope="col" class="align-right">Fog</th><th scope="col" class="align-center">Moon</th><th scope="col">Remark</th></tr></thead><tbody><tr><td>November</td><td class="align-right">41.5</td><td class="align-right">112</td><td class="align-center">full</td><td>Two boats late, none lost; the relief came on the ninth</td></tr><tr><td>December</td><td class="align-right">48.0</td><td class="align-right">96</td><td class="align-center">new</td><td>Glass cracked on the twelfth</td></tr><tr><td>January</td><td class="align-right">46.25</td><td class="align-right">7</td><td class="align-center">half</td><td>Clear, and very cold</td></tr></tbody></table>
<p>The clockwork obeys a formula that the assistant has pencilled on the wall, and that somebody has since put into a machine:</p>
<pre><code class="language-python">def turn(lamp, seconds=40):
    """One turn of the lens; the weight falls by a hand's breadth, and the line must never be allowed to run out."""
    return lamp.angle + 360 / seconds
</code></pre>
<p>Press <kbd>Ctrl</kbd>+<kbd>C</kbd>, and <code>turn()</code> stops; the lamp, of course, does not.</p>
<dl><dt>Relief</dt><dd>The boat that brings the next keeper, and by extension the feeling.</dd><dt>Occulting</dt><dd>Of a light: longer lit than dark.</dd><dd>Of a keeper: asleep.</dd></dl>
</section>
`,
  },
  {
    kind: 'chapter',
    id: 'chapter-2',
    number: 2,
    title: 'What the log says',
    heading: 'What the log says',
    body: `
<p>The log says very little. <q>Wind NW, fresh. Lamp lit 4.12. Nothing to report.</q> Nothing to report was the finest sentence in it, and on a good year it stood there
three hundred times.</p>
<blockquote><p>Lamp lit. Saw a sail to the north, hull down, at five; she altered course to the east when she raised us, and was gone by six. I shall never know who she was.</p><p>Wind easterly.</p><p class="attribution">Log of the North Skerry, 14 February 1902</p></blockquote>
<p>That is the nearest that any of them came to <u>poetry</u>, and I have seen the page: the ink is darker there, as though the pen had rested.</p>
<aside class="box note"><p class="box-title">How to read a light</p><p>Count from dark to dark. <code>Fl(3) 20s</code> is three flashes in every twenty seconds; no two lights on one coast have the same figure.</p></aside>
<aside class="box warning"><p class="box-title">Do not look into the lens</p><p>Even by day.</p></aside>
<aside class="box tip"><p>Bread keeps better in the oil store than in the kitchen.</p></aside>
<div class="letter"><p>North Skerry, 3 March</p><p>Dear Ann,</p><p>The boat could not land, so this goes back with the one it came with. We are well. The goat is well. There is nothing to report.</p><p>Yours, in the intervals of the lamp,<br>Ida</p></div>
<div class="centred"><p>HERE ENDS THE BOOK</p><p>of the year 1902</p></div>
<div class="dedication"><p>For those who were out</p></div>
`,
  },
  {
    kind: 'part',
    id: 'part-2',
    number: null,
    title: 'Dawn',
    heading: 'Dawn',
    body: '',
  },
  {
    kind: 'chapter',
    id: 'chapter-3',
    number: 3,
    title: 'Other voices',
    heading: 'Other voices',
    body: `
<p>The visitors’ book is in many hands. <span lang="fr">« Rien à signaler », écrit l’un.</span> Another, in pencil: <span lang="el">φῶς ἱλαρόν</span>; a Russian geologist left <span lang="ru">маяк не спит</span>;
and there is a line of Hebrew, <span lang="he" dir="rtl">אור גדול</span>, beside one of Arabic, <span lang="ar" dir="rtl">نور على البحر</span>, which somebody has framed.<a class="note-call" id="call-4" href="#note-4" data-note="note-4">4</a></p>
<p lang="de">Ein Leuchtturmwärter aus Kiel schrieb: „Die Geschwindigkeitsbegrenzung des Linsendrehwerks ist eine Charakterfrage.“</p>
<p>The marks in the margin ☼ ☾ ⚓ are the weather; ∑ and √ are somebody’s homework; → points to the door.</p>
<p>A word that will not break: <code>https://lights.example.org/north-skerry/records/1902/february/the-fourteenth/the-sail-to-the-north</code>.</p>
`,
  },
]

export const notes: readonly SampleNote[] = [
  {
    id: 'note-1',
    number: 1,
    calls: ['call-1'],
    chapter: 'opening',
    content:
      '<p>The wire came ashore on the last day of October; the clock had been waiting in its crate since June.</p>',
  },
  {
    id: 'note-2',
    number: 2,
    calls: ['call-2'],
    chapter: 'chapter-1',
    content: '<p>The stairs were counted by every child who ever visited, and no two of them agreed.</p>',
  },
  {
    id: 'note-3',
    number: 3,
    calls: ['call-3', 'call-3-2'],
    chapter: 'chapter-1',
    content: `<p>An exception was made for sewing. On the <i>mending nights</i>, as they were called, the needle was allowed, provided that the eye
came back to the flame at every stitch; see <a href="https://example.org/mending">the rule of 1880</a>.</p>
<blockquote><p>The hand may be busy. The eye may not.</p></blockquote>
<p>It was never repealed.</p>`,
  },
  {
    id: 'note-4',
    number: 4,
    calls: ['call-4'],
    chapter: 'chapter-3',
    content: '<p>The frame is older than the line: it held a barometer.</p>',
  },
]
