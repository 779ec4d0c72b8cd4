import { LONGEST_NUMBER } from './numbers';
import { type Joint, LONGEST_REST } from './phrase';

/** Longest stretch that may stand between two tight pieces. */
const LONGEST_BETWEEN = 40;

/** Longest stretch that the joint can bridge, in units. */
export function reachOf(joint: Joint): number {
  switch (joint.kind) {
    case 'tight':
      return joint.between.size === 1 && joint.between.has('') ? 0 : LONGEST_BETWEEN;
    case 'rest':
      return LONGEST_REST + 2;
    case 'gap':
      return joint.units;
    case 'number':
      return joint.lead + joint.trail + LONGEST_NUMBER + 3;
  }
}
