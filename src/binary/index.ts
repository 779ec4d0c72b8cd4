export { fromBase64 } from './base64';
export { ByteReader, ByteWriter } from './bytes';
export { deflated, inflate, inflated } from './inflate';
export { RangeReader, RangeWriter } from './range-coder';
