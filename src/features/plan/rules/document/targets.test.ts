import { describe, expect, it } from 'vitest';
import { readIndicators } from './indicators.ts';
import { indicatorTargets } from './targets.ts';

describe('targets in the wording of an indicator', () => {
  it.each([
    ['Jälgijate arv kasvab vähemalt 25% aastas.', [{ kind: 'growth', min: 25, max: null, unit: '%', per: 'year' }]],
    ['Taotlejate arvu tõus.', [{ kind: 'growth', min: null, max: null }]],
    ['Wzrost liczby wejść o 10% rocznie', [{ kind: 'growth', min: 10, unit: '%', per: 'year' }]],
    ['Increase followers by 20 %', [{ kind: 'growth', min: 20, unit: '%' }]],
    ['Kaebuste arv väheneb 10%', [{ kind: 'growth', min: null, max: -10, unit: '%' }]],
    ['Kaebuste vähenemine', [{ kind: 'growth', min: null, max: 0 }]],
    ['1-3 temaatilist gruppi', [{ kind: 'count', min: 1, max: 3, unit: 'temaatilist gruppi' }]],
    ['vähemalt 10 artiklit aastas', [{ kind: 'count', min: 10, unit: 'artiklit', per: 'year' }]],
    ['kaks infopäeva', [{ kind: 'count', min: 2, unit: 'infopäeva' }]],
    ['liczba spotkań – 4 szt.', [{ kind: 'count', min: 4, unit: 'szt.' }]],
    ['Liczba ankiet: 100', [{ kind: 'count', min: 100, unit: 'ankiet' }]],
    ['kuni 16 000 külastust', [{ kind: 'count', min: null, max: 16000, unit: 'külastust' }]],
    ['Avamisprotsent vähemalt 40%', [{ kind: 'rate', min: 40, unit: '%' }]],
    ['Loobujaid alla 5%', [{ kind: 'threshold', min: null, max: 5, unit: '%' }]],
    ['Rahulolu vähemalt 4,5 palli', [{ kind: 'threshold', min: 4.5, unit: 'palli' }]],
    ['Iga kvartal on liikmetel toimunud kohtumine.', [{ kind: 'cadence', min: 1, per: 'quarter' }]],
    ['2 x kuus', [{ kind: 'cadence', min: 2, per: 'month' }]],
    [
      'Iga valla ühes lehes on kord kvartalis meie lugu.',
      [{ kind: 'cadence', min: 1, per: 'quarter', each: 'municipality' }],
    ],
    ['1 piknik w każdej gminie', [{ kind: 'count', min: 1, each: 'municipality' }]],
    ['Loodud on grupid sihtgruppidele, 1-3 gruppi.', [{ kind: 'milestone' }, { kind: 'count', min: 1, max: 3 }]],
    [
      'Välja on töötatud kava, mida igal aastal uuendatakse.',
      [{ kind: 'milestone' }, { kind: 'cadence', per: 'year' }],
    ],
    ['Koduleht on avatud ja testitud.', [{ kind: 'milestone' }]],
    ['Lugude sari ajalehes 2022-2023.', [{ kind: 'milestone' }]],
    ['Sõlmitud kokkulepped kulude vähendamiseks.', [{ kind: 'milestone' }]],
    ['Jälgijaid on 2000', [{ kind: 'count', min: 2000 }]],
    ['Jälgijate arv kasvab 500 võrra', [{ kind: 'growth', min: 500 }]],
    ['Liikmete arv suureneb 90-lt 100-ni', [{ kind: 'count', min: 100 }]],
    ['Average rating of at least 4.5 out of 5', [{ kind: 'threshold', min: 4.5 }]],
    ['At least two press releases each month', [{ kind: 'count', min: 2, unit: 'press releases', per: 'month' }]],
    ['Kava on kinnitatud 30.06.2023', [{ kind: 'milestone' }]],
    ['Aruanne on esitatud 2 nädala jooksul', [{ kind: 'milestone' }]],
    ['Valminud on strateegia 2030', [{ kind: 'milestone' }]],
    ['Opracowano stronę', [{ kind: 'milestone' }]],
    [
      'Igas vallas toimub vähemalt 2 kohtumist aastas',
      [{ kind: 'count', min: 2, unit: 'kohtumist', per: 'year', each: 'municipality' }],
    ],
    ['Reached 5,000 people', [{ kind: 'count', min: 5000, unit: 'people' }]],
    ['Noorte osakaal tõuseb 15%-lt 25%-ni', [{ kind: 'rate', min: 25, unit: '%' }]],
    ['Jälgijate arv on 2025. aasta lõpuks 3000', [{ kind: 'count', min: 3000 }]],
    ['5 osób / kwartał', [{ kind: 'count', min: 5, unit: 'osób', per: 'quarter' }]],
    ['10k impressions', [{ kind: 'count', min: 10000, unit: 'impressions' }]],
    ['1,5 miljonit vaatamist', [{ kind: 'count', min: 1500000, unit: 'vaatamist' }]],
    ['Vähemalt 4 palli 5-st', [{ kind: 'threshold', min: 4, unit: 'palli' }]],
    ['5+ partnerit', [{ kind: 'count', min: 5, unit: 'partnerit' }]],
    ['at least one per parish', [{ kind: 'count', min: 1, each: 'municipality' }]],
    ['at least one per parish per quarter', [{ kind: 'count', min: 1, per: 'quarter', each: 'municipality' }]],
    ['Koolitatud 20 vabatahtlikku', [{ kind: 'count', min: 20, unit: 'vabatahtlikku' }]],
  ])('%j', (text, targets) => {
    const found = indicatorTargets(text);
    expect(found).toHaveLength(targets.length);
    expect(found).toMatchObject(targets);
  });
});

describe('indicators of a cell', () => {
  it.each([
    ['Sari ilmub 2022. aastal nt lehes jms. Lugejaid on 4,5 tuhat. Valminud on kava', 3],
    ['Veeb on avatud; 500 külastust', 2],
    ['4 szt. plakatów. Opracowano stronę', 2],
    ['Sari lehes 2022-2023. Taotlejate arvu tõus.', 2],
  ])('%j holds %i', (text, count) => {
    expect(readIndicators([text]).map((indicator) => indicator.text)).toHaveLength(count);
  });
});
