// Written by scripts/make-text-tables.ts; do not edit.
// The zeros of all decimal digits outside ASCII, four base-36 digits each.
export const DIGIT_ZEROS =
  '019c01dc01j401uu01ye021y025i029202cm02g602jq02na02qu02ts02xc02zk037k039s04ps04r404zq053k058g058w05e805gw05kw05lc0wtc0xcg0xds0xjk0xkg0xn40xyo1eds';
