/** How the columns of a list of readers are called, in the languages in which editions speak. */

export type Column = 'name' | 'number' | 'note' | 'email'

/** The column that a heading names; `undefined` for others, which lists may have. */
export function columnOf(heading: string): Column | undefined {
  return headings.get(plain(heading))
}

/** Small letters without marks, spaces or signs: `E-Mail` is `email`. */
function plain(heading: string): string {
  return heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\p{M}\p{P}\p{Z}\s]/gu, '')
}

const names: Readonly<Record<Column, string>> = {
  name:
    'name, full name, reader, recipient, Name, Leser, Leserin, Empfänger, nom, nom complet, lecteur, lectrice, destinataire, nombre, ' +
    'nombre completo, lector, lectora, destinatario, nome, nome completo, lettore, lettrice, leitor, leitora, naam, lezer, ontvanger, ' +
    'namn, läsare, mottagare, imię i nazwisko, nazwisko, czytelnik, odbiorca, имя, фио, читатель, получатель, ім’я, піб, читач, ' +
    'отримувач, όνομα, ονοματεπώνυμο, αναγνώστης, παραλήπτης, 姓名, 名字, 读者, 讀者, 收件人, 名前, 氏名, お名前, 読者, 宛名, الاسم, اسم, القارئ, المستلم, ' +
    'שם, שם מלא, קורא, נמען',
  number:
    'number, no, nr, copy, copy number, copy no, Nummer, Exemplar, Exemplarnummer, numéro, n°, nº, exemplaire, número, núm, num, ' +
    'ejemplar, numero, esemplare, copia, exemplar, nummer, exemplaar, numer, egzemplarz, номер, экземпляр, примірник, αριθμός, αντίτυπο, ' +
    '编号, 編號, 号码, 號碼, 番号, 冊番号, الرقم, رقم, النسخة, מספר, עותק',
  note:
    'note, remark, message, Notiz, Widmung, Bemerkung, note, dédicace, remarque, nota, dedicatoria, dedica, dedicatória, notitie, ' +
    'opmerking, opdracht, anteckning, dedikation, notatka, uwaga, dedykacja, заметка, примечание, посвящение, примітка, присвята, ' +
    'σημείωση, αφιέρωση, 备注, 備註, 附言, メモ, 備考, 献辞, ملاحظة, إهداء, הערה, הקדשה',
  email:
    'email, e-mail, mail, email address, e-mail address, E-Mail-Adresse, Mailadresse, courriel, adresse e-mail, correo, ' +
    'correo electrónico, posta elettronica, indirizzo e-mail, endereço de e-mail, e-mailadres, e-post, epost, e-postadress, ' +
    'adres e-mail, poczta, электронная почта, почта, эл. почта, електронна пошта, пошта, ηλεκτρονική διεύθυνση, ηλεκτρονικό ταχυδρομείο, 邮箱, 电子邮件, 電子郵件, ' +
    '信箱, メール, メールアドレス, البريد الإلكتروني, بريد, דוא״ל, דואל, אימייל',
}

const headings: ReadonlyMap<string, Column> = new Map(
  (['name', 'number', 'note', 'email'] as const).flatMap((column) =>
    names[column].split(',').map((heading) => [plain(heading), column] as const),
  ),
)
