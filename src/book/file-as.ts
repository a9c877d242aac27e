/** Turns a name as it is read into the name as it is filed. */

/** Prepositions go behind the given names; so do the Dutch and German articles that follow them. */
const behind =
  /^(van|von|vom|zu|zum|zur|af|av|of|de|d['’]|do|dos|das|da|di|e|y|den|der|dem|het|ter|ten|te|op|in|'t|’t)$/

/** Romance articles, and prepositions that hold one, stay with the surname. */
const before = /^(la|le|les|lo|du|des|del|della|delle|dello|dalla|al|el|bin|bint|ibn|ben|san|santa|st\.?)$/

/** Particles with a capital letter belong to the surname: Le Guin, De Niro, Van Sant. */
const capitalised =
  /^(Van|Von|De|Di|Da|Du|Des|Del|Della|Le|La|Les|Lo|Mac|Mc|St\.?|Saint|San|Santa|Ter|Ten|Den|Der|Al|El|Ben|Ibn|O['’])$/

const suffix = /^(Jr\.?|Sr\.?|II|III|IV|Ph\.?D\.?|M\.?D\.?|Esq\.?)$/

const organisation =
  /\d|[&@/]|^The\b|\b(and|und|et|y|Inc|Ltd|LLC|GmbH|Press|Publishers?|Publishing|University|Universität|Université|College|School|Institute|Society|Association|Foundation|Collective|Group|Team|Committee|Council|Museum|Library|Project|Editors|Staff|Verlag|Éditions|Editions|Magazine|Company|Studios?)\b/u

/**
 * Files a name under the surname: `Elisabeth Shue` → `Shue, Elisabeth`, `Ludwig van Beethoven` → `Beethoven, Ludwig van`,
 * `Ursula K. Le Guin` → `Le Guin, Ursula K.` Single names, names that hold a comma, organisations and names in scripts
 * that write no space come back as they are. A name that is filed otherwise needs `file-as`.
 */
export function fileAs(name: string): string {
  const words = name.trim().split(/\s+/)
  if (words.length < 2 || name.includes(',') || organisation.test(name) || !/\p{Lu}/u.test(name)) return name.trim()

  const suffixes = words.length > 2 && suffix.test(words.at(-1) ?? '') ? words.splice(-1) : []
  let surname = words.length - 1
  while (surname > 1 && capitalised.test(words[surname - 1] ?? '')) surname -= 1
  while (surname > 1 && before.test(words[surname - 1] ?? '')) surname -= 1
  let particle = surname
  while (particle > 1 && isParticle(words[particle - 1] ?? '')) particle -= 1

  const given = [...words.slice(0, particle), ...words.slice(particle, surname)].join(' ')
  return [words.slice(surname).join(' '), given, ...suffixes].filter((part) => part !== '').join(', ')
}

/** Whether it is the name of an institution: it looks like one, and nobody files it as a person. */
export function isInstitution({ name, fileAs: filed }: { readonly name: string; readonly fileAs: string }): boolean {
  return filed === name && !name.includes(',') && /\s/.test(name) && organisation.test(name)
}

function isParticle(word: string): boolean {
  return behind.test(word) || before.test(word)
}
