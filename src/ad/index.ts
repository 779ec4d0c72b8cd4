export { countryName } from './country';
export { AdError, type AdErrorCode } from './errors';
export { MARKUP_PAD } from './markup';
export { fromJobPosting, type PostingReading } from './posting';
export { readAd } from './read';
export {
  type Ad,
  type AdInput,
  type JobAd,
  type JobPosting,
  SECTION_BREAK,
  type Section,
  TEXT_FIELDS,
  type TextField,
} from './types';
