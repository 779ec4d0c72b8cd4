export { EnglishReaderError } from './errors';
export type { EnglishReader, EnglishReaderOptions } from './reader';
export { createEnglishReader, MAX_READ, MAX_SENTENCE } from './reader';
export type { Modality, Party, Payment, PaymentItem, PaymentReading, Span } from './types';
