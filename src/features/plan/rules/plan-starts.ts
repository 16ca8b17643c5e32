import type { Start } from '#platform/starts/start.ts';

/** What the plan itself can begin from a step. Stems are folded and stand at the beginning of a word. */
export const planStarts: readonly Start[] = [
  {
    key: 'plan.decision',
    permission: 'plan.work',
    stems: {
      et: ['otsus', 'kaalu', 'vali', 'valik', 'fännileh', 'kinnita', 'hääleta', 'võrrel', 'võrdle'],
      en: ['decid', 'decis', 'weigh', 'consider', 'choos', 'choice', 'select', 'whether', 'approv', 'compar', 'vote'],
    },
    path: 'decisions/new',
  },
  {
    key: 'plan.agreement',
    permission: 'plan.work',
    stems: {
      et: ['lep', 'kokkulep', 'koostöölep', 'raamlep', 'partnerlus', 'memorandum', 'protsessikirjeld'],
      en: ['agree', 'contract', 'memorandum', 'partnership', 'arrangement'],
    },
    path: 'agreements/new',
  },
  {
    key: 'plan.file',
    permission: 'plan.work',
    stems: {
      et: [
        'foto',
        'pilt',
        'pildi',
        'fail',
        'dokumen',
        'plakat',
        'flaier',
        'kujunda',
        'logo',
        'protokol',
        'trük',
        'lisa',
      ],
      en: [
        'photo',
        'pictur',
        'imag',
        'file',
        'document',
        'poster',
        'flyer',
        'leaflet',
        'logo',
        'design',
        'print',
        'upload',
      ],
    },
    path: 'activities/:activity?evidence=:step&way=file',
  },
  {
    key: 'plan.note',
    permission: 'plan.work',
    stems: {
      et: ['märk', 'märgi', 'kokkuvõt', 'koosolek', 'arutel', 'aruta', 'kohtu', 'intervju', 'analüüs'],
      en: ['note', 'minutes', 'summar', 'meet', 'discuss', 'interview', 'analys'],
    },
    path: 'activities/:activity?evidence=:step&way=note',
  },
  {
    key: 'plan.link',
    permission: 'plan.work',
    stems: {
      et: ['link', 'postit', 'avalda', 'uudis', 'artik', 'koduleh', 'veebi', 'alamleh', 'kajast'],
      en: ['link', 'post', 'publish', 'news', 'articl', 'websit', 'page', 'coverage'],
    },
    path: 'activities/:activity?evidence=:step&way=link',
  },
];
