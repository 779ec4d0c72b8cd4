import type { Ad } from '../ad';
import type { Entity, ExtractTables } from '../extract';
import type { Mention } from '../lexicon';
import { missingFor, type RequirementTables } from '../registry/requirements';
import type { AdItem, AdKind, AdRequirement } from '../registry/types';
import { adKindOf, countryOf, type Read } from './kind';
import type { Stance } from './types';

/** The tables by which it is told what an ad should state. */
interface Tables {
  readonly tables: Pick<ExtractTables, 'fx' | 'conventions'>;
  readonly requirements: RequirementTables;
}

/**
 * What the law or the custom of the place makes an honest ad of this kind state and this one does not, what the law asks first.
 * A text that is no offer owes nothing.
 */
export function missingFrom(
  {
    ad,
    mentions,
    entities,
    stance,
  }: {
    readonly ad: Ad;
    readonly mentions: readonly Mention[];
    readonly entities: readonly Entity[];
    readonly stance: Stance;
  },
  { tables, requirements }: Tables,
): AdRequirement[] {
  if (stance !== 'offer' && stance !== 'unclear') return [];
  const present = new Set(mentions.filter((m) => !m.negated).map((m) => m.concept));
  const home = countryOf(ad, entities, tables);
  const read: Read = { present, entities, home };
  const kind = adKindOf(read);
  return missingFor(kind, home, requirements, statedIn(ad, mentions, read, kind));
}

/** Concepts of which one, not denied, states an item. */
const STATED_BY = Object.entries({
  'licence.overseas-placement': ['licence.overseas-placement', 'licence.public-scheme'],
  'licence.agency': ['licence.agency', 'licence.overseas-placement', 'licence.public-scheme'],
  'agency.recruiter-registration': ['licence.recruiter'],
  'agency.address': ['employer.address'],
  'employer.address': ['employer.address'],
  'employer.registration': ['employer.registration'],
  'job-order.number': ['honest.job-order'],
  'work.duties': ['honest.duties', 'role.manual', 'role.skilled'],
  'work.place': ['honest.workplace', 'employer.address'],
  'work.hours': ['honest.working-hours', 'honest.working-time'],
  'work.positions': ['honest.positions'],
  'work.requirements': ['honest.requirements', 'honest.experience', 'honest.degree', 'effort.no-skill'],
  'contract.type': ['honest.contract'],
  'contract.term': ['honest.contract-term'],
  'insurance.social': ['honest.insurance'],
  'visa.class': ['honest.visa-class'],
  'fee.who-pays': ['fee.none', 'honest.anti-fraud-notice'],
  'notice.illegal-recruitment': ['honest.anti-fraud-notice'],
} satisfies { readonly [item in AdItem]?: readonly string[] }) as [AdItem, readonly string[]][];

/** Costs of getting the job: whoever names one, even to deny it, says who pays. */
const COSTS: ReadonlySet<string> = new Set([
  'fee.deposit',
  'fee.registration',
  'fee.training',
  'fee.equipment',
  'fee.travel-papers',
  'fee.background-check',
]);

function statedIn(
  ad: Ad,
  mentions: readonly Mention[],
  { present, entities }: Read,
  kind: AdKind,
): ReadonlySet<AdItem> {
  const stated = new Set<AdItem>();
  for (const [item, concepts] of STATED_BY) if (concepts.some((c) => present.has(c))) stated.add(item);
  if (mentions.some((m) => COSTS.has(m.concept))) stated.add('fee.who-pays');
  if (entities.some((e) => e.kind === 'age')) stated.add('work.requirements');
  if (entities.some((e) => e.kind === 'pay')) stated.add('pay.amount');
  if (entities.some((e) => e.kind === 'pay' && e.period !== 'unknown')) stated.add('pay.period');
  if (entities.some((e) => e.kind === 'place' && e.concept !== 'place.abroad')) stated.add('work.place');
  if (ad.sections.some((s) => s.field === 'location' && s.end > s.start)) stated.add('work.place');
  const contacts = entities.filter((e) => e.kind === 'contact');
  // An ad without any contact stands where one applies on the spot.
  if (!contacts.every((c) => c.messenger) || contacts.length === 0) stated.add('contact.checkable');
  // Where an agency speaks, the first name is its own, and only a second one that of the employer.
  const names = mentions.filter((m) => m.concept === 'employer.legal-form' || m.concept === 'employer.named').length;
  const isNamed = names > 0 || present.has('employer.registration');
  if (isNamed) stated.add('agency.name');
  if (kind === 'agency' ? names > 1 : isNamed) stated.add('employer.legal-name');
  return stated;
}
