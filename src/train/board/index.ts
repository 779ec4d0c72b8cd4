export { type BoardChoice, BoardError, type BoardModel, type BoardOptions, trainBoard } from './board';
export { boardConfigurations } from './configurations';
export type { LocationReading } from './fields';
