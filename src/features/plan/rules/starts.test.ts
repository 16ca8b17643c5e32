import { describe, expect, it } from 'vitest';
import { planStarts } from './plan-starts.ts';
import { offersFor, startPath } from './starts.ts';

const fitting = (wording: string, language = 'et') =>
  offersFor(wording, planStarts, language)
    .filter((offer) => offer.fits)
    .map((offer) => offer.start.key.replace('plan.', ''));

describe('what a wording asks for first', () => {
  // Wordings of an invented plan, each in a form in which such words stand in plans.
  it.each([
    ['Kaaluda, kas külal on vaja oma videokanalit', 'decision'],
    ['Vajadusel kaalutakse teise žürii kutsumist', 'decision'],
    ['Otsustada kevadfestivali nimi', 'decision'],
    ['Juhatuse otsuse ettevalmistamine', 'decision'],
    ['Valida välja kujundaja', 'decision'],
    ['Fännilehe vajalikkuse arutamine', 'decision'],
    ['ÕPPEREISI SIHTKOHA VALIK', 'decision'],
    ['Leppida naabervallaga kokku ühine kalender', 'agreement'],
    ['Lepingu sõlmimine trükikojaga', 'agreement'],
    ['Kokkulepped raamatukogudega on uuendatud', 'agreement'],
    ['Koostöölepe noortekeskusega', 'agreement'],
    ['Fotode kogumine talgutelt', 'file'],
    ['Piltide ja logode kogu korrastada', 'file'],
    ['Plakatid bussipeatustesse', 'file'],
    ['Koosoleku pidamine seltsimajas', 'note'],
    ['Märkmed arutelust', 'note'],
    ['Postitused külalehel', 'link'],
    ['Uudise avaldamine vallalehes', 'link'],
  ])('%s → %s', (wording, expected) => {
    expect(fitting(wording)[0]).toBe(expected);
  });

  it.each([
    ['Consider a second channel for the young', 'decision'],
    ['Decide on the name of the fair', 'decision'],
    ['Whether to keep the fan page', 'decision'],
    ['Agreements with three libraries', 'agreement'],
    ['Contract with the printer', 'agreement'],
    ['Photos of the village fair', 'file'],
    ['Meeting with the working group', 'note'],
    ['Publish an article in the paper', 'link'],
  ])('in English: %s → %s', (wording, expected) => {
    expect(fitting(wording, 'en')[0]).toBe(expected);
  });

  it.each([
    'Talgud pargis',
    'Õppida tundma naabreid',
    // "lep" and "vali" stand inside the words, not at their beginning.
    'Salepi kasvatamine',
    'Ravalise rütmi hoidmine',
  ])('nothing of "%s"', (wording) => {
    expect(fitting(wording)).toEqual([]);
  });

  it('offers all of them, those that fit first, in the order of the rooms after that', () => {
    const keys = offersFor('Sõlmida leping', planStarts, 'et').map((offer) => offer.start.key);
    expect(keys).toEqual(['plan.agreement', 'plan.decision', 'plan.file', 'plan.note', 'plan.link']);
  });

  it('puts what more words ask for before what one word asks for', () => {
    expect(fitting('Kokkulepe ja leping, otsus hiljem').slice(0, 2)).toEqual(['agreement', 'decision']);
  });

  it('reads a plan in a third language by the words of both', () => {
    expect(fitting('Umowa, contract, leping', 'pl')).toContain('agreement');
  });
});

describe('where a start leads', () => {
  const place = { activityId: 'A', stepId: 'S' };
  it.each([
    ['decisions/new', place, 'decisions/new?activity=A&step=S'],
    ['decisions/new', { ...place, stepId: null }, 'decisions/new?activity=A'],
    ['activities/:activity?evidence=:step&way=file', place, 'activities/A?evidence=S&way=file'],
    ['activities/:activity?evidence=:step&way=file', { ...place, stepId: null }, 'activities/A?evidence=new&way=file'],
    ['surveys/new?template=needs', place, 'surveys/new?template=needs&activity=A&step=S'],
  ])('%s from %j', (path, from, expected) => {
    expect(startPath({ path }, from)).toBe(expected);
  });
});
