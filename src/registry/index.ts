export { checkNumber } from './check';
export { readRegistryNumbers } from './read';
export type { RequirementTables } from './requirements';
export { compileRequirements, missingFor } from './requirements';
export { ShapeError } from './shape';
export type { RegistryKnowledge, RegistryTables } from './tables';
export { compileRegistry } from './tables';
export type {
  AdItem,
  AdKind,
  AdRequirement,
  AdRequirementFile,
  AdRequirementRow,
  CheckStep,
  RegistryCheck,
  RegistryFormatFile,
  RegistryFormatRow,
  RegistryKind,
  RegistryNumber,
} from './types';
export { AD_ITEMS } from './types';
