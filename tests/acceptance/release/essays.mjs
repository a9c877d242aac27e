/** What a reader knows of each essay of the shelf: the title, its first chapter, and words from it. */

export const essays = [
  { title: 'On Waiting Rooms', chapter: 'The Chairs', words: 'when a heavy man sat down at one end' },
  { title: 'At the Foot of the Page', chapter: 'The rule and what is under it', words: 'A note leaves its card' },
  { title: 'The Shadow of a Post', chapter: 'Pegs', words: 'like a smile that someone is trying to suppress' },
  { title: 'The Tea Equation', chapter: 'The law', words: 'It is also the curve of gossip' },
  { title: 'رائحة الخبز', chapter: 'الطريق', words: 'لم يكن المنديل خوفًا على القطعة' },
  { title: 'המפתחות', chapter: 'מה שנשאר ביד', words: 'הוא שומר על צורת המנעול כמו שאוזן שומרת על קול' },
  { title: '傘の記憶', chapter: '忘れ物の部屋', words: '傘が、森のように立っていた。' },
  { title: '暖水瓶', chapter: '灌水', words: '像有人在井底走路' },
  { title: 'Éloge du tiroir', chapter: 'Ce que l’armoire ne sait pas', words: 'Le tiroir ne soutient aucune thèse' },
  { title: 'Zusammensetzungsfreude', chapter: 'Güterverkehr', words: 'Ein Haustürschlüsselbund ist ein Bund' },
  { title: 'Letters to a Ferryman', chapter: 'The first letter', words: 'the oars had been changed about' },
  { title: 'What a Map Leaves Out', chapter: 'Nobody drew the air', words: 'Somebody always draws the dog' },
  { title: 'The Tidal Road', chapter: 'The Causeway', words: 'Twice in a day the road to my aunt’s house is a road' },
]

/** What readers type, and the essay that they mean. */
export const questions = [
  { typed: 'thermometer neighbour', because: 'by words of its text', title: 'The Tea Equation' },
  { typed: 'Leters to a Feryman', because: 'by a misspelled title', title: 'Letters to a Ferryman' },
  { typed: 'Zusammensetzungfreude', because: 'by a misspelled long word', title: 'Zusammensetzungsfreude' },
  { typed: 'waiting roo', because: 'by the beginning of its title', title: 'On Waiting Rooms' },
  { typed: 'Clemence Vauquelin', because: 'by its author, typed without the accent', title: 'Éloge du tiroir' },
  { typed: '忘れ物', because: 'by Japanese words of its text', title: '傘の記憶' },
  { typed: '暖水瓶', because: 'by its Chinese title', title: '暖水瓶' },
  { typed: 'الخبز', because: 'by an Arabic word', title: 'رائحة الخبز' },
  { typed: 'מפתחות', because: 'by a Hebrew word', title: 'המפתחות' },
]
