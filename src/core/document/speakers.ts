/** Words that tell who speaks: verbs and nouns of saying, and speakers whom nobody can ask. */
const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Verbs that hand what follows to their subject. */
export const SAYING = list(`
  said says say stated states told tells added adds announced announces argued argues argue asserted asserts believed believes believe
  called calls claimed claims claim confirmed confirms conceded concedes concluded concludes contended contends declared declares denied denies
  described describes emphasized emphasizes emphasised emphasises estimated estimates estimate expected expects expect explained explains
  feared fears forecast forecasts found finds hinted hints hoped hopes indicated indicates insisted insists maintained maintains mentioned noted notes
  observed observes predicted predicts projected projects promised promises quipped recalled recalls reckoned reckons reiterated reiterates remarked remarks
  replied replies reported reports responded revealed reveals ruled said stressed stresses suggested suggests suspected suspects swore testified testifies
  thinks think thought tweeted underlined underlines underscored vowed vows warned warns warn wrote writes acknowledged acknowledges admitted admits
  accused accuses accuse alleged alleges blamed blames complained complains condemned condemns criticised criticized criticises criticizes demanded demands
  denounced denounces dismissed dismisses hailed hails praised praises pledged pledges proposed proposes rejected urged urges lamented laments joked jokes
  argued boasted boasts gushed predicted considered considers regards regarded judged judges viewed views proclaimed proclaims insinuated wondered wonders
  cautioned cautions foretold labelled labeled characterized characterised allege calculated calculates anticipated anticipates wants wanted likened likens posted asked asks`);

/** Of these, the ones that hand over their object only with a clause or a quotation behind them. */
export const NEEDS_CLAUSE =
  list(`found finds reported reports showed shows expected expects ruled wants wanted asked asks thought think thinks noted notes observed
  observes projected projects posted revealed reveals found fears feared hopes hoped considered considers regards regarded viewed views views judged`);

/** Of these, the ones that a thing can be the subject of without speaking: they ask for a name or a pronoun. */
export const NEEDS_PERSON = list('suggested suggests indicated indicates hinted hints revealed reveals');

/** Present participles that go on with an attribution made before: ", adding that …". */
export const SAYING_ON = list(
  'adding saying noting warning claiming insisting arguing stressing explaining predicting suggesting estimating telling conceding',
);

/** Verbs of plain saying, which even an unnamed group can be the subject of ("insurers said"). */
export const PLAIN_SAYING = list('said say says told wrote alleged allege added');

/** After these a clause follows. */
export const CLAUSE_OPENER = list(`that it he she they we i there if whether the a an this these its their his her "`);

/** "X's warning that …", "a promise by X that …". */
export const SAYING_NOUNS =
  list(`accusation accusations allegation allegations argument assertion assertions belief claim claims complaint conclusion conviction
  fear fears forecast hope insistence opinion pledge prediction promise remark remarks statement statements suggestion suspicion testimony threat view views
  vow warning warnings words estimate`);

/** Speakers whom nobody can ask: their words stay the author's (labels.md, Voice). */
export const VAGUE =
  list(`observers critics experts analysts pundits insiders commentators skeptics sceptics supporters opponents detractors watchers
  rumours rumors people others everyone everybody nobody many some few several most sources voices traders economists fans historians
  anyone someone locals neighbours neighbors number majority it reports accounts studies surveys polls estimates gossip speculation`);

/** Words before a vague noun that leave it vague. */
export const VAGUE_QUANTITY = list('some many several few most other various certain countless numerous');

/** Nouns that stand for one text or body as surely as a name does, even without an article. */
export const BARE_SPEAKERS =
  list(`police officials prosecutors authorities investigators organisers organizers lawyers scientists researchers witnesses residents
  ministers lawmakers unions rescuers firefighters regulators doctors detectives councillors staff workers officers editors campaigners archaeologists
  engineers negotiators diplomats forecasters astronomers biologists geologists authors parents teachers pupils students farmers defence defense
  ministry parliament congress government management counsel`);

/** Subjects that are no speakers. */
export const NO_SPEAKER = list(
  'that this which there what these those who data figures results evidence numbers signs something nothing everything',
);

export const PRONOUNS = list('he she they we i both');

/** Words that may stand between a subject and its verb. */
export const BETWEEN =
  list(`has have had also then later repeatedly again earlier still once publicly privately often never already now bluntly simply quietly
  flatly openly did does do himself herself themselves both all reportedly only first even not n't has`);

/** After a comma, the author takes over again from an attribution. */
export const RESUMES_AUTHOR = list('but although though while whereas yet');
