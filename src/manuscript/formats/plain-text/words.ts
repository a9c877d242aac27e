/**
 * Words that add to the evidence where the text happens to use them. No heading is found or missed by these alone: they
 * say what a number counts, and what kind of short line is seldom a heading.
 */

/** Compares in lower case: an expression that ignores case costs a short text more than all the rest of its reading. */
function inAnyCase(expression: RegExp): { readonly test: (text: string) => boolean } {
  return { test: (text) => expression.test(text.toLowerCase()) }
}

/** What stands before or after the number of a heading, by rank: parts above chapters above sections. */
export const countedWords = {
  part: 'part teil partie parte часть частина книга book buch livre libro liber volume band tome tomo том deel del bok osa część díl parte act akt acte acto atto акт',
  chapter:
    'chapter kapitel chapitre capítulo capitulo capitolo capítol глава розділ hoofdstuk kapittel luku rozdział kapitola fejezet bölüm κεφάλαιο פרק فصل canto letter brief lettre carta lettera письмо',
  section:
    'section abschnitt sección seção sezione раздел paragraaf avsnitt afsnit scene szene scène escena scena сцена lesson lektion leçon lección step schritt étape paso',
} as const

/** Numbers that are written out, one to twelve or so, as cardinals and ordinals. */
export const numberWords: ReadonlyMap<string, number> = new Map(
  [
    'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty',
    'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth',
    'eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn',
    'erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte',
    'erstes zweites drittes viertes fünftes sechstes siebtes achtes neuntes zehntes elftes zwölftes',
    'erster zweiter dritter vierter fünfter sechster siebter achter neunter zehnter elfter zwölfter',
    'un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze',
    'premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième douzième',
    'première seconde',
    'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince',
    'primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo',
    'primera segunda tercera cuarta quinta sexta séptima octava novena décima',
    'uno due tre quattro cinque sei sette otto nove dieci undici dodici',
    'primo secondo terzo quarto quinto sesto settimo ottavo nono decimo',
    'prima seconda terza quarta quinta sesta settima ottava nona decima',
    'um dois três quatro cinco seis sete oito nove dez onze doze',
    'primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo',
    'первая вторая третья четвёртая пятая шестая седьмая восьмая девятая десятая',
    'первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый',
    'een twee drie vier vijf zes zeven acht negen tien elf twaalf',
    'eerste tweede derde vierde vijfde zesde zevende achtste negende tiende',
  ].flatMap((row) => row.split(' ').map((word, index) => [word, index + 1] as const)),
)

/** Headings before the first chapter, which are none the less no title. */
export const introductions = inAnyCase(
  /^(?:(?:the|an?|die|der|das|eine?|la|le|les|el|los|una?|lo|il)\s+|l['’])?(?:introduction|introductory|preface|foreword|prologue|prelude|overture|opening|beginnings?|preamble|abstract|summary|overview|contents|acknowledge?ments|einleitung|einführung|vorwort|vorrede|prolog|vorspiel|auftakt|inhalt|zusammenfassung|avant-propos|préface|prologue|ouverture|préambule|résumé|introducción|prefacio|prólogo|preludio|obertura|resumen|introduzione|prefazione|premessa|prologo|introdução|введение|предисловие|пролог|вступление|inleiding|voorwoord|序|序章|序言|序幕|前言|引言|引子|楔子|导言|導言|绪论|緒論|自序|はじめに|まえがき|プロローグ|서문|머리말|프롤로그)(?![\p{L}])/u,
)

/** The commonest words of some languages, to tell them apart. */
export const frequentWords: Readonly<Record<string, string>> = {
  en: 'the and of was that with had for',
  de: 'und der das ist nicht mit dem den',
  fr: 'et les des une dans que qui est pas',
  es: 'y el los las una con por del que',
  it: 'di che il non della una per del gli',
  pt: 'o os não uma com para do da em',
  ru: 'и в не на что с он как',
  nl: 'het een van de en dat niet met',
}

/** Words for a person that a sentence starts with. */
export const sentenceStarters: Readonly<Record<string, string>> = {
  en: 'i he she we they you it there',
  de: 'ich er sie wir ihr du es man',
  fr: 'je il elle nous vous ils elles tu on',
  es: 'yo él ella nosotros ellos ellas tú usted',
  it: 'io egli ella noi loro lui lei',
  pt: 'eu ele ela nós eles elas você',
  ru: 'я он она мы они ты вы',
  nl: 'ik hij zij wij jij',
}

/** How letters begin and end. */
export const salutation = inAnyCase(
  /^(?:(?:my\s+)?dear(?:est)?|hello|hi|liebe[rs]?|sehr geehrte[rns]?|hallo|mein[e]? liebe[rs]?|cher|chère|chers|mon cher|ma chère|querid[oa]s?|estimad[oa]s?|car[oaie]|gentile|дорог(?:ой|ая|ие)|уважаем(?:ый|ая|ые)|geachte|beste|亲爱的|親愛的|尊敬的|拝啓)(?![\p{L}])/u,
)
export const closing = inAnyCase(
  /^(?:yours|sincerely|with (?:love|best|kind|warm)|best (?:wishes|regards)|kind regards|warmly|love|faithfully|respectfully|cordially|affectionately|mit (?:\p{L}+ )*grüßen|(?:\p{L}+ )?grüße|herzlichst?|hochachtungsvoll|deine?|dein|ihre?|euer|bien à|amitiés|cordialement|sincèrement|affectueusement|je vous (?:prie|embrasse)|je t['’]embrasse|con (?:cariño|afecto)|un abrazo|atentamente|saludos|tuy[oa]|con affetto|cordiali saluti|un abbraccio|tu[oa]|с (?:уважением|любовью)|твой|твоя|ваш|met vriendelijke|此致|敬礼|敬具)(?![\p{L}])/u,
)

/** Captions, credits and what web pages put around a text. */
export const caption = inAnyCase(
  /^(?:figure|fig|plate|photo(?:graph)?s?|image|illustration|picture|caption|credit|table|chart|map|abb(?:ildung)?|bild|foto|fotografie|grafik|tabelle|tab|karte|illustration|tableau|carte|légende|crédit|figura|imagen|fotografía|ilustración|tabla|mapa|immagine|tabella|рис(?:унок)?|фото|иллюстрация|таблица|图|圖|表|照片|写真|図)(?:\.\s*\d|\.?\s*\d+\b|\s*[:：])|^(?:photo(?:graph)?s?|foto|fotografie|фото)\s+(?:by|von|de|par|por|di)\s/u,
)
export const webFurniture = inAnyCase(
  /^(?:share (?:this|on|via)|like this|related (?:posts?|articles?)|read (?:more|next|also)|sign up|log ?in|follow us|leave a (?:comment|reply)|comments?(?:\s*\(?\d.*)?$|tags?:|filed under|posted (?:in|by|on)|print this|back to (?:the )?top|all rights reserved|page \d+|seite \d+|página \d+|pagina \d+|стр(?:аница|\.)?\s*\d|p\.\s*\d+|\d+ (?:comments|min read|views|shares)|(?:cookie|privacy) (?:policy|notice|settings)|terms of (?:use|service)|click here|weiterlesen|mehr zum thema|alle rechte|lesen sie auch|lire (?:aussi|la suite)|tous droits|à lire aussi|leer más|lea también|todos los derechos|deel dit|lees (?:ook|meer)|leggi anche|tutti i diritti|читайте также|все права|分享|相关阅读|相關閱讀|版权|版權|广告|評論|评论|転載|無断|(?:share|tweet|related|subscribe|newsletter|advertisement|sponsored|download|copyright|cookies?|privacy|teilen|anzeige|kommentare|partager|publicité|commentaires|compart(?:e|a|ir)(?: est[ea] .*)?|publicidad|comentarios|condividi|pubblicità|commenti|поделиться|реклама|комментарии)[:!]?$)/u,
)
export const byline =
  /^(?:by|words by|written by|text by|translated by|von|text von|aus dem|par|texte de|traduit|por|texto de|traducción|di|traduzione|av|door|автор|перевод|作者|文[／/：:]|译者|訳|著者)\s*[:：]?\s*(?=\p{L})/iu
export const nameParticles = inAnyCase(
  /^(?:von|van|de|der|den|del|della|di|da|du|la|le|y|e|et|and|und|of|bin|ibn|al|zu|ten|ter|dos|das|&)$/u,
)
export const monthWords = inAnyCase(
  /^(?:jan|feb|f[ée]v|m[aä]r|apr|avr|abr|may|mai|maj|mag|jun|jui|giu|jul|lug|aug|aoû|ago|sep|set|okt|oct|ott|out|nov|dec|dez|déc|dic|ene|gen|янв|фев|мар|апр|мая|июн|июл|авг|сен|окт|ноя|дек)\p{L}*\.?$/u,
)
