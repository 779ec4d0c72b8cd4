import type { Joint } from './phrase';

/** A joint as text; empty for none. */
export function writeJoint(joint: Joint | null): string {
  switch (joint?.kind) {
    case undefined:
      return '';
    case 'tight':
      return `t${[...joint.between].join('|')}`;
    case 'rest':
      return 'r';
    case 'gap':
      return `${joint.stem ? 'G' : 'g'}${joint.units}`;
    case 'number':
      return `${joint.stem ? 'N' : 'n'}${joint.lead},${joint.trail}`;
  }
}

/** The joint that was written so. */
export function readJoint(written: string): Joint | null {
  const rest = written.slice(1);
  switch (written[0]) {
    case undefined:
      return null;
    case 't':
      return { kind: 'tight', between: new Set(rest.split('|')) };
    case 'r':
      return { kind: 'rest' };
    case 'g':
    case 'G':
      return { kind: 'gap', units: Number(rest), ...(written[0] === 'G' ? { stem: true } : {}) };
    case 'n':
    case 'N': {
      const [lead, trail] = rest.split(',').map(Number) as [number, number];
      return { kind: 'number', lead, trail, ...(written[0] === 'N' ? { stem: true } : {}) };
    }
    default:
      throw new Error(`no joint begins with ${written[0]}; pack the rules again`);
  }
}
