/**
 * The names of encodings: those of `TextDecoder`, of Python's codecs and of the IANA registry.
 *
 * @module
 */

/** Names of Python and IANA that `TextDecoder` lacks, or takes for another encoding, by encoding. */
const ALIASES: Readonly<Record<string, string>> = {
  // `TextDecoder` takes most of the names of these two for windows-1252, and utf-16 for utf-16le.
  ascii:
    "646 ansix341968 ansix341986 cp367 csascii ibm367 iso646irv1991 iso646us isoir6 us usascii",
  latin1: "88591 8859 cp819 csisolatin1 ibm819 iso88591 iso885911987 isoir100 iso8859 l1 latin",
  "utf-8": "cp65001 csutf8 u8 utf utf8ucs2 utf8ucs4",
  "utf-16": "csutf16 u16",
  "utf-16le": "csutf16le unicodelittleunmarked",
  "utf-16be": "csutf16be unicodebigunmarked",
  "windows-1250": "cswindows1250 1250",
  "windows-1251": "cswindows1251 1251",
  "windows-1252": "cswindows1252 1252",
  "windows-1253": "cswindows1253 1253",
  "windows-1254": "cswindows1254 1254 iso885991989 l5 latin5",
  "windows-1255": "cswindows1255 1255",
  "windows-1256": "cswindows1256 1256",
  "windows-1257": "cswindows1257 1257",
  "windows-1258": "cswindows1258 1258",
  "windows-874":
    "cp874 cswindows874 iso885911 iso8859112001 isoir166 thai tis620 tis6200 tis62025290 tis62025291",
  "iso-8859-2": "iso885921987",
  "iso-8859-3": "iso885931988",
  "iso-8859-4": "iso885941988",
  "iso-8859-5": "iso885951988",
  "iso-8859-6": "iso885961987",
  "iso-8859-7": "iso885971987",
  "iso-8859-8": "iso885981988",
  "iso-8859-10": "iso8859101992",
  "iso-8859-13": "csiso885913 l7 latin7",
  "iso-8859-14": "csiso885914 isoceltic isoir199 iso8859141998 l8 latin8",
  "iso-8859-15": "csiso885915 latin9",
  "iso-8859-16": "csiso885916 isoir226 iso8859162001 l10 latin10",
  ibm866: "866",
  macintosh: "macroman",
  "x-mac-cyrillic": "maccyrillic",
  "koi8-u": "cskoi8u",
  gbk: "936 cp936 csgbk eucgb2312cn euccn gb231280 gb23121980 ms936 windows936 xmacsimpchinese",
  gb18030: "csgb18030 gb180302000",
  big5: "950 big5tw cp950 ms950 xmactradchinese",
  "big5-hkscs": "csbig5hkscs hkscs",
  "euc-jp": "extendedunixcodepackedformatforjapanese ujis",
  "iso-2022-jp": "iso2022jp",
  shift_jis: "932 cp932 cswindows31j mskanji shiftjis sjis xmacjapanese",
  "euc-kr": "949 cp949 korean ksc5601 ksc56011987 ksx1001 ms949 uhc xmackorean",
};

/** The encodings of `ALIASES` by name, without punctuation. An import of the module does not make them. */
let byName: ReadonlyMap<string, string> | undefined;

function namesOfAliases(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(ALIASES).flatMap(([encoding, names]) =>
      [encoding, ...names.split(" ")].map((name) => [withoutPunctuation(name), encoding] as const)
    ),
  );
}

function withoutPunctuation(name: string): string {
  return name.replace(/[^a-z0-9]/g, "");
}

/**
 * Returns the encoding of a name. As in Python, neither case nor punctuation matters.
 *
 * @param name The name, such as `"utf-16-le"`, `"UTF_16LE"` or `"csISOLatin1"`.
 * @returns `"latin1"`, `"ascii"`, `"utf-16"` (by its byte order mark) or a canonical name of `TextDecoder`;
 *   `undefined` for an unknown name.
 */
export function encodingOf(name: string): string | undefined {
  const lower = name.trim().toLowerCase();
  const plain = withoutPunctuation(lower);
  byName ??= namesOfAliases();
  const known = byName.get(plain);
  if (known === "latin1" || known === "ascii" || known === "utf-16") return known;
  const hyphenated = lower.replaceAll(/[\s_]+/g, "-");
  for (const label of [known, lower, hyphenated, hyphenated.replaceAll("-", "_"), plain]) {
    try {
      if (label !== undefined) return new TextDecoder(label).encoding;
    } catch {
      // TextDecoder does not know this spelling.
    }
  }
  return undefined;
}
