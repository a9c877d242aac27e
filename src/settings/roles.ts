/** What people did for a book: the words that writers use and the MARC relator codes that catalogues use. */

/** Word → code of the MARC Code List for Relators (Library of Congress). */
export const roleWords: ReadonlyMap<string, string> = new Map(
  Object.entries({
    author: 'aut',
    writer: 'aut',
    'co-author': 'aut',
    editor: 'edt',
    translator: 'trl',
    illustrator: 'ill',
    photographer: 'pht',
    artist: 'art',
    designer: 'dsr',
    'book designer': 'bkd',
    'cover designer': 'cov',
    'cover artist': 'cov',
    typographer: 'tyg',
    introduction: 'aui',
    foreword: 'aui',
    preface: 'aui',
    afterword: 'aft',
    annotator: 'ann',
    commentator: 'cmm',
    compiler: 'com',
    contributor: 'ctb',
    collaborator: 'ctb',
    adapter: 'adp',
    narrator: 'nrt',
    interviewer: 'ivr',
    interviewee: 'ive',
    proofreader: 'pfr',
    reviewer: 'rev',
    researcher: 'res',
    dedicatee: 'dte',
    composer: 'cmp',
    lyricist: 'lyr',
    director: 'drt',
    cartographer: 'ctg',
    publisher: 'pbl',
    producer: 'pro',
    owner: 'own',
    'rights holder': 'cph',
    'book producer': 'bkp',
  }),
)

const moreCodes =
  'abr act anl anr ant app aqt arc ard arr asg asn ato auc aud aus bjd blw bnd bpd bsl cas ccp cli cll clr clt cmt cnd cng cns coe ' +
  'col con cor cos cot cou cpc cpe cpl cre crp crr crt csl csp cst ctr cts ctt cur cwt dbp den dfd dfe dft dgg dgs dis dln dnc dnr ' +
  'dpc dpt drm dst dtc dtm dto dub edc edm egr elg elt eng enj etr evp exp fac fds fld flm fmd fmk fmo fmp fnd fpy frg gis his hnr ' +
  'hst ilu ins inv isb itr jud jug lbr lbt ldr led lee lel len let lgd lie lil lit lsa lse lso ltg mcp mdc med mfp mfr mod mon mrb ' +
  'mrk msd mte mtk mus opn org orm osp oth pan pat pbd pdr pfr plt pma pmn pop ppm ppt pra prc prd pre prf prg prm prn prp prs prt ' +
  'prv pta pth ptf pup rbr rcd rce rcp rdd red ren rpc rps rpt rpy rse rsg rsp rsr rst rth rtm sad sce scl scr sds sec sgd sgn sht ' +
  'sll sng spk spn spy srv std stg stl stm stn str tcd tch ths tlp trc tyd uvp vac vdg voc wac wal wam wat wdc wde win wit wpr wst'

/** Every relator code that Chapbook knows. */
export const roleCodes: ReadonlySet<string> = new Set([...roleWords.values(), ...moreCodes.split(' ')])
