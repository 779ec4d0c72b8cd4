export { fromBase64, valuesOf } from './base64';
export { ByteReader, ByteWriter } from './bytes';
export { deflated, inflate, inflated, inflatedText } from './inflate';
export { RangeReader, RangeWriter } from './range-coder';
