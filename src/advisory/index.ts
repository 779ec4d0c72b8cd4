export { hasLapsed, isStale, STALE_AFTER_DAYS } from './date';
export { AdvisoryError } from './errors';
export { advisoriesFor } from './find';
export type { AdvisoryTables } from './tables';
export { compileAdvisories } from './tables';
export type {
  Advisory,
  AdvisoryArea,
  AdvisoryFile,
  AdvisoryKind,
  AdvisoryLevel,
  AdvisoryReason,
  AdvisorySeverity,
  FoundAdvisory,
  NamedPlace,
} from './types';
