export { EnglishReaderError } from './errors';
export type { EnglishReader, EnglishReaderOptions } from './reader';
export { createEnglishReader, MAX_READ, MAX_SENTENCE } from './reader';
export type { Adjustment, DenialReason } from './refine';
export { adjust, isDemand, refine } from './refine';
export type { Modality, Party, Payment, PaymentItem, PaymentReading, Span } from './types';
