import type { PlanField } from '../../contract/document.ts';

/** What a column can be. A section column carries no field of an activity: its values become the sections. */
export type ColumnField = PlanField | 'section';

export interface HeaderWord {
  field: ColumnField;
  /** 1 says it surely, 2 says it unless a surer column does, 3 only when nothing else fits. */
  rank: 1 | 2 | 3;
  stem: string;
  /** Whether the stem may go on (`vastuta…`) or is a whole word (`kes`). */
  open: boolean;
}

/** Folded stems; a star lets the word go on. Phrases stand with underscores. */
const lists: [ColumnField, 1 | 2 | 3, string][] = [
  [
    'code',
    1,
    'nro jrk jrk_nr jrknr jarjekorranumber nr number kood tegevuse_nr no code id ref # lp l_p poz pozycja npk n_p_k kods numurs numero koodi lfd_nr nummer pos kod item_no s_no',
  ],
  [
    'title',
    1,
    'tegevus tegevuse tegevused tegevuse_nimetus kommunikatsioonitegevus* tegevuse_kirjeldus pohitegevus* activit* communication* dzialani* nazwa_dzialan* nazwa_zadan* darbib* aktivitat* pasakum* toimenpi* toiminta massnahme* aktivitaet* action actions initiative* veikla* tegevusala_tegevus',
  ],
  [
    'title',
    2,
    'ulesanne ulesanded ulesande_nimetus toiming* task tasks zadani* uzdevum* tehtav* aufgabe* tegevuskava_punkt mida_tehakse mida_teeme projekt project projekti_nimi tactic* taktik* event events sundmus sundmused uritus uritused wydarzenie wydarzenia',
  ],
  [
    'title',
    3,
    'nimetus nimi name nazwa what mida sisu kirjeldus description opis pealkiri title tytul strategy strategia strateegia meede_tegevus',
  ],
  [
    'period',
    1,
    'ajakava aeg ajaraam ajavahemik ajaperiood ajagraafik tahtaeg tahtaja* tahtpaev* periood perioodi* teostamise_aeg toimumisaeg* toimumise_aeg taitmise_aeg elluviimise_aeg kuupaev* millal algus alguskuupaev lopp loppkuupaev algusaeg lopuaeg timing timeline time timescale* timeframe time_frame when date dates deadline* due due_date by_when period schedule start end start_date end_date finish target_date termin terminy okres czas data harmonogram kiedy termin_realizacji laiks termins izpildes_termins periods laika_grafiks aikataulu ajankohta maaraaika* zeitplan zeitraum frist wann terminas kvartal kuu month quarter kwartal miesiac rok aasta year',
  ],
  ['period', 3, 'sagedus frequency how_often kui_tihti czestotliwosc biezums haufigkeit taajuus'],
  [
    'indicators',
    1,
    'indikaator* indikaatr* naitaja* tulemusnaitaja* valjundnaitaja* tulemusindikaator* moodik* moodetav* moodame mooda* kuidas_moodame how_measured how_will_we_measure indicator* kpi kpis measure measures measurement* metric* success_criteria measure_of_success measures_of_success wskaznik* miernik* raditaj* mittari* indikator* kennzahl* kriteeriu* monitoring_indicator*',
  ],
  [
    'indicators',
    2,
    'tulemus tulemused tulemuse oodatav* eesmargi_taitmine valjund* moju evaluation outcome* output* result* success target targets deliverable* impact expected_result* efekt* rezultat* planowane_efekty rezultat* tulos tulokset ergebnis* zielwert sihttase sihtvaartus sasniedzam* milestones milestone',
  ],
  [
    'steps',
    1,
    'alategev* alltegev* samm sammud etapp etapid alaulesan* alamtegev* tookaik step steps sub_activit* subactivit* sub_task* subtask* sub_action* substep* action_steps next_steps poddzialan* podzadan* krok kroki etapy apaksdarbib* soli vaihe vaiheet osatoimenpi* schritt* teilmassnahm* teilschritt* detailsed_tegevused elluviimise_etap*',
  ],
  ['steps', 2, 'tegevuste_kirjeldus tegevuse_sisu tegevuste_loetelu how kuidas'],
  [
    'parties',
    1,
    'osaleja* vastuta* peavastuta* pohivastuta* kaasat* taitja* elluviija* teostaja* korraldaja* partner* koostoopartner* kaasvastuta* eestvedaja* kes responsib* owner* lead leads lead_officer who whos_involved who_s_involved involved participants participant actor actors delivered_by assigned_to accountable person odpowiedzial* osoba_odpowiedzialn* by_whom by_who wykonawc* realizator* podmiot* kto uczestni* atbildig* izpilditaj* dalibniek* vastuu* toteuttaja* osallistuja* verantwortlich* zustandig* beteiligte* wer',
  ],
  [
    'objective',
    1,
    'eesmar* objective* goal goals aim aims purpose cel cele cel_komunikacji cel_dzialania cel_ogolny merk* tavoite* tavoitteet ziel ziele mihin miks why',
  ],
  [
    'audience',
    1,
    'sihtgrup* sihtruhm* kellele target_group* target_audience* audience* publics adresa* grupa_docelowa grupy_docelowe odbiorc* do_kogo merkgrup* merkauditorija kohderyhm* zielgrupp* sidusruhm* huvirum* huvigrup* whom who_for for_whom for_who',
  ],
  ['audience', 2, 'stakeholder*'],
  [
    'medium',
    1,
    'kanal kanalid kanali* kommunikatsioonikanal* infokanal* meedium* channel* medium media method methods tool tools srod* srodki_przekazu kanaly narzedzi* komunikacijas_kanal* kommunikationskanal* komunikaci* kanava* viestintakanava* kanale meedia tooriist* vahend vahendid formaat format platform* sonumikanal*',
  ],
  ['medium', 3, 'forma forms form vorm'],
  [
    'budget',
    1,
    'eelarve* maksumus* hind hinnad kulu kulud rahastamine rahastus kogumaksumus summa budget* cost costs resource* ressur* resurss* price budzet* koszt* kwota wydatk* finansowani* budzet izmaks* finansejum* kustannu* budjetti* kosten ressourc* rahalised_vahendid planeeritud_kulu',
  ],
  [
    'status',
    1,
    'taitmine taidetud seis staatus* olek status progress state update updates stan stan_realizacji status_realizacji postep* stavokl* statuss izpilde tila stand umsetzungsstand realiseerimi* tulemuse_seis hetkeseis tegelik*',
  ],
  ['status', 2, 'seuranta'],
  [
    'section',
    1,
    'osa peatukk valdkon* tegevusvaldkon* suund toosuund toosuunna tegevussuun* prioritee* alaeesmark section theme themes area focus_area* pillar* priorit* priority_area* workstream* category kategooria kategori* obszar* dziedzin* cel_szczegolowy cele_szczegolowe joma virzien* prioritat* osa_alue painopiste* bereich* handlungsfeld* teema teemavaldkon* tegevusgrupp programm komponent* rozdzial objective_area tood_suund',
  ],
  ['section', 2, 'meede meetme* cel_strategiczny'],
];

export const headerWords: HeaderWord[] = lists.flatMap(([field, rank, words]) =>
  words.split(' ').map((word) => {
    const open = word.endsWith('*');
    return { field, rank, open, stem: (open ? word.slice(0, -1) : word).replaceAll('_', ' ') };
  }),
);
