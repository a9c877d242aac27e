export function letters(text: string): string
export function words(text: string): string[]
export function paragraphs(text: string): string[]
export function lostParagraphs(all: readonly string[], stream: string): string[]
export function repeatedParagraphs(all: readonly string[], stream: string): string[]
